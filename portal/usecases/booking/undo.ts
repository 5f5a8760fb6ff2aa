import { decideTake, isClear, mayTakeBack, type SlotId, slotMinutes } from '../../../shared/domain/slots.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { BookingCommandOf } from '../../../shared/sync/booking-commands.ts';
import { inviteAtOnce } from '../../messages/queue-visits.ts';
import type { PortalAppointment } from '../../store/appointments.ts';
import type { WriteScope } from '../../store/store.ts';
import type { Outcome } from '../command.ts';
import { note, rebooking, whereOf } from './change.ts';
import { type Owner, ownAppointment } from './owner.ts';

/** "Keep it after all": only what was cancelled at this device a moment ago, and only while nobody else has its time (docs/sync.md S104). */
export async function keepAppointment(
  tx: WriteScope,
  owner: Owner,
  { appointment: id }: BookingCommandOf<'keep-appointment'>,
): Promise<Outcome> {
  const own = await ownAppointment(tx, owner, id);
  if (!own.ok) return own;
  const { appointment, place } = own.value;
  if (appointment.status === 'booked') return ok({ found: null, changes: false });
  const mine = mayTakeBack(appointment.rebooked, 'cancelled', hereAndNow(tx, owner, place));
  if (!mine || appointment.status !== 'cancelled') return err('not-offered');
  const back = await bookAgain(tx, owner, appointment, [id]);
  if (!back.ok) return back;
  note(tx, owner, 'appointment-keep', {}, id);
  return ok({ found: null });
}

/** A booking made at this console a moment ago was a slip; its time is free at once (docs/sync.md S131). */
export async function undoBooking(tx: WriteScope, owner: Owner, { appointment: id }: BookingCommandOf<'undo-booking'>): Promise<Outcome> {
  const own = await ownAppointment(tx, owner, id);
  if (!own.ok) return own;
  const { appointment, place } = own.value;
  if (appointment.status === 'cancelled') return ok({ found: null, changes: false });
  const mine = mayTakeBack(appointment.rebooked, 'booked', hereAndNow(tx, owner, place));
  if (!mine || appointment.status !== 'booked') return err('not-offered');
  await tx.slots.vacate(id);
  await tx.appointments.saveProgress({
    ...appointment,
    status: 'cancelled',
    rebooked: rebooking(tx, owner, { how: 'cancelled', other: null }),
  });
  note(tx, owner, 'appointment-book-undo', {}, id);
  return ok({ found: null });
}

/**
 * A move made at this console a moment ago was a slip: the old appointment counts again, with its code, and the new one is gone, together or not
 * at all (docs/sync.md S131). Whoever was told of the new time is invited to the old one again.
 */
export async function undoMove(tx: WriteScope, owner: Owner, { appointment: id }: BookingCommandOf<'undo-move'>): Promise<Outcome> {
  const own = await ownAppointment(tx, owner, id);
  if (!own.ok) return own;
  const { appointment: made, place } = own.value;
  const { rebooked } = made;
  const back = (old: PortalAppointment) => ({ found: null, appointment: old.id, booking: { kind: 'booked', start: old.start } }) as const;
  const before = rebooked?.other ? await tx.appointments.ofPatient(owner.patient, rebooked.other) : [];
  if (made.status === 'cancelled' && rebooked?.how === 'moved-away') {
    const done = before.find(({ status, start, rebooked: now }) => status === 'booked' && start === rebooked.other && now === null);
    return done === undefined ? err('not-offered') : ok({ ...back(done), changes: false });
  }
  const mine = mayTakeBack(rebooked, 'moved-here', hereAndNow(tx, owner, place));
  const old = before.find(
    ({ status, start, rebooked: away }) =>
      status === 'cancelled' && start === rebooked?.other && away?.how === 'moved-away' && away.at === rebooked.at,
  );
  if (!mine || made.status !== 'booked' || old === undefined) return err('not-offered');
  const again = await bookAgain(tx, owner, old, [old.id, id]);
  if (!again.ok) return again;
  await tx.slots.vacate(id);
  await tx.appointments.saveProgress({
    ...made,
    status: 'cancelled',
    rebooked: rebooking(tx, owner, { how: 'moved-away', other: old.start }),
  });
  if (await tx.messages.hasLeft(id)) await inviteAtOnce(tx, place, old.id, 'again');
  note(tx, owner, 'appointment-move-undo', { from: id }, old.id);
  return ok(back(old));
}

const hereAndNow = (tx: WriteScope, { device }: Owner, { settings }: Owner['site']) => ({
  where: whereOf(device),
  now: tx.now,
  minutes: settings.policy.booking.holdMinutes,
});

/** The appointment counts again, in the slot it stood in, unless somebody else has that time by now or is choosing it. */
async function bookAgain(
  tx: WriteScope,
  owner: Owner,
  appointment: PortalAppointment,
  itself: readonly PortalAppointment['id'][],
): Promise<Result<null, 'slot-taken'>> {
  const slot = await slotBefore(tx, appointment);
  if (slot !== null && !decideTake(slot, owner.device.id, tx.now).ok) return err('slot-taken');
  const others = await tx.slots.acrossTime(appointment.site, appointment, itself);
  const near = await tx.appointments.ofPatient(owner.patient, plusMinutes(appointment.start, -slotMinutes.most));
  const patients = near.filter(({ id, status }) => status === 'booked' && !itself.includes(id));
  if (!isClear(appointment, others, patients)) return err('slot-taken');
  if (slot !== null) await tx.slots.book(slot.id, appointment.id);
  await tx.appointments.saveProgress({ ...appointment, status: 'booked', rebooked: null });
  return ok(null);
}

/** Null when it stood in none, or when its source has taken that slot away or given it another time. */
async function slotBefore(tx: WriteScope, { rebooked, start }: PortalAppointment) {
  const id: SlotId | null = rebooked?.slot ?? null;
  const slot = id === null ? null : await tx.slots.find(id);
  return slot?.start === start ? slot : null;
}
