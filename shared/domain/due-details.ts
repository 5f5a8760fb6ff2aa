import type { KioskAppointment } from './cached-appointment.ts';
import { type ChangeableField, changeableFields } from './changeable-field.ts';
import type { Policy } from './policy.ts';
import { type Instant, minutesFrom } from './time.ts';

/** All of them stand on one screen; whoever chose larger text has three at a time, with rows as tall. */
export const detailsPerScreen = (largeText: boolean): number => (largeText ? 3 : 8);

/**
 * What a patient is asked to look at: everything not confirmed within the policy's days, or, where the clinic wants it so, all of it as soon
 * as one is due.
 */
export function dueDetails(
  appointment: Pick<KioskAppointment, 'detailsConfirmedAt' | 'fieldsConfirmedAt'>,
  now: Instant,
  { confirmEveryDays, askAllTogether }: Policy['details'],
): readonly ChangeableField[] {
  const isDue = (field: ChangeableField): boolean => {
    const at = appointment.fieldsConfirmedAt[field] ?? appointment.detailsConfirmedAt;
    return at === null || minutesFrom(at, now) >= confirmEveryDays * 24 * 60;
  };
  const due = changeableFields.filter(isDue);
  return due.length > 0 && askAllTogether ? changeableFields : due;
}
