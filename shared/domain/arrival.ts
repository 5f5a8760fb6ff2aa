import { err, ok, type Result } from '../result.ts';
import { isHere } from './appointment.ts';
import type { KioskAppointment } from './cached-appointment.ts';
import type { HandOffReason } from './hand-off.ts';
import type { SiteId } from './ids.ts';
import type { Policy } from './policy.ts';
import { dayIn, type Instant, minutesFrom, type TimeZone } from './time.ts';

export interface ArrivalRules {
  readonly site: SiteId;
  readonly zone: TimeZone;
  readonly policy: Policy['arrival'];
}

/** May this patient, whose identity is settled, be marked arrived now? Saying so twice is not a mistake. */
export function decideArrival(
  appointment: KioskAppointment,
  now: Instant,
  { site, zone, policy }: ArrivalRules,
): Result<'arrive' | 'already-here', HandOffReason> {
  if (appointment.patient.inactive || appointment.patient.deceased) return err('inactive-record');
  if (appointment.site !== site) return err('wrong-site');
  if (isHere(appointment.status)) return ok('already-here');
  if (appointment.status !== 'booked' && appointment.status !== 'noshow') return err('not-found');

  const late = minutesFrom(appointment.start, now);
  const sameDay = dayIn(zone, appointment.start) === dayIn(zone, now);
  if (!sameDay && late > policy.closesMinutesAfter) return err('not-found');
  if (late < -policy.opensMinutesBefore) return err('too-early');
  return late > policy.closesMinutesAfter ? err('too-late') : ok('arrive');
}

/**
 * Which of one person's appointments a name match may mean now: those open for arrival, else those already arrived,
 * else the nearest one (which then says why not).
 */
export function appointmentsFor(all: readonly KioskAppointment[], now: Instant, rules: ArrivalRules): readonly KioskAppointment[] {
  const answers = all.map((appointment) => ({ appointment, answer: decideArrival(appointment, now, rules) }));
  const withAnswer = (wanted: 'arrive' | 'already-here') =>
    answers.filter(({ answer }) => answer.ok && answer.value === wanted).map(({ appointment }) => appointment);
  const open = withAnswer('arrive');
  if (open.length > 0) return byStart(open);
  const here = withAnswer('already-here');
  if (here.length > 0) return here.slice(0, 1);
  const distance = (one: KioskAppointment) => Math.abs(minutesFrom(one.start, now));
  return [...all].sort((a, b) => distance(a) - distance(b)).slice(0, 1);
}

const byStart = (appointments: readonly KioskAppointment[]) => [...appointments].sort((a, b) => a.start.localeCompare(b.start));
