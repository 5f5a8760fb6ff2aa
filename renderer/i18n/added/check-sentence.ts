import type { PluralForm, SentenceText } from '../../../shared/domain/added-language.ts';
import type { AnyBlank } from './blanks.ts';
import { placeholdersOf } from './fill.ts';
import { formsOf, lengthOf } from './limits.ts';
import { countIn, type Sentence } from './sentence-list.ts';

/** What a sentence is held to. */
export interface Measure {
  readonly code: string;
  /** The whole numbers of each form the language has. */
  readonly plurals: ReadonlyMap<PluralForm, readonly number[]>;
  readonly longest: number;
  readonly english: string;
}

/** Control characters, and marks that turn the direction of what follows: a language has one direction. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Everything to put right in one sentence, each as what is wrong and what to do. */
export function checkSentence(sentence: Sentence, text: SentenceText, measure: Measure): readonly string[] {
  const count = countIn(sentence.blanks);
  if (typeof text !== 'string' && count === null) return ['It has several forms, but no count. Write one text.'];
  const forms = typeof text === 'string' ? [] : checkForms(text, measure);
  return [
    ...forms,
    ...formsOf(text).flatMap(([form, one]) => checkText(sentence, one, { ...measure, form }).map((say) => inForm(form, say))),
  ];
}

const inForm = (form: string | null, say: string): string => (form === null ? say : `Form "${form}": ${say}`);

function checkForms(text: Exclude<SentenceText, string>, { code, plurals }: Measure): readonly string[] {
  const needed = [...plurals.keys()];
  const missing = needed.filter((form) => text[form] === undefined);
  const unknown = Object.keys(text).filter((form) => form !== 'many' && form !== 'other' && !plurals.has(form as PluralForm));
  return [
    ...missing.map((form) => `The form "${form}" is missing: ${code} says it for ${numbers(plurals.get(form))}. Write it.`),
    ...unknown.map((form) => `${code} has no form "${form}". Take it out; write ${needed.join(', ')}.`),
  ];
}

function checkText(
  sentence: Sentence,
  text: string,
  { form, plurals, longest, english }: Measure & { readonly form: string | null },
): readonly string[] {
  if (text.trim() === '') return [`There is no text. Write what stands for "${english}".`];
  if (unfit.test(sentence.lines ? text.replaceAll('\n', ' ') : text))
    return ['It holds a line break or an invisible character that turns the direction. Take it out.'];
  const length = lengthOf(text, sentence);
  return [
    ...checkPlaceholders(sentence.blanks, text, plurals.get(form as PluralForm)),
    ...(length > longest ? [`It is ${length} letters long, and ${longest} fit. Say it shorter.`] : []),
  ];
}

/** @param only the numbers this text is for; all of them when it is for every number */
function checkPlaceholders(blanks: readonly AnyBlank[], text: string, only: readonly number[] | undefined): readonly string[] {
  const used = placeholdersOf(text);
  const names = blanks.map(({ name }) => name);
  const offered = names.length === 0 ? 'This sentence takes none.' : `Use ${names.map((name) => `{${name}}`).join(' and ')}.`;
  const needed = blanks.filter(
    ({ kind, name, optional }) => optional !== true && !used.includes(name) && !(kind === 'count' && only?.length === 1),
  );
  return [
    ...[...new Set(used)].filter((name) => !names.includes(name)).map((name) => `{${name}} is not a placeholder here. ${offered}`),
    ...names.filter((name) => used.filter((one) => one === name).length > 1).map((name) => `{${name}} stands there twice. Leave one.`),
    ...needed.map(({ name, about, kind }) =>
      kind === 'count' && only !== undefined
        ? `{${name}} is missing: this form is for ${numbers(only)}. Put it where the number belongs.`
        : `{${name}} is missing (${about}). Put it where it belongs.`,
    ),
    ...(/[{}]/.test(text.replace(/\{\w+\}/g, ''))
      ? ['A curly bracket stands alone. Write placeholders as {name}, and no other curly brackets.']
      : []),
  ];
}

const numbers = (all: readonly number[] = []): string => `${all.slice(0, 4).join(', ')}${all.length > 4 ? ' and more' : ''}`;
