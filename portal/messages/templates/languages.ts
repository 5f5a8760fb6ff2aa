import type { BuiltInLanguage } from '../../../shared/domain/language.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { vi } from './vi.ts';
import type { MessageWords } from './words.ts';
import { zhHans } from './zh-hans.ts';

export interface MessageLanguage {
  readonly words: MessageWords;
  /** For Intl; digits stay Latin everywhere, as they are on the kiosk's keypad. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Every language Foyer writes letters and messages in; a new one is one file of words and one row here. */
export const messageLanguages: Readonly<Record<BuiltInLanguage, MessageLanguage>> = {
  en: { words: en, locale: 'en-US', direction: 'ltr' },
  es: { words: es, locale: 'es-US', direction: 'ltr' },
  ar: { words: ar, locale: 'ar-u-ca-gregory-nu-latn', direction: 'rtl' },
  'zh-Hans': { words: zhHans, locale: 'zh-Hans-CN', direction: 'ltr' },
  vi: { words: vi, locale: 'vi-VN', direction: 'ltr' },
};
