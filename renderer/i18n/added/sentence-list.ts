import { en } from '../en.ts';
import { type AnyBlank, blanks } from './blanks.ts';

/** One sentence of the catalogue: its path, and the values it is filled with; none for words that always stand as they are. */
export interface Sentence {
  readonly key: string;
  readonly blanks: readonly AnyBlank[];
  /** One thing a line; every other sentence is one line. */
  readonly lines?: true;
}

/** Every sentence a language must have, in the order of the English catalogue. */
export const sentenceList: readonly Sentence[] = leaves(en, blanks, '');

function leaves(english: unknown, filled: unknown, key: string): readonly Sentence[] {
  if (typeof english === 'string') return [{ key, blanks: [] }];
  if (typeof english === 'function') return [{ key, blanks: filled as readonly AnyBlank[] }];
  return Object.entries(english as object).flatMap(([name, inner]) =>
    leaves(inner, inside(filled, name), key === '' ? name : `${key}.${name}`),
  );
}

/** The part of a tree under a name; nothing where the tree ends earlier. */
export function inside(tree: unknown, name: string): unknown {
  return typeof tree === 'object' && tree !== null ? (tree as Readonly<Record<string, unknown>>)[name] : undefined;
}

export const countIn = (blanksOf: readonly AnyBlank[]): AnyBlank | null => blanksOf.find(({ kind }) => kind === 'count') ?? null;
