import { createEvaluation, type Placed } from './evaluation.ts';
import { type Form, type FormDisplay, type FormGroup, type FormItem, type FormQuestion, isQuestion } from './form.ts';
import { type FormState, keyOfPath, occurrencesOf, type Path } from './state.ts';
import type { Text } from './text.ts';

interface PageCommon {
  /** The same while the form is filled in, whatever language is shown. */
  readonly id: string;
  /** Titles of the groups around it, outermost first. */
  readonly headings: readonly Text[];
  /** Instructions that stand before the question in the form. */
  readonly instructions: readonly FormDisplay[];
}

/** One screen: a question, or two or three short ones of a kind. Without a question it is only to be read. */
export interface QuestionPage extends PageCommon {
  readonly kind: 'questions';
  readonly questions: readonly Placed<FormQuestion>[];
}

/** After the occurrences of a repeating group: whether there is another. `group` is to be given to `addOccurrence`. */
export interface AnotherPage extends PageCommon {
  readonly kind: 'another';
  readonly group: Placed<FormGroup>;
  readonly count: number;
  readonly mayAdd: boolean;
}

export type Page = QuestionPage | AnotherPage;

/** The screens of a form as it is answered now, in order. Questions that are hidden, computed or read-only have none. */
export function pages(form: Form, state: FormState): readonly Page[] {
  const { isEnabled } = createEvaluation(form, state);
  const laidOut: Page[] = [];

  const lay = (items: readonly FormItem[], at: readonly number[], headings: readonly Text[]): void => {
    let instructions: FormDisplay[] = [];
    const shown = items.filter((item) => !item.hidden && isEnabled({ linkId: item.linkId, at }));
    const add = (questions: readonly Placed<FormQuestion>[], named: Path): void => {
      laidOut.push({ kind: 'questions', id: keyOfPath(named), headings, instructions, questions });
      instructions = [];
    };
    const together = isShortPage(items) ? shown.filter(isAsked) : [];
    if (together[0] !== undefined) instructions = shown.filter((item) => item.type === 'display');
    if (together[0] !== undefined)
      return add(
        together.map((item) => ({ item, path: { linkId: item.linkId, at } })),
        { linkId: together[0].linkId, at },
      );

    for (const item of shown) {
      const path = { linkId: item.linkId, at };
      if (item.type === 'display') instructions.push(item);
      else if (item.type !== 'group') {
        if (isAsked(item)) add([{ item, path }], path);
        lay(item.items, at, headings);
      } else {
        const first = laidOut.length;
        layGroup(item, path, headings);
        const page = laidOut[first];
        if (page !== undefined) laidOut[first] = { ...page, instructions: [...instructions, ...page.instructions] };
        if (page !== undefined) instructions = [];
      }
    }
    const last = instructions.at(-1);
    if (last !== undefined) add([], { linkId: last.linkId, at });
  };

  const layGroup = (group: FormGroup, path: Path, around: readonly Text[]): void => {
    const headings = group.text === null ? around : [...around, group.text];
    if (!group.repeats) return lay(group.items, path.at, headings);
    const numbers = occurrencesOf(state, group, path.at);
    for (const number of numbers) lay(group.items, [...path.at, number], headings);
    laidOut.push({
      kind: 'another',
      id: keyOfPath(path),
      headings,
      instructions: [],
      group: { item: group, path },
      count: numbers.length,
      mayAdd: numbers.length < group.maxTimes,
    });
  };

  lay(form.items, [], []);
  return laidOut;
}

const isAsked = (item: FormItem): item is FormQuestion => isQuestion(item) && !item.hidden && !item.readOnly && item.sumOf === null;

/** Two or three short fields of one type and nothing else share a screen, for instance family name and given name. Never by answers. */
function isShortPage(items: readonly FormItem[]): boolean {
  const questions = items.filter((item) => item.type !== 'display' && !item.hidden);
  const [first] = questions;
  if (first === undefined || questions.length < 2 || questions.length > 3) return false;
  const short = ['string', 'integer', 'decimal', 'quantity'].includes(first.type);
  return (
    short &&
    questions.every(
      (item) => isAsked(item) && item.type === first.type && !item.repeats && item.items.length === 0 && item.enableWhen.length === 0,
    )
  );
}
