import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type ImportJob, importFiles } from '../../../portal/import/import.ts';
import { listInput } from '../../../portal/import/input-files.ts';
import type { ImportReport } from '../../../portal/import/tally.ts';
import { openStore } from '../../../portal/store/open-store.ts';
import type { ReadScope, WriteScope } from '../../../portal/store/store.ts';
import { SiteId, TenantId } from '../../../shared/domain/ids.ts';
import { SiteSettings } from '../../../shared/domain/site.ts';
import { instantOf, TimeZone } from '../../../shared/domain/time.ts';
import { now } from './a-folder.ts';

/** One embedded database for a test file; every test gets a clinic of its own in it. Call at the top of the file. */
export function aPortal() {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-import-'));
  const opening = openStore({ dataDir, databaseUrl: null, keyFile: join(dataDir, 'portal.key') }, () => instantOf(now.getTime()));
  afterAll(async () => {
    const opened = await opening;
    if (opened.ok) await opened.value.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const store = async () => {
    const opened = await opening;
    if (!opened.ok) throw new Error(opened.error.reason);
    return opened.value.store;
  };
  return { aClinic: async () => clinicIn(await store()) };
}

type Store = Extract<Awaited<ReturnType<typeof openStore>>, { ok: true }>['value']['store'];

async function clinicIn(store: Store) {
  const tenant = TenantId.parse(`t-${randomUUID()}`);
  const site = SiteId.parse('main');
  await store.portal.createTenant(tenant, 'Clinic');
  await store.write(tenant, ({ sites }) =>
    sites.create({ id: site, zone: TimeZone.parse('Europe/Madrid'), settings: SiteSettings.parse({ name: 'Main' }) }),
  );
  const write = <T>(work: (scope: WriteScope) => Promise<T>) => store.write(tenant, work);
  return {
    site,
    write,
    read: <T>(work: (scope: ReadScope) => Promise<T>) => store.read(tenant, work),
    import: async (path: string, job: Partial<ImportJob> = {}): Promise<ImportReport> =>
      importFiles({ input: await listInput(path), write, site, now, ...job }),
    patients: () => store.read(tenant, ({ patients }) => patients.page(null, 100_000)),
    patientBy: async (id: string, system = 'import') =>
      store.read(tenant, async ({ patients }) => {
        const found = (await patients.idsBySource([{ system, id }])).get(`${system}|${id}`);
        return found === undefined ? null : patients.find(found);
      }),
  };
}
export type Clinic = Awaited<ReturnType<typeof clinicIn>>;
