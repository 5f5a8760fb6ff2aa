import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { AppointmentStatus } from '../../shared/domain/appointment.ts';
import { BookingCode } from '../../shared/domain/booking-code.ts';
import type { Arrival, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { KioskCoverage } from '../../shared/domain/coverage-value.ts';
import { Companions } from '../../shared/domain/guardian.ts';
import type { AppointmentId, PatientId, SiteId } from '../../shared/domain/ids.ts';
import { Rebooking, SlotId } from '../../shared/domain/slots.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { PastVisit } from '../../shared/domain/wait-range.ts';
import { PatientRecord, patientOf } from '../domain/patient-record.ts';
import { consentsOnFile } from './consents.ts';
import { openReviews } from './review-answers.ts';
import type { Schema } from './schema.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

/** With the slot the appointment stood in until then, so that it can stand there again; devices are not told. */
export const KeptRebooking = Rebooking.extend({ slot: SlotId.nullable().default(null) });
export type KeptRebooking = z.infer<typeof KeptRebooking>;

/**
 * Everything the portal knows of one appointment. Devices get a part of it, cut by role in usecases/device-view.ts, which also says who `owes` and
 * adds the list of allergies and medicines where it may be shown; here `review` is null.
 */
export interface PortalAppointment extends KioskAppointment {
  readonly rebooked: KeptRebooking | null;
  /** The patient said something about allergies or medicines that no clinician has looked at. */
  readonly reviewOpen: boolean;
  readonly companions: Companions | null;
}

export interface NewAppointment {
  readonly id: AppointmentId;
  readonly site: SiteId;
  readonly patient: PatientId;
  readonly start: Instant;
  readonly minutes: number;
  readonly status: AppointmentStatus;
  readonly visitType: string | null;
  /** The practitioner's name as staff read it. */
  readonly practitioner: string | null;
  readonly bookingCode: BookingCode;
  readonly rebooked?: KeptRebooking;
}

const Details = z.object({ visitType: z.string().nullable(), practitioner: z.string().nullable() });

const noCoverage = KioskCoverage.parse({});

export function createAppointments(scope: Scope) {
  const { trx, tenant, seal, mark, changed } = scope;
  const bookingMark = (code: BookingCode) => mark('booking-code', code);
  const all = trx
    .selectFrom('appointment')
    .innerJoin('patient', (join) => join.onRef('patient.tenant', '=', 'appointment.tenant').onRef('patient.id', '=', 'appointment.patient'))
    .selectAll('appointment')
    .select('patient.record')
    .where('appointment.tenant', '=', tenant);

  return {
    /** The codes must be new: `isCodeFree`. Waiting change requests of these patients find their appointment. */
    addMany: async (appointments: readonly NewAppointment[]): Promise<void> => {
      for (const some of chunksOf(appointments, rowsPerStatement)) {
        const rows = some.map(({ id, site, patient, start, minutes, status, visitType, practitioner, bookingCode, rebooked }) => ({
          tenant,
          id,
          site,
          patient,
          start_at: start,
          minutes,
          status,
          details: seal('appointment', id, 'details', { visitType, practitioner }),
          booking_code: seal('appointment', id, 'booking_code', bookingCode),
          booking_mark: bookingMark(bookingCode),
          ...noArrival,
          details_confirmed_at: null,
          rebooked: rebooked === undefined ? null : JSON.stringify(rebooked),
        }));
        await trx.insertInto('appointment').values(rows).execute();
      }
      for (const { id, site } of appointments) changed('appointment', id, site);
      for (const some of chunksOf(appointments, rowsPerStatement)) await inheritFromPatient(scope, some);
    },
    isCodeFree: async (code: BookingCode): Promise<boolean> =>
      (await trx
        .selectFrom('appointment')
        .select('id')
        .where('tenant', '=', tenant)
        .where('booking_mark', '=', bookingMark(code))
        .executeTakeFirst()) === undefined,
    find: async (id: AppointmentId): Promise<PortalAppointment | null> => {
      const [found] = await appointmentsOf(await all.where('appointment.id', '=', id).execute(), scope);
      return found ?? null;
    },
    findMany: async (ids: readonly AppointmentId[]): Promise<readonly PortalAppointment[]> =>
      ids.length === 0 ? [] : appointmentsOf(await all.where('appointment.id', 'in', ids).execute(), scope),
    findByCode: async (code: BookingCode): Promise<PortalAppointment | null> => {
      const [found] = await appointmentsOf(await all.where('appointment.booking_mark', '=', bookingMark(code)).execute(), scope);
      return found ?? null;
    },
    /** Those starting from `from` (inclusive) to `to` (exclusive), by start. */
    between: async (site: SiteId, from: Instant, to: Instant): Promise<readonly PortalAppointment[]> => {
      const rows = await all
        .where('appointment.site', '=', site)
        .where('start_at', '>=', from)
        .where('start_at', '<', to)
        .orderBy('start_at')
        .orderBy('appointment.id')
        .execute();
      return appointmentsOf(rows, scope);
    },
    /** This patient's, at every site of the clinic, from then on, by start; at most a hundred. */
    ofPatient: async (patient: PatientId, from: Instant): Promise<readonly PortalAppointment[]> => {
      const rows = await all
        .where('appointment.patient', '=', patient)
        .where('start_at', '>=', from)
        .orderBy('start_at')
        .orderBy('appointment.id')
        .limit(100)
        .execute();
      return appointmentsOf(rows, scope);
    },
    /** Visits from arrival to call, of the starts from `from` (inclusive) to `to` (exclusive). */
    pastVisits: async (site: SiteId, from: Instant, to: Instant): Promise<readonly PastVisit[]> => {
      const rows = await trx
        .selectFrom('appointment')
        .select(['id', 'start_at', 'arrived_at', 'called_at', 'details'])
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('start_at', '>=', from)
        .where('start_at', '<', to)
        .where('called_at', 'is not', null)
        .orderBy('start_at')
        .execute();
      return rows.flatMap(({ id, start_at, arrived_at, called_at, details }) =>
        arrived_at === null || called_at === null
          ? []
          : [
              {
                start: start_at,
                arrivedAt: arrived_at,
                calledAt: called_at,
                ...Details.parse(scope.open('appointment', id, 'details', details)),
              },
            ],
      );
    },
    countBetween: async (site: SiteId, from: Instant, to: Instant): Promise<number> => {
      const { count } = await trx
        .selectFrom('appointment')
        .select((s) => s.fn.countAll<number>().as('count'))
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('start_at', '>=', from)
        .where('start_at', '<', to)
        .executeTakeFirstOrThrow();
      return count;
    },
    /** Writes what a fact or staff may change: status, arrival, when the details were confirmed. */
    saveProgress: async ({ id, site, status, arrival, detailsConfirmedAt, rebooked }: PortalAppointment): Promise<void> => {
      await trx
        .updateTable('appointment')
        .set({
          status,
          ...arrivalColumns(arrival),
          details_confirmed_at: detailsConfirmedAt,
          rebooked: rebooked === null ? null : JSON.stringify(rebooked),
        })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      changed('appointment', id, site);
    },
    noteCompanions: async ({ id, site }: Pick<PortalAppointment, 'id' | 'site'>, companions: Companions): Promise<void> => {
      await trx
        .updateTable('appointment')
        .set({ companions: seal('appointment', id, 'companions', companions) })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      changed('appointment', id, site);
    },
    /** The details were found right: all of this patient's appointments know, so that none asks again. */
    confirmDetails: async (patient: PatientId, at: Instant): Promise<void> => {
      const rows = await trx
        .updateTable('appointment')
        .set({ details_confirmed_at: at })
        .where('tenant', '=', tenant)
        .where('patient', '=', patient)
        .where((w) => w.or([w('details_confirmed_at', 'is', null), w('details_confirmed_at', '<', at)]))
        .returning(['id', 'site'])
        .execute();
      for (const { id, site } of rows) changed('appointment', id, site);
    },
    /** Moves in time or to another site; both sites are told (docs/sync.md S26). */
    reschedule: async (id: AppointmentId, to: { readonly site: SiteId; readonly start: Instant }): Promise<boolean> => {
      const old = await trx.selectFrom('appointment').select('site').where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
      if (!old) return false;
      await trx
        .updateTable('appointment')
        .set({ site: to.site, start_at: to.start })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      const requests = await trx
        .updateTable('change_request')
        .set({ site: to.site })
        .where('tenant', '=', tenant)
        .where('appointment', '=', id)
        .returning('id')
        .execute();
      for (const site of new Set([old.site, to.site])) {
        changed('appointment', id, site);
        for (const request of requests) changed('change-request', request.id, site);
      }
      return true;
    },
  };
}

type Row = Selectable<Schema['appointment']> & { readonly record: Buffer };

/** Rows with what their patients answered, which stands in tables of its own. */
async function appointmentsOf(rows: readonly Row[], scope: Scope): Promise<readonly PortalAppointment[]> {
  if (rows.length === 0) return [];
  const consents = await consentsOnFile(
    scope,
    rows.map(({ patient }) => patient),
  );
  const open = await openReviews(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => appointmentOf(row, scope, { consents: consents(row.patient, row.site), reviewOpen: open.has(row.id) }));
}

function appointmentOf(row: Row, { open }: Scope, answered: Pick<PortalAppointment, 'consents' | 'reviewOpen'>): PortalAppointment {
  const record = PatientRecord.parse(open('patient', row.patient, 'record', row.record));
  return {
    id: row.id,
    site: row.site,
    start: row.start_at,
    minutes: row.minutes,
    status: row.status,
    ...Details.parse(open('appointment', row.id, 'details', row.details)),
    bookingCode: BookingCode.parse(open('appointment', row.id, 'booking_code', row.booking_code)),
    arrival: arrivalOf(row),
    detailsConfirmedAt: row.details_confirmed_at,
    rebooked: row.rebooked === null ? null : KeptRebooking.parse(row.rebooked),
    owes: false,
    // Worked out when a device asks: usecases/visit-forms.ts.
    forms: [],
    ...answered,
    review: null,
    coverage: noCoverage,
    companions: row.companions === null ? null : Companions.parse(open('appointment', row.id, 'companions', row.companions)),
    fieldsConfirmedAt: record.confirmed,
    patient: patientOf(row.patient, record),
  };
}

function arrivalOf({ arrived_at, first_touch_at, ticket, tier, desk_seen_at, ...row }: Row): Arrival | null {
  if (arrived_at === null || first_touch_at === null || tier === null) return null;
  const told = row.told_from === null || row.told_to === null ? null : { from: row.told_from, to: row.told_to };
  const later = { deskSeenAt: desk_seen_at, told, calledAt: row.called_at, quietCallAt: row.quiet_call_at };
  return { arrivedAt: arrived_at, firstTouchAt: first_touch_at, ticket, tier, ...later };
}

const noArrival = {
  arrived_at: null,
  first_touch_at: null,
  ticket: null,
  tier: null,
  desk_seen_at: null,
  told_from: null,
  told_to: null,
  called_at: null,
  quiet_call_at: null,
} as const;

const arrivalColumns = (arrival: Arrival | null) =>
  arrival === null
    ? noArrival
    : {
        arrived_at: arrival.arrivedAt,
        first_touch_at: arrival.firstTouchAt,
        ticket: arrival.ticket,
        tier: arrival.tier,
        desk_seen_at: arrival.deskSeenAt,
        told_from: arrival.told?.from ?? null,
        told_to: arrival.told?.to ?? null,
        called_at: arrival.calledAt,
        quiet_call_at: arrival.quietCallAt,
      };

/**
 * New appointments take over what their patients already have: when the details were last confirmed, and change requests that an import
 * raised while there was no appointment to show them with.
 */
async function inheritFromPatient({ trx, tenant, changed }: Scope, appointments: readonly NewAppointment[]): Promise<void> {
  const ids = appointments.map(({ id }) => id);
  await sql`update appointment set details_confirmed_at = (
      select max(other.details_confirmed_at) from appointment as other where other.tenant = appointment.tenant and other.patient = appointment.patient)
    where tenant = ${tenant} and id = any(${ids})`.execute(trx);
  const adopted = await sql<{ id: string; site: SiteId }>`update change_request set appointment = a.id, site = a.site from appointment as a
    where a.tenant = ${tenant} and a.id = any(${ids}) and change_request.tenant = a.tenant and change_request.patient = a.patient
      and change_request.appointment is null
    returning change_request.id as id, change_request.site as site`.execute(trx);
  for (const { id, site } of adopted.rows) changed('change-request', id, site);
}
