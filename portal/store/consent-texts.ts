import type { ConsentCode } from '../../shared/domain/consent.ts';
import { ConsentText } from '../../shared/domain/consent.ts';
import type { SiteId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';

export interface StoredConsentText extends ConsentText {
  readonly createdAt: Instant;
  /** No longer asked; kept, because people agreed to it. */
  readonly retiredAt: Instant | null;
}

/** What sites ask people to agree to. No text is ever changed or deleted: consents name them. */
export function createConsentTexts({ trx, tenant, now, changed }: Scope) {
  const of = (site: SiteId) => trx.selectFrom('consent_text').selectAll().where('tenant', '=', tenant).where('site', '=', site);
  const all = async (site: SiteId): Promise<readonly StoredConsentText[]> =>
    (await of(site).orderBy('consent').orderBy('version').execute()).map((row) => ({
      ...ConsentText.parse(row),
      createdAt: row.created_at,
      retiredAt: row.retired_at,
    }));
  return {
    /** By name, oldest version first, retired ones too. */
    all,
    /** The newest version of each that is not retired: what kiosks ask. */
    current: async (site: SiteId): Promise<ConsentText[]> => currentOf(await all(site)),
    find: async (site: SiteId, consent: ConsentCode, version: number): Promise<ConsentText | null> => {
      const row = await of(site).where('consent', '=', consent).where('version', '=', version).executeTakeFirst();
      return row ? ConsentText.parse(row) : null;
    },
    /** Somebody agreed to one that is asked no more: devices are told of it (formerConsents). */
    tell: (site: SiteId): void => changed('site', site, site),
    /** Gives the new version's number. */
    add: async (site: SiteId, text: Omit<ConsentText, 'version'>): Promise<number> => {
      const { last } = await trx
        .selectFrom('consent_text')
        .select((s) => s.fn.max<number | null>('version').as('last'))
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('consent', '=', text.consent)
        .executeTakeFirstOrThrow();
      const version = (last ?? 0) + 1;
      const { consent, required, wordings } = text;
      const row = { tenant, site, consent, version, required, wordings: JSON.stringify(wordings), created_at: now, retired_at: null };
      await trx.insertInto('consent_text').values(row).execute();
      changed('site', site, site);
      return version;
    },
    /** All versions of it; how many were still asked. */
    retire: async (site: SiteId, consent: ConsentCode): Promise<number> => {
      const { numUpdatedRows } = await trx
        .updateTable('consent_text')
        .set({ retired_at: now })
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('consent', '=', consent)
        .where('retired_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) changed('site', site, site);
      return Number(numUpdatedRows);
    },
  };
}

const currentOf = (texts: readonly StoredConsentText[]): ConsentText[] => [
  ...new Map(texts.filter(({ retiredAt }) => retiredAt === null).map((text) => [text.consent, ConsentText.parse(text)])).values(),
];
