import type { Selectable } from 'kysely';
import type { DeviceId, FactId, SiteId, StaffId } from '../../shared/domain/ids.ts';
import type { VisitKey } from '../../shared/domain/presence.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Schema } from './schema.ts';
import type { Scope } from './scope.ts';

/** Staff helping at a kiosk from a console: kept as the record of who held whose screen, and when. */
export interface HeldVisit {
  readonly id: FactId;
  readonly site: SiteId;
  readonly device: DeviceId;
  readonly visit: VisitKey;
  readonly staff: StaffId;
  readonly until: Instant;
  readonly endedAt: Instant | null;
  /** The kiosk must end this visit. */
  readonly visitEnds: boolean;
}

export function createTakeOvers({ trx, tenant, now }: Scope) {
  const all = trx.selectFrom('take_over').selectAll().where('tenant', '=', tenant);
  const end = (id: FactId, by: 'staff' | 'patient', visitEnds: boolean) =>
    trx
      .updateTable('take_over')
      .set({ ended_at: now, ended_by: by, visit_ends: visitEnds })
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .execute();
  return {
    add: async ({ endedAt: _, visitEnds: __, ...one }: HeldVisit): Promise<void> => {
      await trx
        .insertInto('take_over')
        .values({ tenant, ...one, started_at: now, ended_at: null, ended_by: null, visit_ends: false })
        .execute();
    },
    find: async (site: SiteId, id: FactId): Promise<HeldVisit | null> => {
      const row = await all.where('site', '=', site).where('id', '=', id).executeTakeFirst();
      return row ? heldOf(row) : null;
    },
    /** The newest word about this visit whose time is not over: held, or to be ended. */
    current: async (device: DeviceId, visit: VisitKey): Promise<HeldVisit | null> => {
      const row = await all
        .where('device', '=', device)
        .where('visit', '=', visit)
        .where('until', '>', now)
        .where((w) => w.or([w('ended_at', 'is', null), w('visit_ends', '=', true)]))
        .orderBy('started_at', 'desc')
        .executeTakeFirst();
      return row ? heldOf(row) : null;
    },
    end: async (id: FactId, by: 'staff' | 'patient', visitEnds = false): Promise<void> => void (await end(id, by, visitEnds)),
    prune: async (before: Instant): Promise<void> => {
      await trx.deleteFrom('take_over').where('tenant', '=', tenant).where('until', '<', before).execute();
    },
  };
}

const heldOf = (row: Selectable<Schema['take_over']>): HeldVisit => ({
  id: row.id,
  site: row.site,
  device: row.device,
  visit: row.visit,
  staff: row.staff,
  until: row.until,
  endedAt: row.ended_at,
  visitEnds: row.visit_ends,
});
