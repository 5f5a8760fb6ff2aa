import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CacheRole } from '../../../electron/store/appointments.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { enrol } from '../../../electron/sync/enrol.ts';
import { createPortalClient } from '../../../electron/sync/portal-client.ts';
import { createSync } from '../../../electron/sync/sync.ts';
import { makeEnrolmentCode } from '../../../portal/auth/enrolment-code.ts';
import { type RunningPortal, startPortal } from '../../../portal/start.ts';
import { openStore as openPortalStore } from '../../../portal/store/open-store.ts';
import type { Store as PortalStore, ReadScope, WriteScope } from '../../../portal/store/store.ts';
import { BootId, SiteId } from '../../../shared/domain/ids.ts';
import { type Instant, instantOf } from '../../../shared/domain/time.ts';
import { ok } from '../../../shared/result.ts';
import { aFolder, mustBe, newId, tenantId, zone } from '../../support/clinic.ts';
import { realClock } from './bad-portal.ts';
import { seedPortal } from './seed-portal.ts';

const site = SiteId.parse('main-street');
export const realNow = (): Instant => instantOf(Date.now());

/**
 * A portal on PGlite, with one site and these many people booked around now. It takes seconds to start, so a file of tests shares one.
 * @param atEnd vitest's afterAll
 */
export async function aPortal({
  people,
  atEnd,
}: {
  readonly people: number;
  readonly atEnd: (work: () => unknown, ms: number) => unknown;
}) {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-portal-'));
  const places = { dataDir: join(folder, 'portal'), databaseUrl: null, keyFile: '' };
  const config = {
    places: { ...places, keyFile: join(places.dataDir, 'portal.key') },
    host: '127.0.0.1',
    names: [],
    feedDays: 14,
    json: false,
  };
  const appointments = await seedPortal(config.places, { tenant: tenantId, site, zone, people });

  let running: RunningPortal | null = null;
  let ports = { port: 0, enrolPort: 0 };
  const bugs: unknown[] = [];
  const start = async (): Promise<RunningPortal> => {
    running = mustBe(await startPortal({ ...config, ...ports }, { now: realNow, reportBug: (error) => void bugs.push(error) }));
    ports = { port: portOf(running.portalUrl), enrolPort: portOf(running.enrolUrl) };
    return running;
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  atEnd(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  await start();

  /** Looks or writes at the portal's own data, as its command line does, running or not. */
  async function withStore<T>(work: (store: PortalStore) => Promise<T>): Promise<T> {
    const joined = mustBe(await openPortalStore(config.places));
    try {
      return await work(joined.store);
    } finally {
      await joined.close();
    }
  }

  return {
    appointments,
    bugs,
    start,
    stop,
    write: <T>(work: (tx: WriteScope) => Promise<T>): Promise<T> => withStore((store) => store.write(tenantId, work)),
    look: <T>(work: (tx: ReadScope) => Promise<T>): Promise<T> => withStore((store) => store.read(tenantId, work)),
    breakHistory: (): Promise<void> => withStore((store) => store.portal.breakHistory()),
    authority: async (): Promise<string> => (await withStore((store) => store.portal.authority()))?.certificate ?? '',
    url: () => `https://127.0.0.1:${ports.port}`,
    enrolUrl: () => `https://127.0.0.1:${ports.enrolPort}`,
  };
}

export type APortal = Awaited<ReturnType<typeof aPortal>>;

const portOf = (url: string): number => Number(new URL(url).port);

/** A device enrolled at this portal, with its real file and its own sync, stepped by the test. */
export async function anEnrolledDevice<R extends CacheRole>(portal: APortal, role: R, { through }: { through?: string } = {}) {
  const code = makeEnrolmentCode();
  await portal.write((tx) => tx.enrolmentCodes.add(code, { site, role, name: `A ${role}` }));
  const file = { v: 1 as const, enrolUrl: portal.enrolUrl(), portalUrl: portal.url(), code, ca: await portal.authority() };
  const { privateKey, enrolled } = mustBe(await enrol(file, { clock: realClock, platform: 'linux', version: '0.1.0' }));
  const identity = { tenant: enrolled.tenant, device: enrolled.device, site: enrolled.site, role, letter: enrolled.letter };
  const [database, key] = [join(aFolder(), 'cache.db'), crypto.getRandomValues(new Uint8Array(32))];
  const open = (): Store<R> =>
    mustBe(openStore({ file: database, key, identity, boot: BootId.parse(randomUUID()), clock: realClock, newId }));
  const store = open();
  mustBe(store.transaction(() => ok(store.secrets.put({ privateKey, certificate: enrolled.certificate, ca: enrolled.ca }))));
  const bugs: unknown[] = [];
  const client = createPortalClient({
    url: through ?? portal.url(),
    ca: enrolled.ca,
    identity: { certificate: enrolled.certificate, privateKey },
    role,
    clock: realClock,
    limits: { connectMs: 2_000, silenceMs: 3_000, wholeMs: 5_000 },
  });
  const sync = createSync({ store, client, enrolUrl: portal.enrolUrl(), random: () => 0.9, reportBug: (error) => void bugs.push(error) });
  onTestFinished(async () => {
    await sync.stop();
    store.close();
  });
  return { store, sync, client, identity, bugs, privateKey };
}

export type Mode = 'pass' | 'refuse' | 'lose-question' | 'lose-answer';

/** A cable between device and portal that a test can pull at any moment. TLS goes through it untouched. */
export async function aCable(target: () => string) {
  let mode: Mode = 'pass';
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (mode === 'refuse') return void near.destroy();
    const far = connect(portOf(target()), '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => (near.destroy(), far.destroy(), open.delete(socket)));
    }
    near.on('data', (data) => (mode === 'lose-question' ? near.destroy() : far.write(data)));
    far.on('data', (data) => (mode === 'lose-answer' ? far.destroy() : near.write(data)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    open.forEach((socket) => socket.destroy());
    server.close();
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next: Mode): void {
      mode = next;
      if (next === 'refuse') open.forEach((socket) => socket.destroy());
    },
  };
}
