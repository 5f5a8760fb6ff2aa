import { z } from 'zod';

/** What Foyer speaks by itself. BCP 47 tags. */
export const BuiltInLanguage = z.enum(['en', 'es', 'ar', 'zh-Hans', 'vi']);
export type BuiltInLanguage = z.infer<typeof BuiltInLanguage>;

/** BCP 47 for a language nobody could name: a patient who touched "Another language". */
export const unknownLanguage = 'und';

const namesNoLanguage: readonly string[] = [unknownLanguage, 'mis', 'mul', 'zxx'];

/** A language a clinic added by a file: a tag in its canonical spelling (`pt-BR`, not `pt-br`) that none of the built-in ones has. */
export const AddedLanguageCode = z
  .string()
  .max(35)
  .refine((tag) => !builtIn(tag) && isCanonicalTag(tag), 'a BCP 47 tag as its canon spells it, for example so or pt-BR')
  .brand<'AddedLanguageCode'>();
export type AddedLanguageCode = z.infer<typeof AddedLanguageCode>;

/** A clinic offers a choice of these; the first it lists is its default. */
export const Language = z.union([BuiltInLanguage, AddedLanguageCode]);
export type Language = z.infer<typeof Language>;

export const builtIn = (tag: string): tag is BuiltInLanguage => BuiltInLanguage.options.some((one) => one === tag);

function isCanonicalTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && !namesNoLanguage.includes(tag) && !tag.includes('-u-') && !tag.includes('-x-');
  } catch {
    return false;
  }
}

/** Scripts written from the right, ISO 15924. */
const rightToLeft: readonly string[] = ['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'];

/** How a language is written where its tag names no script: in the one Unicode calls likely. @param tag BCP 47 */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  rightToLeft.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';

/** What of ours somebody speaks: `es-MX` is Spanish, every Chinese is ours. Null for a language Foyer does not speak by itself. */
export function languageOfTag(tag: string): BuiltInLanguage | null {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  const read = BuiltInLanguage.safeParse(primary === 'zh' || primary === 'cmn' ? 'zh-Hans' : primary);
  return read.success ? read.data : null;
}

/** A BCP 47 tag as records carry it; what it means is looked up where it is shown. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/);
