import type { Instant } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';

/** Failed attempts, kept so that guessing is slowed across restarts and processes. `who` is a mark or a device id, never a name. */
export function createFailures({ trx, tenant, now }: Scope) {
  return {
    add: async (who: string): Promise<void> => {
      await trx.insertInto('failure').values({ tenant, who, at: now }).execute();
    },
    since: async (who: string, from: Instant): Promise<readonly Instant[]> => {
      const rows = await trx
        .selectFrom('failure')
        .select('at')
        .where('tenant', '=', tenant)
        .where('who', '=', who)
        .where('at', '>=', from)
        .orderBy('at')
        .execute();
      return rows.map(({ at }) => at);
    },
    prune: async (before: Instant): Promise<void> => {
      await trx.deleteFrom('failure').where('tenant', '=', tenant).where('at', '<', before).execute();
    },
    clear: async (who: string): Promise<void> => {
      await trx.deleteFrom('failure').where('tenant', '=', tenant).where('who', '=', who).execute();
    },
  };
}
