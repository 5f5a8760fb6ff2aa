import type { SiteId } from '../../shared/domain/ids.ts';
import { MessageSettings } from '../messages/settings.ts';
import type { Scope } from './scope.ts';

/** How a site writes to its patients. Sealed whole: it holds passwords. */
export function createMessageSettings({ trx, tenant, now, seal, open }: Scope) {
  return {
    /** The defaults, which send nothing, when nobody has set anything. */
    find: async (site: SiteId): Promise<MessageSettings> => {
      const row = await trx
        .selectFrom('message_settings')
        .select('settings')
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .executeTakeFirst();
      return MessageSettings.parse(row ? open('message_settings', site, 'settings', row.settings) : {});
    },
    save: async (site: SiteId, settings: MessageSettings): Promise<void> => {
      const sealed = seal('message_settings', site, 'settings', settings);
      await trx
        .insertInto('message_settings')
        .values({ tenant, site, settings: sealed, saved_at: now })
        .onConflict((conflict) => conflict.columns(['tenant', 'site']).doUpdateSet({ settings: sealed, saved_at: now }))
        .execute();
    },
  };
}
