import { packFor } from '../../i18n/languages.ts';

const made = new Map<string, ReadonlySet<string>>();

/** Every sentence of a language that is the same for everybody: those that are filled with a value are not among them. @param lang BCP 47 tag */
export function knownSentences(lang: string): ReadonlySet<string> {
  const { code, words } = packFor(lang);
  const known = made.get(code) ?? new Set(textsIn(words));
  made.set(code, known);
  return known;
}

function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}
