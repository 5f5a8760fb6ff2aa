import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import type { AppointmentStatus } from './appointment.ts';
import { FhirId } from './ids.ts';
import type { Policy } from './policy.ts';
import { dayIn, Instant, instantAt, minutesFrom, plusDays, plusMinutes, type TimeZone } from './time.ts';

/** A stretch of somebody's time that may be booked. FHIR R4 Slot. */
export const SlotId = FhirId.brand<'SlotId'>();
export type SlotId = z.infer<typeof SlotId>;

/** Nobody's `visitType` or `practitioner` (null) fits every kind, everybody. */
export interface Slot {
  readonly id: SlotId;
  readonly start: Instant;
  readonly minutes: number;
  readonly visitType: string | null;
  readonly practitioner: string | null;
}

/** What a new time must be like: the appointment that is moved, or the visit a follow-up is booked after. */
export interface Wanted {
  readonly minutes: number;
  readonly visitType: string | null;
  readonly practitioner: string | null;
}

/** How an appointment came to its time, or lost it, at a kiosk or the desk. Shown to staff. */
export const Rebooking = z.object({
  how: z.enum(['booked', 'moved-here', 'moved-away', 'cancelled']),
  by: z.enum(['patient', 'staff']),
  /** The device it was done at, as staff name it. */
  where: z.string().max(100),
  at: Instant,
  /** Where it was moved from or to; null when nothing was moved. */
  other: Instant.nullable(),
});
export type Rebooking = z.infer<typeof Rebooking>;

/** What a person asked the desk about their time; staff read it on the board. */
export const TimeQuestion = z.enum(['see', 'move', 'cancel', 'book']);
export type TimeQuestion = z.infer<typeof TimeQuestion>;

/** Shorter or longer, in minutes, is no time that one visit is booked into. */
export const slotMinutes = { least: 5, most: 240 } as const;

type Rules = Policy['booking'];

/** What a clinic leaves to the desk, the desk may do: everything, up to the last minute. */
export const deskRules = (rules: Rules): Rules => ({ ...rules, see: true, move: true, cancel: true, book: true, noticeHours: 0 });
/** Who came too late is given another time at the desk: for so long after the start. */
const deskLateMinutes = 12 * 60;

/** From when until when (exclusive) a kiosk may offer times: after the notice, and to the end of the last day. */
export function bookingWindow(
  now: Instant,
  zone: TimeZone,
  { noticeHours, daysAhead }: Rules,
): { readonly from: Instant; readonly to: Instant } {
  return { from: plusMinutes(now, noticeHours * 60), to: instantAt(zone, plusDays(dayIn(zone, now), daysAhead + 1), '00:00') };
}

/** What may be done with an appointment at a kiosk now. Closer than the notice, only the desk moves or cancels. */
export function mayChange(
  { status, start }: { readonly status: AppointmentStatus; readonly start: Instant },
  now: Instant,
  { move, cancel, noticeHours }: Rules,
): { readonly move: boolean; readonly cancel: boolean } {
  const inTime = status === 'booked' && minutesFrom(now, start) >= noticeHours * 60;
  return { move: move && inTime, cancel: cancel && inTime };
}

/** The same at the desk: whatever is still booked, also for whoever came too late for it. */
export const mayDeskChange = (
  { status, start }: { readonly status: AppointmentStatus; readonly start: Instant },
  now: Instant,
): { readonly move: boolean; readonly cancel: boolean } => {
  const open = status === 'booked' && minutesFrom(start, now) <= deskLateMinutes;
  return { move: open, cancel: open };
};

/** From when on the appointments are listed that the desk may still change. */
export const deskListsFrom = (now: Instant): Instant => plusMinutes(now, -deskLateMinutes);

/** Is this slot of the same kind, with the same person, long enough, and within the times a kiosk may give? */
export function fits(slot: Slot, wanted: Wanted, window: { readonly from: Instant; readonly to: Instant }): boolean {
  return (
    sameOrAny(slot.visitType, wanted.visitType) &&
    sameOrAny(slot.practitioner, wanted.practitioner) &&
    slot.minutes >= wanted.minutes &&
    slot.start >= window.from &&
    slot.start < window.to
  );
}

/** Names and kinds are compared as people read them. */
export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const sameOrAny = (offered: string | null, wanted: string | null): boolean =>
  offered === null || wanted === null || sameName(offered, wanted);

export interface Busy {
  readonly start: Instant;
  readonly minutes: number;
}

export const overlaps = (a: Busy, b: Busy): boolean =>
  a.start < plusMinutes(b.start, b.minutes) && b.start < plusMinutes(a.start, a.minutes);

/** What stands in the way of a slot: its own person's appointments, or the patient's, at the same time. */
export function isClear(
  slot: Busy & Pick<Slot, 'practitioner'>,
  others: readonly (Busy & { readonly practitioner: string | null })[],
  patients: readonly Busy[],
): boolean {
  const { practitioner } = slot;
  const busy = practitioner === null ? [] : others.filter((one) => one.practitioner !== null && sameName(one.practitioner, practitioner));
  return ![...busy, ...patients].some((one) => overlaps(slot, one));
}

/** May what was done be taken back? At the device it was done at, for as long as a chosen time is kept. */
export const mayTakeBack = (
  done: Pick<Rebooking, 'how' | 'where' | 'at'> | null,
  how: Rebooking['how'],
  { where, now, minutes }: { readonly where: string; readonly now: Instant; readonly minutes: number },
): boolean => done?.how === how && done.where === where && minutesFrom(done.at, now) <= minutes;

/** A slot while people choose. `heldBy` is the device somebody chooses at. */
export interface SlotState {
  readonly booked: boolean;
  readonly heldBy: string | null;
  readonly heldUntil: Instant | null;
}

/** May this device hold or book the slot now? Its own hold, or one that ran out, is in nobody's way. */
export function decideTake({ booked, heldBy, heldUntil }: SlotState, device: string, now: Instant): Result<null, 'slot-taken'> {
  const held = heldBy !== null && heldBy !== device && heldUntil !== null && heldUntil > now;
  return booked || held ? err('slot-taken') : ok(null);
}
