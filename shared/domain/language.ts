import { z } from 'zod';

/** BCP 47 tags. A clinic offers a choice of these; the first it lists is its default. */
export const Language = z.enum(['en', 'es', 'ar', 'zh-Hans', 'vi']);
export type Language = z.infer<typeof Language>;

/** BCP 47 for a language nobody could name: a patient who touched "Another language". */
export const unknownLanguage = 'und';

/** What of ours somebody speaks: `es-MX` is Spanish, every Chinese is ours. Null for a language Foyer does not speak. */
export function languageOfTag(tag: string): Language | null {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  const read = Language.safeParse(primary === 'zh' || primary === 'cmn' ? 'zh-Hans' : primary);
  return read.success ? read.data : null;
}

/** A BCP 47 tag as records carry it; what it means is looked up where it is shown. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/);
