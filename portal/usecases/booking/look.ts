import type { Site } from '../../../shared/domain/site.ts';
import { bookingWindow, deskListsFrom, fits, isClear, mayChange, mayDeskChange, type Wanted } from '../../../shared/domain/slots.ts';
import { err, ok } from '../../../shared/result.ts';
import type { BookingCommandOf } from '../../../shared/sync/booking-commands.ts';
import type { PortalAppointment } from '../../store/appointments.ts';
import type { StoredSlot } from '../../store/slots.ts';
import type { WriteScope } from '../../store/store.ts';
import type { Outcome } from '../command.ts';
import { actorOf, type Owner, ownAppointment, rulesFor } from './owner.ts';

/** What is still to come for this patient: when and what, and what may be done with it here. At a kiosk at every site, at the desk at its own. */
export async function myAppointments(tx: WriteScope, owner: Owner): Promise<Outcome> {
  const booking = rulesFor(owner, owner.site.settings.policy.booking);
  if (!booking.see) return err('not-offered');
  const rules = new Map((await tx.sites.list()).map(({ id, settings }) => [id, settings.policy.booking]));
  const { staff } = owner;
  const all = await tx.appointments.ofPatient(owner.patient, staff === null ? tx.now : deskListsFrom(tx.now));
  const coming = all.filter(({ status, site }) => status === 'booked' && (staff === null || site === owner.site.id));
  const appointments = coming.map(({ id, site, start, status, visitType, practitioner }) => {
    const one = { start, status };
    const may = staff === null ? mayChange(one, tx.now, rules.get(site) ?? booking) : mayDeskChange(one, tx.now);
    return { id, start, visitType, mayMove: may.move, mayCancel: may.cancel, practitioner: staff === null ? null : practitioner };
  });
  const like = booking.book ? owner.visit.id : null;
  tx.audit(
    {
      actor: actorOf(owner),
      action: 'appointments-show',
      subject: `Patient/${owner.patient}`,
      detail: { count: appointments.length },
    },
    owner.device.id,
  );
  return ok({ found: null, changes: false, booking: { kind: 'appointments', appointments, like } });
}

/** More than anybody looks through; a clinic with more free times a week shows the nearest. */
const mostSlots = 500;

export async function freeSlots(tx: WriteScope, owner: Owner, { like }: BookingCommandOf<'free-slots'>): Promise<Outcome> {
  const own = await ownAppointment(tx, owner, like);
  if (!own.ok) return own;
  const { appointment, place } = own.value;
  const slots = await slotsLike(tx, owner, { appointment, place });
  return ok({ found: null, changes: false, booking: { kind: 'slots', slots: slots.map(({ id, start }) => ({ id, start })) } });
}

/** Free, fitting, and in nobody's way: not the practitioner's other appointments, not the patient's own. */
async function slotsLike(
  tx: WriteScope,
  owner: Owner,
  { appointment, place }: { readonly appointment: PortalAppointment; readonly place: Site },
): Promise<readonly StoredSlot[]> {
  const window = bookingWindow(tx.now, place.zone, rulesFor(owner, place.settings.policy.booking));
  const slots = await tx.slots.free(place.id, appointment, { ...window, device: owner.device.id, limit: mostSlots });
  return keepClear(tx, owner, { slots: slots.filter((slot) => fits(slot, appointment, window)), wanted: appointment });
}

/** One slot, looked at again: what was free a minute ago may not be now. Its own time does not stand in the way of a move. */
export async function stillFits(
  tx: WriteScope,
  owner: Owner,
  { slot, wanted, place }: { readonly slot: StoredSlot; readonly wanted: PortalAppointment; readonly place: Site },
): Promise<boolean> {
  const window = bookingWindow(tx.now, place.zone, rulesFor(owner, place.settings.policy.booking));
  if (slot.site !== place.id || !fits(slot, wanted, window)) return false;
  return (await keepClear(tx, owner, { slots: [slot], wanted })).length === 1;
}

async function keepClear(
  tx: WriteScope,
  owner: Owner,
  { slots, wanted }: { readonly slots: readonly StoredSlot[]; readonly wanted: Wanted & Pick<PortalAppointment, 'id'> },
): Promise<readonly StoredSlot[]> {
  const others = await tx.slots.across(slots.map(({ id }) => id));
  const mine = (await tx.appointments.ofPatient(owner.patient, tx.now)).filter(({ status, id }) => status === 'booked' && id !== wanted.id);
  return slots.filter((slot) => isClear(slot, others, mine));
}
