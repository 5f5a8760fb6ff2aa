import { z } from 'zod';
import { isForEverybody } from './aloud.ts';
import { Entry } from './entry.ts';
import type { Placed } from './evaluation.ts';
import { type Form, type FormQuestion, isChoice, type Option } from './form.ts';
import { progress } from './page-order.ts';
import { type Page, pages } from './pages.ts';
import { type FormState, keyOfPath } from './state.ts';
import { type Text, textIn } from './text.ts';
import { sameValue, type Value } from './value.ts';

const Choice = z.object({ key: z.string(), words: z.string(), /** Goes with no other. */ alone: z.boolean() });

/** One question in the patient's language, with what was answered so far. It is named by its place on the page. */
export const QuestionView = z.object({
  type: z.enum(['boolean', 'integer', 'decimal', 'date', 'string', 'text', 'choice', 'open-choice', 'quantity']),
  words: z.string(),
  help: z.array(z.string()),
  /** An example of the wanted form. */
  hint: z.string().nullable(),
  required: z.boolean(),
  /** Most answers; 1 for an ordinary question. */
  most: z.number().int().positive(),
  options: z.array(Choice),
  /** The author's words for "something else" of an open choice. */
  openLabel: z.string().nullable(),
  units: z.array(z.object({ key: z.string(), words: z.string() })),
  /** Shown behind a number. */
  unit: z.string().nullable(),
  min: z.union([z.number(), z.string()]).nullable(),
  max: z.union([z.number(), z.string()]).nullable(),
  longest: z.number().int().positive().nullable(),
  entries: z.array(Entry),
});
export type QuestionView = z.infer<typeof QuestionView>;

/** One screen of a form. `another` asks whether there is one more of a group: `count` are there. */
export const PageView = z.object({
  /** The same whatever language is shown; it tells a late answer from one to this page. */
  page: z.string(),
  kind: z.enum(['questions', 'another']),
  title: z.string(),
  headings: z.array(z.string()),
  instructions: z.array(z.string()),
  questions: z.array(QuestionView),
  count: z.number().int().nonnegative(),
  mayAdd: z.boolean(),
  mayRemove: z.boolean(),
  /** Others may hear the author's words of this page: everybody is asked them. What is answered stays private. */
  aloud: z.boolean(),
  at: z.number().int().positive(),
  of: z.number().int().positive(),
});
export type PageView = z.infer<typeof PageView>;

/** @param id a page of `pages(form, state)`; null when it is gone meanwhile @param aloud see `mayBeAloud` */
export function pageView(
  form: Form,
  state: FormState,
  { id, language, aloud }: { readonly id: string; readonly language: string; readonly aloud: boolean },
): PageView | null {
  const page = pages(form, state).find((one) => one.id === id);
  if (page === undefined) return null;
  const say = (text: Text): string => textIn(text, language);
  return {
    page: id,
    kind: page.kind,
    title: say(form.title),
    headings: page.headings.map(say),
    instructions: page.instructions.flatMap(({ text }) => (text === null ? [] : [say(text)])),
    questions: page.kind === 'questions' ? page.questions.map((placed) => questionView(placed, state, say)) : [],
    ...groupPart(page),
    aloud: aloud && isForEverybody(form, page),
    ...progress(form, state, id),
  };
}

const groupPart = (page: Page): Pick<PageView, 'count' | 'mayAdd' | 'mayRemove'> =>
  page.kind === 'another'
    ? { count: page.count, mayAdd: page.mayAdd, mayRemove: page.count > page.group.item.minTimes }
    : { count: 0, mayAdd: false, mayRemove: false };

function questionView({ item, path }: Placed<FormQuestion>, state: FormState, say: (text: Text) => string): QuestionView {
  const numbered = (prefix: Text | null, text: Text | null): string =>
    [prefix, text].flatMap((one) => (one === null ? [] : [say(one)])).join(' ');
  const option = ({ key, prefix, label, exclusive }: Option) => ({ key, words: numbered(prefix, label), alone: exclusive });
  const { min = null, max = null } = 'min' in item ? item : {};
  return {
    type: item.type,
    words: numbered(item.prefix, item.text),
    help: item.help.map(say),
    hint: 'hint' in item && item.hint !== null ? say(item.hint) : null,
    required: item.required,
    most: item.maxTimes,
    options: isChoice(item) ? item.options.map(option) : [],
    openLabel: isChoice(item) && item.openLabel !== null ? say(item.openLabel) : null,
    units: item.type === 'quantity' ? item.units.map(({ key, label }) => ({ key, words: say(label) })) : [],
    unit: 'unit' in item && item.unit !== null ? say(item.unit.label) : null,
    min,
    max,
    longest: 'maxLength' in item ? item.maxLength : null,
    entries: (state.answers[keyOfPath(path)] ?? []).map((value) => entryOf(item, value)),
  };
}

/** The entry that gives this value: what a screen shows when a person comes back to a question. */
export function entryOf(question: FormQuestion, value: Value): Entry {
  if (isChoice(question)) {
    const chosen = question.options.find((option) => sameValue(option.value, value));
    if (chosen !== undefined) return { option: chosen.key };
    return { other: value.kind === 'string' ? value.value : '' };
  }
  if (value.kind === 'quantity' && question.type === 'quantity') {
    const unit = question.units.find(({ code, label }) => (code ?? label.base) === (value.value.code ?? value.value.unit));
    return { amount: value.value.value, unit: unit?.key ?? null };
  }
  return value.kind === 'coding' || value.kind === 'quantity' ? '' : value.value;
}
