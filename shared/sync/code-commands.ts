import { z } from 'zod';
import { BookingCode } from '../domain/booking-code.ts';
import { type AppointmentId, FactId } from '../domain/ids.ts';
import { Language } from '../domain/language.ts';
import { OneTimeCode } from '../domain/one-time-code.ts';
import { LocalDate } from '../domain/time.ts';

/** Who says to be here: by the number on the letter, or by name and birth date. */
export const CodeClaim = z.discriminatedUnion('by', [
  z.object({ by: z.literal('booking-code'), code: BookingCode }),
  z.object({ by: z.literal('name'), family: z.string().trim().min(1).max(200), given: z.string().trim().max(200).nullable() }),
]);
export type CodeClaim = z.infer<typeof CodeClaim>;

/**
 * Tier C, first half: send a code to the phone or e-mail on file. The answer is the same whether or not there is such a person; `too-many`
 * speaks of the kiosk alone. The birth date is asked here for the name to find somebody by, and once more with the code.
 */
export const SendCode = z.object({
  id: FactId,
  type: z.literal('send-code'),
  claim: CodeClaim,
  birthDate: LocalDate,
  channel: z.enum(['email', 'phone']),
  /** In which the message is written: the one the kiosk is used in. */
  language: Language,
});
export type SendCode = z.infer<typeof SendCode>;

/** Tier C, second half. `send` is the id of the first; the code works at the kiosk that asked for it and nowhere else. */
export const CheckCode = z.object({ id: FactId, type: z.literal('check-code'), send: FactId, code: OneTimeCode, birthDate: LocalDate });
export type CheckCode = z.infer<typeof CheckCode>;

/** What `check-code` finds: whose visit it is. `send-code` finds nothing. */
export interface CodeMatched {
  readonly appointment: AppointmentId;
}

/** `too-many`: this kiosk must wait. `not-found`: wrong, late, used, tried too often, or nobody; never which. */
export const CodeRefusal = z.enum(['not-allowed', 'too-many', 'not-found']);
export type CodeRefusal = z.infer<typeof CodeRefusal>;
