import type { FhirCoding } from './fhir-questionnaire.ts';
import { everyItem, type FormItem, isChoice, isQuestion } from './form.ts';
import { serves, type Text, translationIn } from './text.ts';
import type { Coding } from './value.ts';

export const codingsOf = (codings: readonly FhirCoding[] | undefined): Coding[] =>
  (codings ?? []).flatMap(({ system, code, display }) =>
    code === undefined ? [] : [{ system: system ?? null, code, display: display ?? null }],
  );

/** The languages in which nothing that a patient sees is missing, the base language first. Numbers and signs need no translation. */
export function completeLanguages(base: string, title: Text, items: readonly FormItem[]): string[] {
  const words = [title, ...wordsOf(items)].filter((text) => /\p{L}/u.test(text.base));
  const tags = new Set(words.flatMap((text) => Object.keys(text.translations)));
  const complete = [...tags].filter((tag) => words.every((text) => translationIn(text, tag) !== null));
  return [base, ...complete.filter((tag) => tag.toLowerCase() !== base.toLowerCase())];
}

/** Whether a form may be shown in a language. If not, the desk hands it over in another way (hand-off *not-in-your-language*). */
export const speaks = (form: { readonly languages: readonly string[] }, language: string): boolean =>
  form.languages.some((written) => serves(written, language));

function wordsOf(items: readonly FormItem[]): Text[] {
  return everyItem(items)
    .filter((item) => !item.hidden && !(isQuestion(item) && item.sumOf !== null))
    .flatMap((item) => {
      const text = item.text === null ? [] : [item.text];
      if (!isQuestion(item)) return text;
      const labels = isChoice(item)
        ? [...item.options.map(({ label }) => label), ...(item.openLabel === null ? [] : [item.openLabel])]
        : [];
      return [...text, ...item.help, ...labels];
    });
}
