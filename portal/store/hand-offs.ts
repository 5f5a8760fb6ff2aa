import type { Selectable } from 'kysely';
import { Entered, type HandOff } from '../../shared/domain/board.ts';
import { Companions } from '../../shared/domain/guardian.ts';
import type { FactId, SiteId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Schema } from './schema.ts';
import type { Scope } from './scope.ts';

/** People waiting for the desk. What they typed is sealed. */
export function createHandOffs({ trx, tenant, seal, open, changed }: Scope) {
  const all = trx.selectFrom('hand_off').selectAll().where('tenant', '=', tenant);
  const handOffOf = (row: Selectable<Schema['hand_off']>): HandOff => ({
    id: row.id,
    device: row.device,
    deskNumber: row.desk_number,
    reason: row.reason,
    appointment: row.appointment,
    step: row.step,
    language: row.language,
    entered: Entered.parse(open('hand_off', row.id, 'entered', row.entered)),
    firstTouchAt: row.first_touch_at,
    raisedAt: row.raised_at,
    resolvedAt: row.resolved_at,
    companions: row.companions === null ? null : Companions.parse(open('hand_off', row.id, 'companions', row.companions)),
  });
  return {
    add: async (site: SiteId, one: HandOff): Promise<void> => {
      const times = { first_touch_at: one.firstTouchAt, raised_at: one.raisedAt, resolved_at: one.resolvedAt };
      const rest = {
        device: one.device,
        desk_number: one.deskNumber,
        reason: one.reason,
        appointment: one.appointment,
        step: one.step,
        language: one.language,
      };
      await trx
        .insertInto('hand_off')
        .values({ tenant, site, id: one.id, ...rest, entered: seal('hand_off', one.id, 'entered', one.entered), ...times })
        .execute();
      changed('hand-off', one.id, site);
    },
    find: async (site: SiteId, id: FactId): Promise<HandOff | null> => {
      const row = await all.where('site', '=', site).where('id', '=', id).executeTakeFirst();
      return row ? handOffOf(row) : null;
    },
    findMany: async (site: SiteId, ids: readonly FactId[]): Promise<readonly HandOff[]> =>
      ids.length === 0 ? [] : (await all.where('site', '=', site).where('id', 'in', ids).execute()).map(handOffOf),
    since: async (site: SiteId, from: Instant): Promise<readonly HandOff[]> =>
      (await all.where('site', '=', site).where('raised_at', '>=', from).orderBy('raised_at').execute()).map(handOffOf),
    noteCompanions: async (site: SiteId, id: FactId, companions: Companions): Promise<void> => {
      await trx
        .updateTable('hand_off')
        .set({ companions: seal('hand_off', id, 'companions', companions) })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      changed('hand-off', id, site);
    },
    resolve: async (site: SiteId, id: FactId, at: Instant): Promise<void> => {
      await trx
        .updateTable('hand_off')
        .set({ resolved_at: at })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('resolved_at', 'is', null)
        .execute();
      changed('hand-off', id, site);
    },
  };
}
