import type { DeviceId, SiteId } from '../../shared/domain/ids.ts';
import { PresentVisit } from '../../shared/domain/presence.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';

export interface Presence {
  readonly device: DeviceId;
  readonly visit: PresentVisit;
  readonly seenAt: Instant;
}

/** Who was last said to be at each kiosk. Written by `portal-wide.ts`, without taking turns with anybody; here it is only read and forgotten. */
export function createPresences({ trx, tenant }: Scope) {
  const all = trx.selectFrom('presence').selectAll().where('tenant', '=', tenant);
  return {
    find: async (device: DeviceId): Promise<Presence | null> => {
      const row = await all.where('device', '=', device).executeTakeFirst();
      return row ? presenceOf(row) : null;
    },
    ofSite: async (site: SiteId): Promise<readonly Presence[]> =>
      (await all.where('site', '=', site).orderBy('device').execute()).map(presenceOf),
    prune: async (before: Instant): Promise<void> => {
      await trx.deleteFrom('presence').where('tenant', '=', tenant).where('seen_at', '<', before).execute();
    },
  };
}

const presenceOf = (row: { readonly device: DeviceId; readonly visit: unknown; readonly seen_at: Instant }): Presence => ({
  device: row.device,
  visit: PresentVisit.parse(row.visit),
  seenAt: row.seen_at,
});
