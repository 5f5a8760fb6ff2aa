import type { AddedLanguage, SentenceText } from '../../../shared/domain/added-language.ts';
import type { Catalogue } from '../catalogue.ts';
import { en } from '../en.ts';
import { type AnyBlank, blanks } from './blanks.ts';
import { fill, formFor } from './fill.ts';
import { inside, sentenceList } from './sentence-list.ts';

type Texts = Pick<AddedLanguage, 'code' | 'sentences'>;

/** The sentences this Foyer has and a language has not: one is enough to keep the language from patients. */
export const missingSentences = ({ sentences }: Pick<Texts, 'sentences'>): readonly string[] =>
  sentenceList.filter(({ key }) => !Object.hasOwn(sentences, key)).map(({ key }) => key);

/** A catalogue like those that are compiled, from the texts of a file. Null when a sentence is missing: languages are never mixed. */
export function catalogueOf(texts: Texts): Catalogue | null {
  if (missingSentences(texts).length > 0) return null;
  // The walk is over English itself and every leaf is filled, so the shape is English's.
  return wordsAt(texts, en, blanks, '') as Catalogue;
}

function wordsAt(texts: Texts, english: unknown, filled: unknown, key: string): unknown {
  const text = texts.sentences[key] ?? '';
  if (typeof english === 'string') return formFor(text, texts.code, 0);
  if (typeof english === 'function') return speaker(text, texts.code, filled as readonly AnyBlank[]);
  const entries = Object.entries(english as object).map(
    ([name, inner]) => [name, wordsAt(texts, inner, inside(filled, name), key === '' ? name : `${key}.${name}`)] as const,
  );
  return Array.isArray(english) ? entries.map(([, words]) => words) : Object.fromEntries(entries);
}

const speaker =
  (text: SentenceText, code: string, blanksOf: readonly AnyBlank[]) =>
  (...values: readonly (string | number)[]): string => {
    const count = blanksOf.findIndex(({ kind }) => kind === 'count');
    const named = Object.fromEntries(blanksOf.map(({ name }, at) => [name, String(values[at])]));
    return fill(formFor(text, code, Number(values[count] ?? 0)), named);
  };
