import type { Selectable } from 'kysely';
import type { SiteId } from '../../shared/domain/ids.ts';
import { Site, type SiteSettings } from '../../shared/domain/site.ts';
import type { TimeZone } from '../../shared/domain/time.ts';
import type { createConsentTexts } from './consent-texts.ts';
import type { Schema } from './schema.ts';
import type { Scope } from './scope.ts';

export function createSites({ trx, tenant, mark, changed }: Scope, consentTexts: ReturnType<typeof createConsentTexts>) {
  const all = trx.selectFrom('site').selectAll().where('tenant', '=', tenant);
  const siteOf = async (row: Selectable<Schema['site']>): Promise<Site> =>
    Site.parse({ ...row, consents: await consentTexts.current(row.id) });
  return {
    create: async ({
      id,
      zone,
      settings,
    }: {
      readonly id: SiteId;
      readonly zone: TimeZone;
      readonly settings: SiteSettings;
    }): Promise<void> => {
      await trx
        .insertInto('site')
        .values({ tenant, id, zone, settings: JSON.stringify(settings), version: 0 })
        .execute();
      changed('site', id, id);
    },
    find: async (id: SiteId): Promise<Site | null> => {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row ? siteOf(row) : null;
    },
    list: async (): Promise<readonly Site[]> => {
      const sites: Site[] = [];
      for (const row of await all.orderBy('id').execute()) sites.push(await siteOf(row));
      return sites;
    },
    /** Secret of a site for one purpose; the same on every call, and told to nobody outside it. */
    secret: (id: SiteId, purpose: 'decoy'): string => mark(`site-${purpose}`, id),
    /** False when somebody saved since `basedOn` was read. */
    save: async (id: SiteId, settings: SiteSettings, basedOn: number): Promise<boolean> => {
      const { numUpdatedRows } = await trx
        .updateTable('site')
        .set({ settings: JSON.stringify(settings), version: basedOn + 1 })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('version', '=', basedOn)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      changed('site', id, id);
      return true;
    },
  };
}
