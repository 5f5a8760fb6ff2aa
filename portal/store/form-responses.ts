import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { AppointmentId, DeviceId, PatientId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { FormTables } from './form-schema.ts';
import type { Scope } from './scope.ts';

export interface FormResponse {
  readonly appointment: AppointmentId;
  readonly patient: PatientId;
  readonly url: string;
  readonly version: string;
  readonly device: DeviceId;
  /** FHIR R4 QuestionnaireResponse. */
  readonly response: Readonly<Record<string, unknown>>;
  readonly answeredAt: Instant;
  readonly completedAt: Instant | null;
}

export type ResponseLine = Pick<FormResponse, 'appointment' | 'patient' | 'url' | 'completedAt'>;

/** What patients answered: one response per visit and form, sealed. */
export function createFormResponses({ trx, tenant, seal, open, changed }: Scope) {
  const all = trx.selectFrom('form_response').where('tenant', '=', tenant);
  const responseOf = (row: Selectable<FormTables['form_response']>): FormResponse => ({
    appointment: row.appointment,
    patient: row.patient,
    url: row.url,
    version: row.version,
    device: row.device,
    response: z.record(z.string(), z.unknown()).parse(open('form_response', placeOf(row), 'response', row.response)),
    answeredAt: row.answered_at,
    completedAt: row.completed_at,
  });
  return {
    /** The latest answers stand, but nothing replaces answers that were finished. */
    put: async (one: FormResponse): Promise<void> => {
      const row = {
        url: one.url,
        version: one.version,
        patient: one.patient,
        device: one.device,
        response: seal('form_response', placeOf(one), 'response', one.response),
        answered_at: one.answeredAt,
        completed_at: one.completedAt,
      };
      await trx
        .insertInto('form_response')
        .values({ tenant, appointment: one.appointment, ...row })
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'appointment', 'url']).doUpdateSet(row).where('form_response.completed_at', 'is', null),
        )
        .execute();
      // Every visit of this person may ask the same form, or not ask it any more.
      const visits = await trx
        .selectFrom('appointment')
        .select(['id', 'site'])
        .where('tenant', '=', tenant)
        .where('patient', '=', one.patient)
        .execute();
      for (const { id, site } of visits) changed('appointment', id, site);
    },
    find: async (appointment: AppointmentId, url: string): Promise<FormResponse | null> => {
      const row = await all.selectAll().where('appointment', '=', appointment).where('url', '=', url).executeTakeFirst();
      return row === undefined ? null : responseOf(row);
    },
    ofAppointment: async (appointment: AppointmentId): Promise<readonly FormResponse[]> =>
      (await all.selectAll().where('appointment', '=', appointment).orderBy('answered_at').execute()).map(responseOf),
    /** Without the answers. */
    linesOf: async (patients: readonly PatientId[]): Promise<readonly ResponseLine[]> =>
      patients.length === 0
        ? []
        : all
            .select(['appointment', 'patient', 'url', 'completed_at as completedAt'])
            .where(sql<boolean>`patient = any(${[...new Set(patients)]})`)
            .execute(),
  };
}

const placeOf = ({ appointment, url }: { readonly appointment: AppointmentId; readonly url: string }): string => `${appointment}|${url}`;
