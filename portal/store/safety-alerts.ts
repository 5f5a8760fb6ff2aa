import type { Selectable } from 'kysely';
import type { SafetyAlert } from '../../shared/domain/forms/safety-alert.ts';
import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import type { AppointmentId, FactId, SiteId, StaffId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { FormTables } from './form-schema.ts';
import type { Scope } from './scope.ts';

export interface NewAlert {
  readonly id: FactId;
  readonly appointment: AppointmentId;
  readonly form: string;
  readonly raisedAt: Instant;
}

/** Alerts that an answer raised. Which form it was is kept as a mark only. */
export function createSafetyAlerts({ trx, tenant, mark, now, changed }: Scope) {
  const all = trx
    .selectFrom('safety_alert')
    .innerJoin('appointment', (join) =>
      join.onRef('appointment.tenant', '=', 'safety_alert.tenant').onRef('appointment.id', '=', 'safety_alert.appointment'),
    )
    .selectAll('safety_alert')
    .select('appointment.ticket')
    .where('safety_alert.tenant', '=', tenant);
  return {
    /** False when this visit's form has raised one already: saying it twice calls nobody twice. */
    raise: async (site: SiteId, { id, appointment, form, raisedAt }: NewAlert): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('safety_alert')
        .values({
          tenant,
          site,
          id,
          appointment,
          form_mark: mark('form', form),
          raised_at: raisedAt,
          acknowledged_at: null,
          acknowledged_by: null,
        })
        .onConflict((conflict) => conflict.columns(['tenant', 'appointment', 'form_mark']).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      changed('safety-alert', id, site);
      return true;
    },
    find: async (site: SiteId, id: FactId): Promise<SafetyAlert | null> => {
      const row = await all.where('safety_alert.site', '=', site).where('safety_alert.id', '=', id).executeTakeFirst();
      return row === undefined ? null : alertOf(row);
    },
    findMany: async (site: SiteId, ids: readonly FactId[]): Promise<readonly SafetyAlert[]> =>
      ids.length === 0 ? [] : (await all.where('safety_alert.site', '=', site).where('safety_alert.id', 'in', ids).execute()).map(alertOf),
    since: async (site: SiteId, from: Instant): Promise<readonly SafetyAlert[]> =>
      (await all.where('safety_alert.site', '=', site).where('raised_at', '>=', from).orderBy('raised_at').execute()).map(alertOf),
    acknowledge: async (site: SiteId, id: FactId, by: StaffId): Promise<void> => {
      await trx
        .updateTable('safety_alert')
        .set({ acknowledged_at: now, acknowledged_by: by })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('acknowledged_at', 'is', null)
        .execute();
      changed('safety-alert', id, site);
    },
  };
}

type Row = Selectable<FormTables['safety_alert']> & { readonly ticket: DeskNumber | null };

const alertOf = ({ id, appointment, ticket, raised_at, acknowledged_at }: Row): SafetyAlert => ({
  id,
  appointment,
  ticket,
  raisedAt: raised_at,
  acknowledgedAt: acknowledged_at,
});
