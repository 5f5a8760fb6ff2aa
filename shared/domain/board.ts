import { z } from 'zod';
import { isHere } from './appointment.ts';
import type { ConsoleAppointment } from './cached-appointment.ts';
import { Companions } from './guardian.ts';
import { DeskNumber, HandOffReason } from './hand-off.ts';
import { AppointmentId, DeviceId, FactId } from './ids.ts';
import { TimeQuestion } from './slots.ts';
import { dayIn, Instant, instantAt, type LocalDate, minutesFrom, plusDays, plusMinutes, type TimeZone } from './time.ts';

/** What a person typed before being sent to the desk, so that staff need not ask again. Shown to staff only. */
export const Entered = z.object({
  family: z.string().max(200).optional(),
  given: z.string().max(200).optional(),
  birthDate: z.string().max(10).optional(),
  /** Last four of the booking code: enough to find the letter, not enough to use it. */
  codeTail: z.string().max(4).optional(),
  /** The clinic's rule that sent them to the desk, as its manager named it. */
  rule: z.string().max(80).optional(),
  /** What they want done with which time of theirs. */
  asked: z.object({ about: TimeQuestion, start: Instant.optional() }).optional(),
});
export type Entered = z.infer<typeof Entered>;

/** Someone who waits for the desk. `id` is the id of the fact that raised it. */
export const HandOff = z.object({
  id: FactId,
  device: DeviceId,
  deskNumber: DeskNumber,
  reason: HandOffReason,
  appointment: AppointmentId.nullable(),
  /** The screen the person was on. */
  step: z.string().max(40),
  language: z.string().max(20),
  entered: Entered,
  firstTouchAt: Instant,
  raisedAt: Instant,
  resolvedAt: Instant.nullable(),
  /** Who came along and what was asked for, if they said so at the kiosk. */
  companions: Companions.nullable().default(null),
});
export type HandOff = z.infer<typeof HandOff>;

export interface Lanes {
  /** Longest wait first. */
  readonly needsYou: readonly HandOff[];
  /** By place in line: first touch of the kiosk. */
  readonly here: readonly ConsoleAppointment[];
  /** Booked and starting within two hours, or overdue, by start. */
  readonly expected: readonly ConsoleAppointment[];
  readonly later: readonly ConsoleAppointment[];
  readonly finished: readonly ConsoleAppointment[];
}

const expectedWithinMinutes = 120;
/** Whoever came this long ago still waits, also over midnight; somebody left over from yesterday afternoon does not. */
const waitingMinutes = 6 * 60;

/** First and last day whose appointments the board may show: at night the evening before and the early hours after belong to it. */
export const boardDays = (now: Instant, zone: TimeZone): readonly [LocalDate, LocalDate] => [
  dayIn(zone, plusMinutes(now, -waitingMinutes)),
  dayIn(zone, plusMinutes(now, expectedWithinMinutes)),
];

/** Today's appointments in the lanes of the board. Deceased and cancelled ones are finished: nobody waits for them. */
export function arrangeBoard(
  { appointments, handOffs }: { readonly appointments: readonly ConsoleAppointment[]; readonly handOffs: readonly HandOff[] },
  now: Instant,
  zone: TimeZone,
): Lanes {
  const today = dayIn(zone, now);
  // The edges are found once: asking the zone for each of thousands of rows is slow.
  const midnight = instantAt(zone, today, '00:00');
  const [begins, ends] = [
    earlier(midnight, plusMinutes(now, -expectedWithinMinutes)),
    later(instantAt(zone, plusDays(today, 1), '00:00'), plusMinutes(now, expectedWithinMinutes + 1)),
  ];
  const waitsSince = earlier(midnight, plusMinutes(now, -waitingMinutes));
  const isHereNow = ({ status, start, arrival }: ConsoleAppointment) =>
    isHere(status) && ((start >= begins && start < ends) || (arrival !== null && arrival.arrivedAt >= waitsSince));
  const ofToday = appointments.filter(({ start }) => start >= begins && start < ends);
  const booked = ofToday.filter(({ status }) => status === 'booked').sort((a, b) => a.start.localeCompare(b.start));
  const soon = (one: ConsoleAppointment) => minutesFrom(now, one.start) <= expectedWithinMinutes;
  return {
    needsYou: handOffs
      .filter(({ resolvedAt, raisedAt }) => resolvedAt === null && raisedAt >= waitsSince)
      .sort((a, b) => a.firstTouchAt.localeCompare(b.firstTouchAt)),
    here: appointments.filter(isHereNow).sort((a, b) => placeInLine(a).localeCompare(placeInLine(b))),
    expected: booked.filter(soon),
    later: booked.filter((one) => !soon(one)),
    finished: ofToday.filter(({ status }) => status !== 'booked' && !isHere(status)).sort((a, b) => a.start.localeCompare(b.start)),
  };
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);
const placeInLine = (one: ConsoleAppointment): string => one.arrival?.firstTouchAt ?? one.start;
