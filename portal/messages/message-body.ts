import { z } from 'zod';
import { Language } from '../../shared/domain/language.ts';

/** What a patient is sent, ready to read. `qr` is drawn as a picture when the message leaves; null when it has none. */
export const MessageBody = z.object({
  language: Language,
  /** Who sends it, in the clinic's words. */
  clinic: z.string(),
  subject: z.string(),
  text: z.string(),
  /** One or two sentences for a telephone. */
  short: z.string(),
  html: z.string(),
  qr: z.string().nullable(),
});
export type MessageBody = z.infer<typeof MessageBody>;
