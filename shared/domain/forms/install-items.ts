import { codesIn, expressionIn, extensionNamed, integerOf, isTrue, judgeExtensions, nameOf, textOf } from './extension.ts';
import type { FhirItem } from './fhir-questionnaire.ts';
import type { FormGroup, FormItem, FormQuestion } from './form.ts';
import { installConditions } from './install-conditions.ts';
import { initialValues } from './install-initial.ts';
import { installKind, type QuestionContext } from './install-question.ts';
import { codingsOf } from './install-words.ts';

const mostTimes = 50;
const deepest = 12;

/** Reads a list of items with everything inside them. What cannot be shown is refused and left out. */
export function installItems(
  items: readonly FhirItem[],
  context: QuestionContext,
  { depth, hidden }: Around = { depth: 0, hidden: false },
): FormItem[] {
  if (depth > deepest) {
    context.findings.refuse('too-large', items[0], `nested deeper than ${deepest}`);
    return [];
  }
  return items.flatMap((item) => installItem(item, context, { depth, hidden }) ?? []);
}

/** What the items outside bring along: everything in a hidden item is hidden. */
interface Around {
  readonly depth: number;
  readonly hidden: boolean;
}

function installItem(item: FhirItem, context: QuestionContext, around: Around): FormItem | null {
  const { findings } = context;
  const { linkId } = item;
  if (linkId === undefined) {
    findings.refuse('no-link-id', item);
    return null;
  }
  judgeExtensions(item, item, findings);
  const hidden = around.hidden || isTrue(item.extension, 'hidden');
  const inside = installItems(
    (item.item ?? []).filter((child) => !isHelp(child)),
    context,
    { depth: around.depth + 1, hidden },
  );
  const common = { ...commonOf({ ...item, linkId }, context), hidden, items: inside };
  if (item.type === 'group') return { type: 'group', ...common, ...occurrenceOf(item) } satisfies FormGroup;
  if (item.type !== 'display') return installQuestion(item, common, context);
  if (common.items.length > 0) findings.refuse('display-with-children', item);
  return common.text === null ? null : { type: 'display', ...common };
}

type Common = Pick<FormItem, 'linkId' | 'prefix' | 'text' | 'codes' | 'hidden' | 'enableWhen' | 'enableBehavior' | 'items'>;

function commonOf(item: FhirItem & { readonly linkId: string }, { findings }: QuestionContext): Omit<Common, 'items' | 'hidden'> {
  return {
    linkId: item.linkId,
    prefix: textOf(item.prefix, item._prefix),
    text: textOf(item.text, item._text),
    codes: codingsOf(item.code),
    enableWhen: installConditions(item, findings),
    // R4 requires a behaviour with several conditions; where it is missing, "all" shows less than the author may have meant, never more.
    enableBehavior: item.enableBehavior ?? 'all',
  };
}

function occurrenceOf(item: FhirItem): Pick<FormGroup, 'required' | 'repeats' | 'minTimes' | 'maxTimes'> {
  const repeats = item.repeats ?? false;
  const required = item.required ?? false;
  const minTimes = Math.max(required ? 1 : 0, integerOf(item.extension, 'minOccurs') ?? 0);
  const maxTimes = repeats ? Math.min(integerOf(item.extension, 'maxOccurs') ?? mostTimes, mostTimes) : 1;
  return { required: required || minTimes > 0, repeats, minTimes: Math.min(minTimes, maxTimes), maxTimes };
}

function installQuestion(item: FhirItem, common: Common, context: QuestionContext): FormQuestion | null {
  const { findings } = context;
  const kind = installKind(item, context);
  if (kind === null) return null;
  const question: FormQuestion = {
    ...kind,
    ...common,
    ...occurrenceOf(item),
    readOnly: item.readOnly ?? false,
    initial: [],
    help: (item.item ?? [])
      .filter(isHelp)
      .map((child) => textOf(child.text, child._text))
      .filter((text) => text !== null),
    safety: false,
    sumOf: isCalculated(item) ? [] : null,
  };
  const { repeats, items, hidden, text } = question;
  if (repeats && items.some(({ type }) => type !== 'display')) findings.refuse('items-of-several-answers', item);
  if (text === null && !hidden && question.sumOf === null) findings.refuse('no-words', item);
  return { ...question, initial: initialValues(item, question, findings) };
}

const isHelp = (item: FhirItem): boolean =>
  item.type === 'display' &&
  codesIn(extensionNamed(item.extension, 'itemControl')).some((code) => code === 'help' || code === 'flyover' || code === 'unit');

const calculations = ['calculatedExpression', 'cqf-expression'];

export const isCalculated = (item: FhirItem): boolean => calculationsOf(item).length > 0;

/** The expressions that compute the answer of an item, as written. */
export const calculationsOf = (item: FhirItem): string[] =>
  (item.extension ?? [])
    .filter((extension) => calculations.includes(nameOf(extension) ?? ''))
    .map((extension) => expressionIn(extension) ?? '');
