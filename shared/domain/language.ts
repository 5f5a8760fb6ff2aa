import { z } from 'zod';

/** BCP 47 tags. A clinic offers a choice of these; the first it lists is its default. */
export const Language = z.enum(['en', 'es', 'ar', 'zh-Hans', 'vi']);
export type Language = z.infer<typeof Language>;

/** BCP 47 for a language nobody could name: a patient who touched "Another language". */
export const unknownLanguage = 'und';
