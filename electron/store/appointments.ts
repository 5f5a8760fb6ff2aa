import type Database from 'better-sqlite3-multiple-ciphers';
import type { z } from 'zod';
import type { BookingCode } from '../../shared/domain/booking-code.ts';
import { type AnyAppointment, ConsoleAppointment, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import { instantAt, type LocalDate, plusDays, type TimeZone } from '../../shared/domain/time.ts';
import type { Fact } from '../../shared/sync/fact.ts';
import { project } from '../../shared/sync/project.ts';
import type { Outbox } from './outbox.ts';
import type { Transactions } from './transaction.ts';

/** The devices that keep a cache, and what an appointment is to each. */
export type CacheRole = 'kiosk' | 'console';
export type AppointmentOf<R extends CacheRole> = R extends 'kiosk' ? KioskAppointment : ConsoleAppointment;

export interface AppointmentsOptions {
  readonly db: Database.Database;
  readonly transactions: Transactions;
  readonly outbox: Outbox;
  readonly role: CacheRole;
  /** Null until the first feed. */
  readonly zone: () => TimeZone | null;
}

export const appointmentSql = {
  byId: 'SELECT resource FROM appointment WHERE id = ?',
  byCode: 'SELECT resource FROM appointment WHERE booking_code = ?',
  byBirthDate: 'SELECT resource FROM appointment WHERE birth_date = ? ORDER BY start, id',
  byTicket: 'SELECT id FROM appointment WHERE ticket = ? AND start >= ? AND start < ?',
  between: 'SELECT resource FROM appointment WHERE start >= ? AND start < ? ORDER BY start, id',
  all: 'SELECT resource FROM appointment ORDER BY start, id',
  put: `INSERT INTO appointment (id, start, booking_code, birth_date, resource) VALUES (@id, @start, @code, @birthDate, @resource)
    ON CONFLICT (id) DO UPDATE SET start = @start, booking_code = @code, birth_date = @birthDate, resource = @resource`,
  remove: 'DELETE FROM appointment WHERE id = ?',
  removeAll: 'DELETE FROM appointment',
} as const;

/** The portal's last word on each appointment; every read adds our own facts that it does not contain yet. */
export function createAppointments<R extends CacheRole>({
  db,
  transactions,
  outbox,
  role,
  zone,
}: AppointmentsOptions & { readonly role: R }) {
  type A = AppointmentOf<R>;
  const sql = (name: keyof typeof appointmentSql) => db.prepare(appointmentSql[name]);
  const [byId, byCode, byBirthDate, between, everything] = [sql('byId'), sql('byCode'), sql('byBirthDate'), sql('between'), sql('all')];
  const byTicket = sql('byTicket');
  const [put, remove, removeAll] = [sql('put'), sql('remove'), sql('removeAll')];

  const schema: z.ZodType<AnyAppointment> = role === 'kiosk' ? KioskAppointment : ConsoleAppointment;
  const confirmed = (row: unknown): A => schema.parse(JSON.parse((row as { resource: string }).resource)) as A;
  const shown = (row: unknown): A => {
    const appointment = confirmed(row);
    return project(appointment, outbox.unconfirmedFor(appointment.id));
  };
  const allShown = (rows: readonly unknown[]): readonly A[] => {
    const facts = byAppointment(outbox.unconfirmed());
    return rows.map(confirmed).map((appointment) => project(appointment, facts.get(appointment.id) ?? []));
  };
  const putConfirmed = (appointment: AnyAppointment): void => {
    transactions.mustBeOpen();
    put.run(columnsOf(schema.parse(appointment)));
  };

  return {
    find: (id: AppointmentId): A | null => orNull(byId.get(id), shown),
    /** Always null on a console, which holds no booking codes. */
    byBookingCode: (code: BookingCode): A | null => orNull(byCode.get(code), shown),
    /** Everyone born on that day: what a name is looked for among. */
    byBirthDate: (birthDate: LocalDate): readonly A[] => allShown(byBirthDate.all(birthDate)),
    /** Starting on these days at the site, both included. Empty until the site is known. */
    ofDays(from: LocalDate, to: LocalDate): readonly A[] {
      const place = zone();
      if (place === null) return [];
      return allShown(between.all(instantAt(place, from, '00:00'), instantAt(place, plusDays(to, 1), '00:00')));
    },
    /**
     * Those of one day at the site whose arrival may carry this ticket, by the portal's last word or by ours, earliest first: look at the
     * arrival itself before believing it. Empty until the site is known.
     */
    byTicket(ticket: DeskNumber, day: LocalDate): readonly A[] {
      const place = zone();
      if (place === null) return [];
      const [from, to] = [instantAt(place, day, '00:00'), instantAt(place, plusDays(day, 1), '00:00')];
      const told = (byTicket.all(ticket, from, to) as { id: AppointmentId }[]).map(({ id }) => id);
      return [...new Set([...told, ...outbox.arrivalsWith(ticket)])]
        .flatMap((id) => orNull(byId.get(id), shown) ?? [])
        .filter(({ start }) => start >= from && start < to)
        .sort((a, b) => (a.start < b.start ? -1 : 1));
    },
    all: (): readonly A[] => allShown(everything.all()),

    putConfirmed,
    remove(id: AppointmentId): void {
      transactions.mustBeOpen();
      remove.run(id);
    },
    replaceAll(appointments: readonly AnyAppointment[]): void {
      transactions.mustBeOpen();
      removeAll.run();
      appointments.forEach(putConfirmed);
    },
  };
}

export type Appointments<R extends CacheRole = CacheRole> = ReturnType<typeof createAppointments<R>>;

const orNull = <T>(row: unknown, read: (row: unknown) => T): T | null => (row === undefined ? null : read(row));

const columnsOf = (appointment: AnyAppointment) => ({
  id: appointment.id,
  start: appointment.start,
  code: 'bookingCode' in appointment ? appointment.bookingCode : null,
  birthDate: appointment.patient.birthDate,
  resource: JSON.stringify(appointment),
});

function byAppointment(facts: readonly Fact[]): ReadonlyMap<AppointmentId, readonly Fact[]> {
  const about = (fact: Fact) => (fact.subject.kind === 'appointment' ? fact.subject.id : null);
  const grouped = new Map<AppointmentId, Fact[]>();
  for (const fact of facts) {
    const id = about(fact);
    if (id !== null) grouped.set(id, [...(grouped.get(id) ?? []), fact]);
  }
  return grouped;
}
