import { z } from 'zod';
import type { StaffRole } from '../access.ts';
import { DeskNumber } from '../hand-off.ts';
import { AppointmentId, FactId } from '../ids.ts';
import { Instant, minutesFrom } from '../time.ts';

/** Somebody gave an answer that needs a person at once. It says who and when, never what was answered nor in which form. */
export const SafetyAlert = z.object({
  id: FactId,
  appointment: AppointmentId,
  ticket: DeskNumber.nullable(),
  raisedAt: Instant,
  acknowledgedAt: Instant.nullable(),
});
export type SafetyAlert = z.infer<typeof SafetyAlert>;

/** `answer`: the clinician, with the name. `nurse`: the desk, "nurse to ticket A14" and no more. Null: not for this role, or not yet. */
export type AlertView = 'answer' | 'nurse' | null;

/** A clinician sees an alert at once; the desk when nobody has taken it for `escalateSeconds`. */
export function decideAlert(
  { raisedAt, acknowledgedAt }: Pick<SafetyAlert, 'raisedAt' | 'acknowledgedAt'>,
  role: StaffRole,
  { now, escalateSeconds }: { readonly now: Instant; readonly escalateSeconds: number },
): AlertView {
  if (acknowledgedAt !== null) return null;
  if (role === 'clinician') return 'answer';
  const waited = minutesFrom(raisedAt, now) * 60 >= escalateSeconds;
  return waited && (role === 'front-desk' || role === 'manager') ? 'nurse' : null;
}
