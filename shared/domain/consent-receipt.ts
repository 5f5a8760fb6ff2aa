import { z } from 'zod';
import { ConsentCode, ConsentStatus } from './consent.ts';
import { Standing } from './guardian.ts';
import { BuiltInLanguage, Language } from './language.ts';
import { Signature } from './signature.ts';
import { Instant, TimeZone } from './time.ts';

/** One answer with the words it was given to. */
export const ReceiptLine = z.object({
  consent: ConsentCode,
  version: z.number().int().positive(),
  required: z.boolean(),
  language: Language,
  title: z.string(),
  body: z.string(),
  /** SHA-256 of title, empty line and body (UTF-8), hexadecimal. */
  textHash: z.string(),
  status: ConsentStatus,
  dateTime: Instant,
  signedBy: Standing,
  signature: Signature.nullable(),
});
export type ReceiptLine = z.infer<typeof ReceiptLine>;

/** What a patient takes away: the last word on each consent of a site. */
export const ConsentReceipt = z.object({
  clinic: z.string(),
  language: BuiltInLanguage,
  patientName: z.string().nullable(),
  madeAt: Instant,
  zone: TimeZone,
  lines: z.array(ReceiptLine).min(1),
});
export type ConsentReceipt = z.infer<typeof ConsentReceipt>;
