import { randomUUID } from 'node:crypto';
import { AppointmentId } from '../../../shared/domain/ids.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { decideTake, mayChange, mayDeskChange, type Rebooking, type SlotId } from '../../../shared/domain/slots.ts';
import { type Instant, plusMinutes } from '../../../shared/domain/time.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { BookingCommandOf } from '../../../shared/sync/booking-commands.ts';
import type { CommandRefusal } from '../../../shared/sync/portal-api.ts';
import { freeCode } from '../../import/appointment-store.ts';
import { inviteAtOnce } from '../../messages/queue-visits.ts';
import type { KeptRebooking, PortalAppointment } from '../../store/appointments.ts';
import type { StoredSlot } from '../../store/slots.ts';
import type { WriteScope } from '../../store/store.ts';
import type { Asker, Outcome } from '../command.ts';
import { stillFits } from './look.ts';
import { actorOf, type Owner, ownAppointment, rulesFor } from './owner.ts';

/** docs/sync.md S101: one device holds one time; whatever it held before is free again. */
export async function holdSlot(tx: WriteScope, owner: Owner, { like, slot: id }: BookingCommandOf<'hold-slot'>): Promise<Outcome> {
  const taken = await takeSlot(tx, owner, { like, slot: id });
  if (!taken.ok) return taken;
  const until = plusMinutes(tx.now, taken.value.place.settings.policy.booking.holdMinutes);
  await tx.slots.release(owner.device.id, id);
  await tx.slots.hold(id, owner.device.id, until);
  note(tx, owner, 'slot-hold', { slot: id });
  return ok({ found: null, changes: false, booking: { kind: 'held', until } });
}

export async function releaseSlots(tx: WriteScope, { device, session }: Asker): Promise<Outcome> {
  if (device.role !== 'kiosk' && !(device.role === 'console' && session)) return err('not-allowed');
  const released = await tx.slots.release(device.id);
  if (released > 0)
    tx.audit(
      {
        actor: session ? { kind: 'staff', id: session.staff.id } : { kind: 'device' },
        action: 'slot-release',
        detail: { count: released },
      },
      device.id,
    );
  return ok({ found: null, changes: false });
}

/** docs/sync.md S102: a follow-up of the same kind. Slot, appointment, code and invitation stand together or not at all. */
export async function bookSlot(tx: WriteScope, owner: Owner, { like, slot }: BookingCommandOf<'book-slot'>): Promise<Outcome> {
  if (!rulesFor(owner, owner.site.settings.policy.booking).book || like !== owner.visit.id) return err('not-offered');
  const taken = await takeSlot(tx, owner, { like, slot });
  if (!taken.ok) return taken;
  const made = await bookLike(tx, owner, { ...taken.value, how: 'booked', other: null });
  note(tx, owner, 'appointment-book', { slot }, made);
  return ok({ found: null, appointment: made, booking: { kind: 'booked', start: taken.value.slot.start } });
}

/** docs/sync.md S103: the new time is booked and the old one cancelled in this one transaction. */
export async function moveAppointment(
  tx: WriteScope,
  owner: Owner,
  { appointment: id, slot }: BookingCommandOf<'move-appointment'>,
): Promise<Outcome> {
  const taken = await takeSlot(tx, owner, { like: id, slot });
  if (!taken.ok) return taken;
  const { appointment: old, place } = taken.value;
  if (!mayBeChanged(tx, owner, { appointment: old, place }).move) return err('not-offered');
  const made = await bookLike(tx, owner, { ...taken.value, how: 'moved-here', other: old.start });
  const stood = await tx.slots.ofAppointment(old.id);
  await tx.slots.vacate(old.id);
  const rebooked = rebooking(tx, owner, { how: 'moved-away', other: taken.value.slot.start, slot: stood?.id ?? null });
  await tx.appointments.saveProgress({ ...old, status: 'cancelled', rebooked });
  note(tx, owner, 'appointment-move', { slot, to: made }, old.id);
  return ok({ found: null, appointment: made, booking: { kind: 'booked', start: taken.value.slot.start } });
}

/** docs/sync.md S104: its time is kept for this kiosk for a moment, so that it can be taken back. */
export async function cancelAppointment(
  tx: WriteScope,
  owner: Owner,
  { appointment: id }: BookingCommandOf<'cancel-appointment'>,
): Promise<Outcome> {
  const own = await ownAppointment(tx, owner, id);
  if (!own.ok) return own;
  const { appointment, place } = own.value;
  if (!mayBeChanged(tx, owner, own.value).cancel) return err('not-offered');
  const slot = await tx.slots.ofAppointment(id);
  await tx.slots.release(owner.device.id);
  if (slot) {
    await tx.slots.vacate(id);
    await tx.slots.hold(slot.id, owner.device.id, plusMinutes(tx.now, place.settings.policy.booking.holdMinutes));
  }
  const rebooked = rebooking(tx, owner, { how: 'cancelled', other: null, slot: slot?.id ?? null });
  await tx.appointments.saveProgress({ ...appointment, status: 'cancelled', rebooked });
  note(tx, owner, 'appointment-cancel', slot ? { slot: slot.id } : {}, id);
  return ok({ found: null });
}

const mayBeChanged = (tx: WriteScope, { staff }: Owner, { appointment, place }: Omit<Taken, 'slot'>) =>
  staff === null ? mayChange(appointment, tx.now, place.settings.policy.booking) : mayDeskChange(appointment, tx.now);

interface Taken {
  readonly appointment: PortalAppointment;
  readonly place: Site;
  readonly slot: StoredSlot;
}

/** May this person have this slot, instead of or after this appointment? Looked at anew inside the transaction that takes it. */
async function takeSlot(
  tx: WriteScope,
  owner: Owner,
  { like, slot: id }: { readonly like: AppointmentId; readonly slot: SlotId },
): Promise<Result<Taken, CommandRefusal>> {
  const own = await ownAppointment(tx, owner, like);
  if (!own.ok) return own;
  const { appointment, place } = own.value;
  const slot = await tx.slots.find(id);
  if (!slot) return err('not-found');
  const take = decideTake(slot, owner.device.id, tx.now);
  if (!take.ok) return take;
  return (await stillFits(tx, owner, { slot, wanted: appointment, place })) ? ok({ appointment, place, slot }) : err('slot-taken');
}

async function bookLike(
  tx: WriteScope,
  owner: Owner,
  { appointment: like, place, slot, how, other }: Taken & { readonly how: Rebooking['how']; readonly other: Instant | null },
): Promise<AppointmentId> {
  const id = AppointmentId.parse(randomUUID());
  const bookingCode = await freeCode(tx.appointments, new Set());
  const { minutes, visitType, practitioner } = like;
  const whose = { site: place.id, patient: owner.patient, practitioner: practitioner ?? slot.practitioner };
  const rebooked = rebooking(tx, owner, { how, other });
  await tx.appointments.addMany([{ id, ...whose, start: slot.start, minutes, status: 'booked', visitType, bookingCode, rebooked }]);
  await tx.slots.release(owner.device.id, slot.id);
  await tx.slots.book(slot.id, id);
  await inviteAtOnce(tx, place, id);
  return id;
}

/** Who did what here just now; `slot`: what the appointment stood in before. */
export const rebooking = (
  tx: WriteScope,
  { device, staff }: Owner,
  { how, other, slot = null }: Pick<KeptRebooking, 'how' | 'other'> & { readonly slot?: SlotId | null },
): KeptRebooking => ({
  how,
  by: staff === null ? 'patient' : 'staff',
  where: whereOf(device),
  at: tx.now,
  other,
  slot,
});

export const whereOf = ({ name }: Owner['device']): string => name.slice(0, 100);

type BookingAction =
  | 'slot-hold'
  | 'appointment-book'
  | 'appointment-book-undo'
  | 'appointment-move'
  | 'appointment-move-undo'
  | 'appointment-cancel'
  | 'appointment-keep';

export function note(
  tx: WriteScope,
  owner: Owner,
  action: BookingAction,
  detail: Readonly<Record<string, string>>,
  appointment: AppointmentId | null = null,
): void {
  const subject = appointment === null ? `Patient/${owner.patient}` : `Appointment/${appointment}`;
  tx.audit({ actor: actorOf(owner), action, subject, detail }, owner.device.id);
}
