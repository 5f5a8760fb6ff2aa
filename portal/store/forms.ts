import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Offered } from '../../shared/domain/forms/due.ts';
import { canonicalOf, type Form } from '../../shared/domain/forms/form.ts';
import type { InstalledForm } from '../../shared/domain/forms/installed-form.ts';
import { hasSafetyQuestion } from '../../shared/domain/forms/safety.ts';
import { screensOf } from '../../shared/domain/forms/screens.ts';
import { Coding } from '../../shared/domain/forms/value.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { FormTables } from './form-schema.ts';
import type { Scope } from './scope.ts';

/** A form as a list shows it. */
export interface FormLine extends Offered {
  readonly version: string;
  readonly title: string;
  readonly safety: boolean;
  readonly installedAt: Instant;
  readonly retiredAt: Instant | null;
}

const columns = ['url', 'version', 'title', 'screens', 'safety', 'installed_at', 'retired_at'] as const;

/** The forms of a clinic. A version is never changed once it is here, because answers name it. */
export function createForms({ trx, tenant, now }: Scope) {
  const all = trx.selectFrom('form').where('tenant', '=', tenant);
  return {
    /** `same`: this very version is here already; it is offered again if it was retired. */
    install: async (form: Form, { questionnaire, safetyCodes }: InstalledForm): Promise<'installed' | 'same' | 'version-taken'> => {
      const { url, version, title } = form;
      const texts = { questionnaire: JSON.stringify(questionnaire), safety_codes: JSON.stringify(safetyCodes) };
      const known = await all.selectAll().where('url', '=', url).where('version', '=', version).executeTakeFirst();
      if (known !== undefined) {
        if (sorted(known.questionnaire) !== sorted(questionnaire) || sorted(known.safety_codes) !== sorted(safetyCodes))
          return 'version-taken';
        await trx
          .updateTable('form')
          .set({ retired_at: null, installed_at: now })
          .where('tenant', '=', tenant)
          .where('url', '=', url)
          .where('version', '=', version)
          .execute();
        return 'same';
      }
      const counted = { title: title.base, screens: screensOf(form), safety: hasSafetyQuestion(form) };
      await trx
        .insertInto('form')
        .values({ tenant, url, version, ...texts, ...counted, installed_at: now, retired_at: null })
        .execute();
      return 'installed';
    },
    list: async (): Promise<readonly FormLine[]> =>
      (await all.select(columns).orderBy('url').orderBy('installed_at').execute()).map(lineOf),
    /** The newest version of each form that is not retired. */
    offered: async (): Promise<readonly FormLine[]> => {
      const rows = await all.select(columns).where('retired_at', 'is', null).orderBy('installed_at').orderBy('version').execute();
      return [...new Map(rows.map((row) => [row.url, lineOf(row)])).values()];
    },
    find: async (canonical: string): Promise<InstalledForm | null> => {
      const [url, version] = partsOf(canonical);
      const row = await all.selectAll().where('url', '=', url).where('version', '=', version).executeTakeFirst();
      return row === undefined
        ? null
        : {
            canonical,
            questionnaire: z.record(z.string(), z.unknown()).parse(row.questionnaire),
            safetyCodes: z.array(Coding).parse(row.safety_codes),
          };
    },
    /** False when there is no such version that is still offered. */
    retire: async (canonical: string): Promise<boolean> => {
      const [url, version] = partsOf(canonical);
      const { numUpdatedRows } = await trx
        .updateTable('form')
        .set({ retired_at: now })
        .where('tenant', '=', tenant)
        .where('url', '=', url)
        .where('version', '=', version)
        .where('retired_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

/** A canonical address has no bar of its own, so the first one parts it from the version. */
function partsOf(canonical: string): readonly [string, string] {
  const bar = canonical.indexOf('|');
  return bar === -1 ? [canonical, ''] : [canonical.slice(0, bar), canonical.slice(bar + 1)];
}

type Row = Pick<Selectable<FormTables['form']>, (typeof columns)[number]>;

const lineOf = ({ url, version, title, screens, safety, installed_at, retired_at }: Row): FormLine => ({
  url,
  version,
  canonical: canonicalOf({ url, version }),
  title,
  screens,
  safety,
  installedAt: installed_at,
  retiredAt: retired_at,
});

/** jsonb keeps no order of keys, so both sides are compared in one order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
