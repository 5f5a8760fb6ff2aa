import { z } from 'zod';
import { OwnKeyboard, SentenceText } from './added-language.ts';

/** What a clinic hands in: the texts of a language. What stands beside a text (the English, its values, its limit) is for the translator. */
export const LanguageFile = z.looseObject({
  foyerLanguage: z.literal(1),
  code: z.string().trim(),
  name: z.string().trim().max(40),
  direction: z.enum(['ltr', 'rtl']),
  keyboard: OwnKeyboard.nullable().default(null),
  sentences: z.record(z.string().max(120), z.looseObject({ text: SentenceText })),
});
export type LanguageFile = z.infer<typeof LanguageFile>;
