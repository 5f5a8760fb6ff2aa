import type { AppointmentId } from '../../shared/domain/ids.ts';
import type { SlotId } from '../../shared/domain/slots.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { BookingFound, DeskProof, MyAppointment } from '../../shared/sync/booking-commands.ts';
import type { Command, CommandRefusal } from '../../shared/sync/portal-api.ts';
import { type PortalActDeps, tell } from './portal-acts.ts';

type Refusal = CommandRefusal | 'signed-out' | 'portal-unreachable';
type Answer<T> = Promise<Result<T, Refusal>>;

/** Whose appointments: those of the patient of this row of the board. */
interface OfRow {
  readonly row: AppointmentId;
}
interface AboutOne extends OfRow {
  readonly appointment: AppointmentId;
}
interface AboutTime extends AboutOne {
  readonly slot: SlotId;
}
/** The appointment that counts now, and when it is. */
interface Booked {
  readonly start: Instant;
  readonly appointment: AppointmentId;
}

/** Appointments of a patient, looked after at the desk: online only, by the commands a kiosk uses, in the name of who is signed in (docs/sync.md S130). */
export function deskAppointments(deps: PortalActDeps) {
  const proof = ({ row }: OfRow): DeskProof => ({ appointment: row });
  const id = deps.newId;
  return {
    appointmentsOf: (input: OfRow): Answer<{ appointments: MyAppointment[] }> =>
      found(deps, { id: id(), type: 'my-appointments', proof: proof(input) }, 'appointments'),
    timesLike: ({ appointment: like, ...row }: AboutOne): Answer<{ slots: { id: SlotId; start: Instant }[] }> =>
      found(deps, { id: id(), type: 'free-slots', proof: proof(row), like }, 'slots'),
    keepTime: ({ appointment: like, slot, ...row }: AboutTime): Answer<{ until: Instant }> =>
      found(deps, { id: id(), type: 'hold-slot', proof: proof(row), like, slot }, 'held'),
    freeTime: (): Answer<Record<never, never>> => done(deps, { id: id(), type: 'release-slot' }),
    moveTo: ({ appointment, slot, ...row }: AboutTime): Answer<Booked> =>
      booked(deps, { id: id(), type: 'move-appointment', proof: proof(row), appointment, slot }),
    bookLike: ({ row, slot }: OfRow & { readonly slot: SlotId }): Answer<Booked> =>
      booked(deps, { id: id(), type: 'book-slot', proof: proof({ row }), like: row, slot }),
    cancelFor: ({ appointment, ...row }: AboutOne): Answer<Record<never, never>> =>
      done(deps, { id: id(), type: 'cancel-appointment', proof: proof(row), appointment }),
    keepFor: ({ appointment, ...row }: AboutOne): Answer<Record<never, never>> =>
      done(deps, { id: id(), type: 'keep-appointment', proof: proof(row), appointment }),
    undoBookingFor: ({ appointment, ...row }: AboutOne): Answer<Record<never, never>> =>
      done(deps, { id: id(), type: 'undo-booking', proof: proof(row), appointment }),
    undoMoveFor: ({ appointment, ...row }: AboutOne): Answer<Booked> =>
      booked(deps, { id: id(), type: 'undo-move', proof: proof(row), appointment }),
  };
}

async function done(deps: PortalActDeps, command: Command): Answer<Record<never, never>> {
  const answer = await tell(deps, command);
  return answer.ok ? ok({}) : answer;
}

async function booked(deps: PortalActDeps, command: Command): Answer<Booked> {
  const answer = await tell(deps, command);
  if (!answer.ok) return answer;
  const { booking = null, appointment = null } = answer.value ?? {};
  return booking?.kind === 'booked' && appointment !== null ? ok({ start: booking.start, appointment }) : err('not-found');
}

async function found<K extends BookingFound['kind']>(
  deps: PortalActDeps,
  command: Command,
  kind: K,
): Answer<Extract<BookingFound, { kind: K }>> {
  const answer = await tell(deps, command);
  if (!answer.ok) return answer;
  const booking = answer.value?.booking ?? null;
  return booking?.kind === kind ? ok(booking as Extract<BookingFound, { kind: K }>) : err('not-found');
}
