import type { BuiltInLanguage, Language } from '../../../shared/domain/language.ts';
import { type ReceiptWords, receiptWords } from '../../consents/receipt-words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { vi } from './vi.ts';
import type { MessageWords } from './words.ts';
import { zhHans } from './zh-hans.ts';

export interface MessageLanguage {
  readonly code: Language;
  readonly words: MessageWords;
  readonly receipt: ReceiptWords;
  /** For Intl; digits stay Latin everywhere, as they are on the kiosk's keypad. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Every language Foyer writes letters and messages in by itself; a new one is one file of words and one row here. */
export const messageLanguages: Readonly<Record<BuiltInLanguage, MessageLanguage>> = {
  en: { code: 'en', receipt: receiptWords.en, words: en, locale: 'en-US', direction: 'ltr' },
  es: { code: 'es', receipt: receiptWords.es, words: es, locale: 'es-US', direction: 'ltr' },
  ar: { code: 'ar', receipt: receiptWords.ar, words: ar, locale: 'ar-u-ca-gregory-nu-latn', direction: 'rtl' },
  'zh-Hans': { code: 'zh-Hans', receipt: receiptWords['zh-Hans'], words: zhHans, locale: 'zh-Hans-CN', direction: 'ltr' },
  vi: { code: 'vi', receipt: receiptWords.vi, words: vi, locale: 'vi-VN', direction: 'ltr' },
};
