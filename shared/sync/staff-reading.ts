import { z } from 'zod';
import { ConsentReceipt } from '../domain/consent-receipt.ts';
import { FormChoices } from '../domain/forms/offer.ts';
import { AppointmentId } from '../domain/ids.ts';
import { ReviewEntry } from '../domain/review.ts';

/** What staff ask the portal to show now and a console never keeps (docs/sync.md S112). */
export const StaffQuestion = z.discriminatedUnion('type', [
  z.object({ type: z.literal('consent-receipt'), appointment: AppointmentId }),
  z.object({ type: z.literal('review'), appointment: AppointmentId }),
  z.object({ type: z.literal('form-choices') }),
]);
export type StaffQuestion = z.infer<typeof StaffQuestion>;

export const StaffReading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent-receipt'), receipt: ConsentReceipt }),
  z.object({ kind: z.literal('form-choices'), choices: FormChoices }),
  z.object({ kind: z.literal('review'), entries: z.array(ReviewEntry) }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['not-allowed', 'not-found']) }),
]);
export type StaffReading = z.infer<typeof StaffReading>;
