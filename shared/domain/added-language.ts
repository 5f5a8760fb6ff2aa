import { z } from 'zod';
import { AddedLanguageCode } from './language.ts';

/** The forms a language may have for a count, as Unicode names them. */
export const PluralForm = z.enum(['zero', 'one', 'two', 'few', 'many', 'other']);
export type PluralForm = z.infer<typeof PluralForm>;

const Text = z.string().max(600);

/** One sentence with its `{placeholders}`: one text for every count, or one for each form. */
export const SentenceText = z.union([Text, z.partialRecord(PluralForm, Text)]);
export type SentenceText = z.infer<typeof SentenceText>;

/** A key of the on-screen keyboard: one letter, with its marks. */
const Key = z.string().regex(/^[\p{L}\p{N}\p{P}\p{S}]\p{M}{0,3}$|^\p{M}$/u, 'one letter, with its marks');

/** Letters of the language beside the Latin ones: three rows as on its usual keyboard. */
export const OwnKeyboard = z.strictObject({
  /** On the key that opens it. */
  name: z.string().trim().min(1).max(8),
  rows: z.tuple([z.array(Key).min(1).max(12), z.array(Key).max(12), z.array(Key).max(10)]),
});
export type OwnKeyboard = z.infer<typeof OwnKeyboard>;

/** A language a clinic added by a file: what devices are told of it. Sentences are named by their path in the catalogue. */
export const AddedLanguage = z.object({
  code: AddedLanguageCode,
  /** Counts up with each file. */
  version: z.number().int().positive(),
  ownName: z.string().min(1).max(40),
  direction: z.enum(['ltr', 'rtl']),
  /** Null: it is written with Latin letters. */
  keyboard: OwnKeyboard.nullable(),
  sentences: z.record(z.string().max(120), SentenceText),
});
export type AddedLanguage = z.infer<typeof AddedLanguage>;

/** An added language in a list: for the settings of a site. One that lacks sentences is kept from patients. */
export const LanguageLine = z.object({
  code: AddedLanguageCode,
  ownName: z.string().max(40),
  missing: z.number().int().nonnegative(),
});
export type LanguageLine = z.infer<typeof LanguageLine>;
