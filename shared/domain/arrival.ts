import { err, ok, type Result } from '../result.ts';
import { isHere } from './appointment.ts';
import { type ArrivalRule, ruleFor } from './arrival-rule.ts';
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

export type ArrivalAnswer = 'arrive' | 'arrive-late' | 'already-here';

/** May this patient, whose identity is settled, be marked arrived now? Saying so twice is not a mistake. */
export function decideArrival(
  appointment: KioskAppointment,
  now: Instant,
  { site, zone, policy }: ArrivalRules,
): Result<ArrivalAnswer, HandOffReason> {
  if (appointment.patient.inactive || appointment.patient.deceased) return err('inactive-record');
  if (appointment.site !== site) return err('wrong-site');
  if (isHere(appointment.status)) return ok('already-here');
  if (appointment.status !== 'booked' && appointment.status !== 'noshow') return err('not-found');

  const { opens, closes, rule } = windowFor(appointment, policy);
  const minutes = minutesFrom(appointment.start, now);
  const late = minutes > closes;
  const sameDay = dayIn(zone, appointment.start) === dayIn(zone, now);
  if (!sameDay && late) return err('not-found');
  if (minutes < -opens) return err('too-early');
  if (late && policy.late === 'desk') return err('too-late');
  if (rule?.does === 'desk') return err('blocked-by-rule');
  return ok(late ? 'arrive-late' : 'arrive');
}

export interface ArrivalWindow {
  /** Minutes before the start from which, and after it until which, one may arrive. */
  readonly opens: number;
  readonly closes: number;
  /** The rule of this site that fits this appointment, if any. */
  readonly rule: ArrivalRule | null;
}

export function windowFor(appointment: KioskAppointment, policy: Policy['arrival']): ArrivalWindow {
  const rule = ruleFor(appointment, policy.rules);
  return {
    opens: rule?.opensMinutesBefore ?? policy.opensMinutesBefore,
    closes: rule?.closesMinutesAfter ?? policy.closesMinutesAfter,
    rule,
  };
}

/**
 * Which of one person's appointments a name match may mean now: those open for arrival, else those already arrived,
 * else the nearest one (which then says why not).
 */
export function appointmentsFor(all: readonly KioskAppointment[], now: Instant, rules: ArrivalRules): readonly KioskAppointment[] {
  const answers = all.map((appointment) => ({ appointment, answer: decideArrival(appointment, now, rules) }));
  const withAnswer = (...wanted: readonly ArrivalAnswer[]) =>
    answers.filter(({ answer }) => answer.ok && wanted.includes(answer.value)).map(({ appointment }) => appointment);
  const open = withAnswer('arrive', 'arrive-late');
  if (open.length > 0) return byStart(open);
  const here = withAnswer('already-here');
  if (here.length > 0) return here.slice(0, 1);
  const distance = (one: KioskAppointment) => Math.abs(minutesFrom(one.start, now));
  return [...all].sort((a, b) => distance(a) - distance(b)).slice(0, 1);
}

const byStart = (appointments: readonly KioskAppointment[]) => [...appointments].sort((a, b) => a.start.localeCompare(b.start));
