import type { FieldChange } from '../../shared/domain/change-request.ts';
import { DeviceId, type PatientId } from '../../shared/domain/ids.ts';
import { createChangeRequests } from './change-requests.ts';
import type { PatientLinks } from './patients.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

/** Stands where a device would, for a change that an import raised. Staff see the name. */
export const importDevice = { id: DeviceId.parse('import'), name: 'Import' } as const;

/** What else looks different when a patient changes (docs/sync.md S25), and where a source's third value goes (S49). */
export function createPatientLinks(scope: Scope): PatientLinks {
  const { trx, tenant, now, changed } = scope;
  return {
    changed: async (ids) => {
      for (const some of chunksOf(ids, rowsPerStatement)) {
        const appointments = await trx
          .selectFrom('appointment')
          .select(['id', 'site'])
          .where('tenant', '=', tenant)
          .where('patient', 'in', some)
          .execute();
        for (const { id, site } of appointments) changed('appointment', id, site);
        const requests = await trx
          .selectFrom('change_request')
          .select(['id', 'site'])
          .where('tenant', '=', tenant)
          .where('patient', 'in', some)
          .where('state', '=', 'open')
          .execute();
        for (const { id, site } of requests) if (site !== null) changed('change-request', id, site);
        const answers = await trx
          .selectFrom('coverage_answer')
          .select(['id', 'site'])
          .where('tenant', '=', tenant)
          .where('patient', 'in', some)
          .where('state', '=', 'open')
          .execute();
        for (const { id, site } of answers) changed('coverage-answer', id, site);
      }
    },
    raised: async (patient: PatientId, change: FieldChange, before: FieldChange | null) => {
      const of = () => trx.selectFrom('appointment').select(['id', 'site']).where('tenant', '=', tenant).where('patient', '=', patient);
      const nearest =
        (await of().where('start_at', '>=', now).orderBy('start_at').executeTakeFirst()) ??
        (await of().orderBy('start_at', 'desc').executeTakeFirst());
      const requests = createChangeRequests(scope);
      await requests.add({
        id: requests.importedId(patient, change),
        site: nearest?.site ?? null,
        appointment: nearest?.id ?? null,
        patient,
        device: importDevice.id,
        tier: 'desk',
        ticket: null,
        change,
        before,
        askedAt: now,
      });
    },
  };
}
