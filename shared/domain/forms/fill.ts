import { err, ok, type Result } from '../../result.ts';
import { type Entry, type EntryProblem, entryValue, isEmptyEntry } from './entry.ts';
import { createEvaluation, type Placed } from './evaluation.ts';
import { type Form, type FormItem, type FormQuestion, isChoice, isQuestion } from './form.ts';
import { indexOf } from './form-index.ts';
import { emptyState, type FormState, keyOfPath, occurrencesOf, type Path } from './state.ts';
import { sameValue, type Value } from './value.ts';

export type AnswerProblem = EntryProblem | 'no-such-question' | 'not-asked' | 'too-many-answers' | 'same-answer-twice' | 'not-together';

/** Why an answer was not taken. `index` is the entry it is about. */
export interface AnswerRefusal {
  readonly problem: AnswerProblem;
  readonly limit: string | number | null;
  readonly index: number;
}

/** A form nobody has touched: the author's initial values, and nothing else. */
export const startOf = (form: Form): FormState => withInitial(emptyState, form.items, []);

export interface Given {
  readonly path: Path;
  /** One for each answer; empty takes the answer back. */
  readonly entries: readonly Entry[];
  /** BCP 47 tag of the language on the screen: how numbers are written. */
  readonly language: string;
}

/** Takes the answers to one question, all of them together, or refuses them all. */
export function answer(form: Form, state: FormState, { path, entries, language }: Given): Result<FormState, AnswerRefusal> {
  const question = indexOf(form).get(path.linkId)?.item;
  if (question === undefined || !isQuestion(question)) return refuse('no-such-question');
  if (!mayAnswer(form, state, { item: question, path })) return refuse('not-asked');

  const filled = entries.filter((entry) => !isEmptyEntry(entry));
  if (filled.length > question.maxTimes) return refuse('too-many-answers', question.maxTimes);
  const values: Value[] = [];
  for (const [index, entry] of filled.entries()) {
    const value = entryValue(question, entry, language);
    if (!value.ok) return err({ ...value.error, index });
    values.push(value.value);
  }
  const clash = clashAmong(question, values);
  return clash === null ? ok(withAnswers(state, path, values)) : refuse(clash);
}

const refuse = (problem: AnswerProblem, limit: number | null = null): Result<never, AnswerRefusal> => err({ problem, limit, index: 0 });

function mayAnswer(form: Form, state: FormState, { item, path }: Placed<FormQuestion>): boolean {
  if (item.hidden || item.readOnly || item.sumOf !== null) return false;
  const key = keyOfPath(path);
  return createEvaluation(form, state)
    .placed()
    .some((placed) => keyOfPath(placed.path) === key);
}

function clashAmong(question: FormQuestion, values: readonly Value[]): 'same-answer-twice' | 'not-together' | null {
  if (!isChoice(question)) return null;
  if (values.some((value, index) => values.findIndex((other) => sameValue(other, value)) !== index)) return 'same-answer-twice';
  const alone = values.some((value) => question.options.some((option) => option.exclusive && sameValue(option.value, value)));
  return alone && values.length > 1 ? 'not-together' : null;
}

/** Without any check: for values that were checked before. */
export function withAnswers(state: FormState, path: Path, values: readonly Value[]): FormState {
  const { [keyOfPath(path)]: _, ...others } = state.answers;
  return { ...state, answers: values.length === 0 ? others : { ...others, [keyOfPath(path)]: values } };
}

/** One more of a repeating group; `path` is the group with the occurrences around it. The new number is the last of the list. */
export function addOccurrence(
  form: Form,
  state: FormState,
  path: Path,
): Result<{ readonly state: FormState; readonly added: Path }, 'no-such-group' | 'too-many'> {
  const group = indexOf(form).get(path.linkId)?.item;
  if (group?.type !== 'group' || !group.repeats) return err('no-such-group');
  const present = occurrencesOf(state, group, path.at);
  if (present.length >= group.maxTimes) return err('too-many');
  const number = Math.max(-1, ...present) + 1;
  const at = [...path.at, number];
  const grown = { ...state, occurrences: { ...state.occurrences, [keyOfPath(path)]: [...present, number] } };
  return ok({ state: withInitial(grown, group.items, at), added: { linkId: path.linkId, at } });
}

/** Takes one occurrence of a repeating group away, with everything in it. `path` names the occurrence. */
export function removeOccurrence(form: Form, state: FormState, path: Path): Result<FormState, 'no-such-group' | 'too-few'> {
  const group = indexOf(form).get(path.linkId)?.item;
  const around = { linkId: path.linkId, at: path.at.slice(0, -1) };
  if (group?.type !== 'group' || !group.repeats) return err('no-such-group');
  const present = occurrencesOf(state, group, around.at);
  if (!present.includes(path.at.at(-1) ?? -1)) return err('no-such-group');
  if (present.length <= group.minTimes) return err('too-few');
  const inside = new Set(linkIdsIn(group.items));
  const isOutside = ([key]: readonly [string, unknown]): boolean => {
    const [linkId, ...at] = JSON.parse(key) as [string, ...number[]];
    return !(inside.has(linkId) && path.at.every((number, depth) => at[depth] === number));
  };
  const kept = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).filter(isOutside));
  const remaining = present.filter((number) => number !== path.at.at(-1));
  return ok({ answers: kept(state.answers), occurrences: { ...kept(state.occurrences), [keyOfPath(around)]: remaining } });
}

const linkIdsIn = (items: readonly FormItem[]): string[] => items.flatMap((item) => [item.linkId, ...linkIdsIn(item.items)]);

function withInitial(state: FormState, items: readonly FormItem[], at: readonly number[]): FormState {
  return items.reduce((filled, item) => {
    if (item.type === 'group' && item.repeats) {
      return occurrencesOf(filled, item, at).reduce((inside, number) => withInitial(inside, item.items, [...at, number]), filled);
    }
    const own = isQuestion(item) ? withAnswers(filled, { linkId: item.linkId, at }, item.initial) : filled;
    return withInitial(own, item.items, at);
  }, state);
}
