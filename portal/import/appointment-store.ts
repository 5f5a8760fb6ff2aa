import { createHash, randomBytes } from 'node:crypto';
import { decideMove } from '../../shared/domain/appointment.ts';
import { type BookingCode, bookingCodeFrom } from '../../shared/domain/booking-code.ts';
import { AppointmentId, type Source } from '../../shared/domain/ids.ts';
import type { NewAppointment, PortalAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';

export type AppointmentTables = Pick<WriteScope, 'appointments' | 'appointmentDetails'>;
export type IncomingAppointment = Omit<NewAppointment, 'bookingCode'>;

/** Our id of a source's appointment. Always the same, and says nothing: ids of other systems may hold names. */
export const appointmentIdOf = ({ system, id }: Source): AppointmentId =>
  AppointmentId.parse(`a-${createHash('sha256').update(`${system}\0${id}`).digest('hex').slice(0, 40)}`);

/**
 * Takes appointments as a source says they are. Time, place, length and kind follow the source. Its status follows too, unless the patient
 * was seen arriving here: then only a move forward is taken, so an older export never un-arrives anybody.
 */
export async function storeAppointments(
  tables: AppointmentTables,
  incoming: readonly IncomingAppointment[],
): Promise<{ readonly created: number; readonly changed: number; readonly same: number }> {
  const { appointments } = tables;
  const known = new Map((await appointments.findMany(incoming.map(({ id }) => id))).map((one) => [one.id, one]));
  const fresh = incoming.filter(({ id }) => !known.has(id));
  const added: NewAppointment[] = [];
  for (const one of fresh)
    added.push({ ...one, bookingCode: await freeCode(appointments, new Set(added.map(({ bookingCode }) => bookingCode))) });
  await appointments.addMany(added);

  let changed = 0;
  for (const one of incoming) {
    const old = known.get(one.id);
    if (old && (await update(tables, old, one))) changed += 1;
  }
  return { created: fresh.length, changed, same: incoming.length - fresh.length - changed };
}

/** A booking code nobody has. Two equal ones in 40 bits are rare; a clash is only drawn again. */
export async function freeCode(
  appointments: Pick<AppointmentTables['appointments'], 'isCodeFree'>,
  taken: ReadonlySet<BookingCode>,
): Promise<BookingCode> {
  for (;;) {
    const code = bookingCodeFrom(randomBytes(8));
    if (!taken.has(code) && (await appointments.isCodeFree(code))) return code;
  }
}

async function update(
  { appointments, appointmentDetails }: AppointmentTables,
  old: PortalAppointment,
  incoming: IncomingAppointment,
): Promise<boolean> {
  const status = old.arrival === null || decideMove(old.status, incoming.status).ok ? incoming.status : old.status;
  const moved = old.start !== incoming.start || old.site !== incoming.site;
  const retold =
    old.minutes !== incoming.minutes ||
    old.visitType !== incoming.visitType ||
    old.practitioner !== incoming.practitioner ||
    old.patient.id !== incoming.patient;
  if (moved) await appointments.reschedule(old.id, { site: incoming.site, start: incoming.start });
  if (retold) await appointmentDetails.save(old.id, incoming);
  if (status !== old.status) await appointments.saveProgress({ ...old, site: incoming.site, status });
  return moved || retold || status !== old.status;
}
