import type { SiteId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { ChangeKind } from './schema.ts';
import type { Scope } from './scope.ts';

export interface Change {
  readonly revision: number;
  readonly kind: ChangeKind;
  readonly id: string;
}

/** The log the feed is read from. Says only that something changed; what it is now is read when asked. */
export function createChanges({ trx, tenant }: Scope) {
  return {
    /** The next changes at one site after a revision, oldest first, at most `limit`. */
    after: async (site: SiteId, revision: number, limit: number): Promise<readonly Change[]> =>
      trx
        .selectFrom('change')
        .select(['revision', 'kind', 'id'])
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('revision', '>', revision)
        .orderBy('revision')
        .orderBy('kind')
        .orderBy('id')
        .limit(limit)
        .execute(),
    /** Forgets what is older than `before`; cursors from then get a reset. */
    prune: async (before: Instant): Promise<void> => {
      const { last } = await trx
        .selectFrom('change')
        .select((s) => s.fn.max<number | null>('revision').as('last'))
        .where('tenant', '=', tenant)
        .where('at', '<', before)
        .executeTakeFirstOrThrow();
      if (last === null) return;
      await trx.deleteFrom('change').where('tenant', '=', tenant).where('revision', '<=', last).execute();
      await trx.updateTable('tenant').set({ pruned_through: last }).where('id', '=', tenant).execute();
    },
  };
}
