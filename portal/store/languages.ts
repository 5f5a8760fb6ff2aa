import { isDeepStrictEqual } from 'node:util';
import { AddedLanguage } from '../../shared/domain/added-language.ts';
import { type AddedLanguageCode, builtIn, type Language } from '../../shared/domain/language.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';
import type { createSites } from './sites.ts';

export interface StoredLanguage extends AddedLanguage {
  readonly addedAt: Instant;
}

/** The languages a clinic added. A version stays as it was handed in; the newest that is not retired counts. */
export function createLanguages({ trx, tenant, now, changed }: Scope, sites: Pick<ReturnType<typeof createSites>, 'list' | 'save'>) {
  const all = trx.selectFrom('language').where('tenant', '=', tenant);
  const current = async (): Promise<readonly StoredLanguage[]> => {
    const rows = await all.selectAll().where('retired_at', 'is', null).orderBy('code').orderBy('version').execute();
    const newest = new Map(rows.map((row) => [row.code, row]));
    return [...newest.values()].map(({ code, version, words, added_at }) => ({
      ...AddedLanguage.parse({ ...(words as object), code, version }),
      addedAt: added_at,
    }));
  };
  const everySiteHears = async (): Promise<void> => {
    for (const { id } of await sites.list()) changed('site', id, id);
  };
  return {
    /** The newest version of each, by code. */
    current,
    /** `same`: the newest version says exactly this. */
    add: async (language: Omit<AddedLanguage, 'version'>): Promise<{ readonly version: number; readonly same: boolean }> => {
      const { code, ...words } = language;
      const newest = (await current()).find((one) => one.code === code);
      if (newest !== undefined) {
        const { version, addedAt: _at, ...known } = newest;
        if (isDeepStrictEqual(known, language)) return { version, same: true };
      }
      const { last } = await all
        .select((s) => s.fn.max<number | null>('version').as('last'))
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
      const version = (last ?? 0) + 1;
      await trx
        .insertInto('language')
        .values({ tenant, code, version, words: JSON.stringify(words), added_at: now, retired_at: null })
        .execute();
      await everySiteHears();
      return { version, same: false };
    },
    /** Puts it last on the first screen of every site that does not offer it yet. */
    offer: (code: AddedLanguageCode): Promise<void> => changeOffers((offered) => (offered.includes(code) ? offered : [...offered, code])),
    /** All its versions, and off the first screen of every site. False when it is not here, or retired already. */
    retire: async (code: AddedLanguageCode): Promise<boolean> => {
      const { numUpdatedRows } = await trx
        .updateTable('language')
        .set({ retired_at: now })
        .where('tenant', '=', tenant)
        .where('code', '=', code)
        .where('retired_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await changeOffers((offered) => offered.filter((one) => one !== code));
      await everySiteHears();
      return true;
    },
  };

  /** A site that offered nothing else goes back to English. */
  async function changeOffers(change: (offered: readonly Language[]) => readonly Language[]): Promise<void> {
    for (const { id, settings, version } of await sites.list()) {
      const languages = change(settings.languages);
      if (isDeepStrictEqual(languages, settings.languages)) continue;
      await sites.save(id, { ...settings, languages: languages.length > 0 ? [...languages] : ['en'] }, version);
    }
  }
}

/** Whether a site may put these on its first screen: what Foyer speaks by itself, and what the clinic added. */
export const areKnown = (languages: readonly Language[], added: readonly AddedLanguage[]): boolean =>
  languages.every((code) => builtIn(code) || added.some((one) => one.code === code));
