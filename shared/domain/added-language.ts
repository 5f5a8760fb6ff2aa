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

/** The keys of a twelve-key pad that carry letters. */
export const PadKey = z.enum(['2', '3', '4', '5', '6', '7', '8', '9']);
export type PadKey = z.infer<typeof PadKey>;

/** Letters of the language beside the Latin ones: three rows as on its usual keyboard. */
export const OwnKeyboard = z
  .strictObject({
    /** On the key that opens it. */
    name: z.string().trim().min(1).max(8),
    rows: z.tuple([z.array(Key).min(1).max(12), z.array(Key).max(12), z.array(Key).max(10)]),
    /** Which letters stand on which key of a telephone there; without it those of the rows are dealt to the keys in their order. */
    pad: z.partialRecord(PadKey, z.array(Key).max(16)).optional(),
  })
  .superRefine(({ rows, pad }, context) => {
    if (pad === undefined) return;
    const [onPad, onGlass] = [Object.values(pad).flat(), rows.flat()];
    const say = (message: string) => context.addIssue({ code: 'custom', path: ['pad'], message });
    const lacking = onGlass.find((letter) => !onPad.includes(letter));
    const twice = onPad.find((letter, at) => onPad.indexOf(letter) !== at);
    if (lacking !== undefined) say(`"${lacking}" stands in a row and on no key of the pad: put it on one of 2 to 9`);
    if (twice !== undefined) say(`"${twice}" stands on the pad twice: leave one`);
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
