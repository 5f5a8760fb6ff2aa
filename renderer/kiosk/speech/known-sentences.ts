import type { Catalogue } from '../../i18n/catalogue.ts';
import type { LanguagePack } from '../../i18n/languages.ts';

const made = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Every sentence of a language that is the same for everybody: those that are filled with a value are not among them. */
export function knownSentences({ words, latinOnly = '' }: Pick<LanguagePack, 'words' | 'latinOnly'>): ReadonlySet<string> {
  const known = made.get(words) ?? new Set([...textsIn(words), latinOnly]);
  made.set(words, known);
  return known;
}

function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}
