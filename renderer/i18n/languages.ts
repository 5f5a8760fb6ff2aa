import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** One language a clinic may offer. `code` is a BCP 47 tag. */
export interface LanguagePack {
  readonly code: string;
  /** In its own script, as its speakers look for it. */
  readonly ownName: string;
  readonly direction: 'ltr' | 'rtl';
  /** For Intl; its region settles the order of a date. */
  readonly locale: string;
  readonly words: Catalogue;
}

/** A new language is one file of words and one row here. */
const packs = [
  { code: 'en', ownName: 'English', direction: 'ltr', locale: 'en-US', words: en },
  { code: 'es', ownName: 'Español', direction: 'ltr', locale: 'es-US', words: es },
] as const satisfies readonly LanguagePack[];

export type LanguageCode = (typeof packs)[number]['code'];

export const defaultLanguage: LanguagePack = packs[0];

/** The packs for what a site offers, in its order; languages without words are left out, and English stands in for none. */
export function offeredPacks(codes: readonly string[]): readonly LanguagePack[] {
  const found = codes.flatMap((code) => packs.filter((pack) => pack.code === code));
  return found.length > 0 ? found : [defaultLanguage];
}

export const packFor = (code: string): LanguagePack => packs.find((pack) => pack.code === code) ?? defaultLanguage;

export const allPacks: readonly LanguagePack[] = packs;
