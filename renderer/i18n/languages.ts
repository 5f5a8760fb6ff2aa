import type { OwnKeyboard } from '../../shared/domain/added-language.ts';
import { ar } from './ar.ts';
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { vi } from './vi.ts';
import { zhHans, zhHansLatinOnly } from './zh-Hans.ts';

/** One language a clinic may offer. `code` is a BCP 47 tag. */
export interface LanguagePack {
  readonly code: string;
  /** In its own script, as its speakers look for it. */
  readonly ownName: string;
  readonly direction: 'ltr' | 'rtl';
  /** For Intl; its region settles the order of a date. Digits are Latin everywhere, so that a number looks the same on kiosk and board. */
  readonly locale: string;
  readonly words: Catalogue;
  /** Letters beside the Latin ones, where the language was added with some; ours are known to the keyboard. */
  readonly keyboard?: OwnKeyboard | null;
  /** Said where words are typed, in a language whose own signs no key of ours types. */
  readonly latinOnly?: string;
  /** False where the kiosk has no voice for it; what Foyer speaks by itself always has one. */
  readonly spoken?: boolean;
}

/** A new language is one file of words and one row here. */
const packs = [
  { code: 'en', ownName: 'English', direction: 'ltr', locale: 'en-US', words: en },
  { code: 'es', ownName: 'Español', direction: 'ltr', locale: 'es-US', words: es },
  { code: 'ar', ownName: 'العربية', direction: 'rtl', locale: 'ar-u-ca-gregory-nu-latn', words: ar },
  {
    code: 'zh-Hans',
    ownName: '中文',
    direction: 'ltr',
    locale: 'zh-Hans-CN-u-ca-gregory-nu-latn',
    words: zhHans,
    latinOnly: zhHansLatinOnly,
  },
  { code: 'vi', ownName: 'Tiếng Việt', direction: 'ltr', locale: 'vi-VN-u-ca-gregory-nu-latn', words: vi },
] as const satisfies readonly LanguagePack[];

export type LanguageCode = (typeof packs)[number]['code'];

export const defaultLanguage: LanguagePack = packs[0];

export const allPacks: readonly LanguagePack[] = packs;
