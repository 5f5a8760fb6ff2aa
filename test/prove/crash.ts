import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../electron/store/clock.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { enrol } from '../../electron/sync/enrol.ts';
import { makeEnrolmentCode } from '../../portal/auth/enrolment-code.ts';
import { picturesOf, type StoredCoverageAnswer } from '../../portal/store/coverage-answers.ts';
import { openStore as openPortalStore } from '../../portal/store/open-store.ts';
import type { ReadScope } from '../../portal/store/store.ts';
import type { BlobHash } from '../../shared/domain/blob.ts';
import { AppointmentId, BootId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/result.ts';
import { seedPortal } from '../electron/sync/seed-portal.ts';
import { zoneAtNoon } from '../support/zone-at-noon.ts';
import { type Child, startChild } from './child.ts';
import { circumstances } from './circumstances.ts';
import type { DeviceOrders } from './crash-device.ts';
import type { Findings, Prove, Trial } from './proof.ts';

/** One trial is one kill of the device; every third also kills the portal. */
export const usualN = 50;

const script = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const site = SiteId.parse('main');
const tenant = TenantId.parse('riverside');
const peoplePerTrial = 20;
const recoveryLimitMs = 10_000;

interface Promised {
  readonly fact: string;
  readonly appointment: string | null;
  readonly number: string;
}

interface CardKept {
  readonly fact: FactId;
  readonly pictures: readonly BlobHash[];
}

/** What was promised and what happened to the machines, for the sums at the end. */
interface Tally {
  readonly promised: Promised[];
  readonly cards: CardKept[];
  readonly failures: string[];
  deviceKills: number;
  killsBeforeReady: number;
  portalKills: number;
  slowestRecoveryMs: number;
  /** Of visits that were cut off: kept, and named by no fact. Each was swept at the next start. */
  orphanPictures: number;
}

/**
 * A kiosk and a portal are killed at random moments, again and again, while patients check in. In the end every patient who was told
 * "you are checked in" must be at the portal exactly once, with the number they were given; and every card that was photographed must be
 * there with both its pictures whole, or, if nobody was told that it was sent, have left no picture behind.
 */
export const prove: Prove = async (trial): Promise<Findings> => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-crash-'));
  const sums = { deviceKills: 0, killsBeforeReady: 0, portalKills: 0, slowestRecoveryMs: 0, orphanPictures: 0 };
  const tally: Tally = { promised: [], cards: [], failures: [], ...sums };
  try {
    const scene = await aScene(folder, trial.n * peoplePerTrial);
    await startDevice(scene, 'fetch', tally).ended;
    const done = await killAgainAndAgain(scene, trial, tally);
    await compareWithPortal(scene, tally);
    const { promised, cards, failures, ...counted } = tally;
    const checkIns = promised.filter(({ appointment }) => appointment !== null).length;
    return {
      done,
      failures,
      details: {
        ...circumstances(),
        promised: promised.length,
        checkIns,
        handOffs: promised.length - checkIns,
        cards: cards.length,
        ...counted,
        ...kinds(failures),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const kinds = (failures: readonly string[]) => ({
  lost: failures.filter((failure) => failure.startsWith('lost')).length,
  doubled: failures.filter((failure) => failure.startsWith('doubled')).length,
});

type Scene = Awaited<ReturnType<typeof aScene>>;

/** A portal with people, and a kiosk that is enrolled there. */
async function aScene(folder: string, people: number) {
  const dataDir = join(folder, 'portal');
  const places = { dataDir, databaseUrl: null, keyFile: join(dataDir, 'portal.key') };
  await seedPortal(places, { tenant, site, zone: zoneAtNoon(), people });
  const first = startPortal(dataDir, { port: 0, enrolPort: 0 });
  const { portalUrl, enrolUrl } = (await first.line('portalUrl')) as { portalUrl: string; enrolUrl: string };
  const ports = { port: portOf(portalUrl), enrolPort: portOf(enrolUrl) };

  const joined = await openPortalStore(places);
  if (!joined.ok) throw new Error(joined.error.reason);
  const code = makeEnrolmentCode();
  await joined.value.store.write(tenant, (tx) => tx.enrolmentCodes.add(code, { site, role: 'kiosk', name: 'Kiosk A' }));
  const ca = (await joined.value.store.portal.authority())?.certificate ?? '';
  await joined.value.close();

  const enrolled = await enrol({ v: 1, enrolUrl, portalUrl, code, ca }, { clock: systemClock, platform: 'linux', version: '0.1.0' });
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.error));
  const orders = firstOrders(join(folder, 'kiosk'), enrolled.value, { portalUrl, enrolUrl, people });
  return { places, ports, orders, ordersFile: join(folder, 'kiosk', 'orders.json'), portal: first };
}

type Enrolment = Extract<Awaited<ReturnType<typeof enrol>>, { ok: true }>['value'];

function firstOrders(
  folder: string,
  { privateKey, enrolled }: Enrolment,
  about: Pick<DeviceOrders, 'portalUrl' | 'enrolUrl' | 'people'>,
): DeviceOrders {
  mkdirSync(folder);
  const key = randomBytes(32);
  const identity = {
    tenant: enrolled.tenant,
    device: enrolled.device,
    site: enrolled.site,
    role: 'kiosk' as const,
    letter: enrolled.letter,
  };
  const file = join(folder, 'cache.db');
  const store = openStore({
    file,
    key,
    identity,
    boot: BootId.parse(randomUUID()),
    clock: systemClock,
    newId: () => FactId.parse(randomUUID()),
  });
  if (!store.ok) throw new Error(store.error);
  store.value.transaction(() => ok(store.value.secrets.put({ privateKey, certificate: enrolled.certificate, ca: enrolled.ca })));
  store.value.close();
  return { ...about, file, keyHex: key.toString('hex'), identity, mode: 'work' };
}

const startPortal = (dataDir: string, { port, enrolPort }: { readonly port: number; readonly enrolPort: number }): Child =>
  startChild(script('../../portal/server.ts'), ['--json', '--data', dataDir, '--port', String(port), '--enrol-port', String(enrolPort)]);

const portOf = (url: string): number => Number(new URL(url).port);

async function killAgainAndAgain(scene: Scene, { n, random, note }: Trial, tally: Tally): Promise<number> {
  for (let trial = 1; trial <= n; trial++) {
    const device = startDevice(scene, 'work', tally);
    const began = performance.now();
    const portalDies = trial % 3 === 0 ? killPortal(scene, random() * 1500, tally) : Promise.resolve();
    // Every fifth kill falls anywhere from the first moment of the start; the others while patients are checking in.
    if (trial % 5 === 0) await sleep(random() * 1200);
    else {
      await device.line('ready', recoveryLimitMs * 2);
      tally.slowestRecoveryMs = Math.max(tally.slowestRecoveryMs, Math.round(performance.now() - began));
      await sleep(random() * 900);
    }
    await device.kill();
    tally.deviceKills += 1;
    if (!device.has('ready')) tally.killsBeforeReady += 1;
    await portalDies;
    if (tally.failures.length > 0) return trial;
    if (trial % 10 === 0) note(`${trial} kills, ${tally.promised.length} promises`);
  }
  if (tally.promised.length < n) tally.failures.push(`only ${tally.promised.length} promises were given: too few to say anything`);
  if (tally.slowestRecoveryMs > recoveryLimitMs) tally.failures.push(`a start took ${tally.slowestRecoveryMs} ms`);
  return n;
}

function startDevice({ orders, ordersFile }: Scene, mode: DeviceOrders['mode'], tally: Tally): Child {
  writeFileSync(ordersFile, JSON.stringify({ ...orders, mode }));
  return startChild(script('crash-device.ts'), [ordersFile], (line) => {
    if ('promised' in line) tally.promised.push(line.promised as Promised);
    if ('card' in line) tally.cards.push(line.card as CardKept);
    if ('broken' in line) notePictures(line as Record<'broken' | 'orphans' | 'stillOrphans', number>, tally);
    if ('picturesLeft' in line && line.picturesLeft !== 0) tally.failures.push(`left behind: ${String(line.picturesLeft)} pictures`);
    if ('trouble' in line) tally.failures.push(`the kiosk did not go on: ${String(line.trouble)}`);
    if ('parked' in line && (line.parked as unknown[]).length > 0) tally.failures.push(`parked: ${JSON.stringify(line.parked)}`);
  });
}

function notePictures({ broken, orphans, stillOrphans }: Record<'broken' | 'orphans' | 'stillOrphans', number>, tally: Tally): void {
  tally.orphanPictures += orphans;
  if (broken > 0) tally.failures.push(`lost: ${broken} pictures that a fact names are not whole on the kiosk`);
  if (stillOrphans !== 0) tally.failures.push(`left behind: ${stillOrphans} pictures that no fact names`);
}

async function killPortal(scene: Scene, afterMs: number, tally: Tally): Promise<void> {
  await sleep(afterMs);
  await scene.portal.kill();
  tally.portalKills += 1;
  scene.portal = startPortal(scene.places.dataDir, scene.ports);
  await scene.portal.line('portalUrl');
}

async function compareWithPortal(scene: Scene, tally: Tally): Promise<void> {
  const device = startDevice(scene, 'drain', tally);
  const { unconfirmed } = await device.line('unconfirmed', 90_000);
  await device.ended;
  if (unconfirmed !== 0) tally.failures.push(`lost: ${String(unconfirmed)} facts never left the kiosk`);
  await scene.portal.kill();
  const opened = await openPortalStore(scene.places);
  if (!opened.ok) throw new Error(opened.error.reason);
  const { appointments, handOffs, ...pictures } = await opened.value.store.read(tenant, async (tx) => ({
    ...(await picturesAtPortal(tx, tally.cards)),
    unnamed: await tx.blobs.unnamedOf(scene.orders.identity.device),
    appointments: await tx.appointments.findMany(Array.from({ length: scene.orders.people }, (_, at) => AppointmentId.parse(`a${at}`))),
    handOffs: await tx.handOffs.since(site, '1970-01-01T00:00:00.000Z' as never),
  }));
  await opened.value.close();
  const numberOf = new Map<string, string | null>(appointments.map(({ id, arrival }) => [id, arrival?.ticket ?? null]));
  for (const { appointment, number } of tally.promised) {
    const found =
      appointment === null
        ? handOffs.filter(({ deskNumber }) => deskNumber === number).length
        : Number(numberOf.get(appointment) === number);
    if (found === 0) tally.failures.push(`lost: ${number} for ${appointment ?? 'a stranger'}`);
    if (found > 1) tally.failures.push(`doubled: ${number}`);
  }
  compareCards(pictures, tally);
  for (const number of repeated(tally.promised.map((one) => one.number))) tally.failures.push(`doubled: ${number} was given to two people`);
}

interface PicturesAtPortal {
  readonly answers: readonly StoredCoverageAnswer[];
  readonly whole: ReadonlySet<BlobHash>;
  readonly unnamed: number;
}

/** An answer may be there that nobody was told of: the kill came between the act and the promise. Its pictures must be whole, too. */
function compareCards({ answers, whole, unnamed }: PicturesAtPortal, tally: Tally): void {
  const told = new Map(answers.map((answer) => [answer.id, picturesOf(answer)]));
  for (const { fact, pictures } of tally.cards)
    if (told.get(fact)?.join() !== pictures.join()) tally.failures.push(`lost: the card of ${fact}`);
  for (const [fact, pictures] of told)
    if (!pictures.every((hash) => whole.has(hash))) tally.failures.push(`lost: a picture of ${fact} is not whole at the portal`);
  if (unnamed > 0) tally.failures.push(`left behind: ${unnamed} pictures at the portal that no fact names`);
}

async function picturesAtPortal(tx: ReadScope, cards: readonly CardKept[]): Promise<Pick<PicturesAtPortal, 'answers' | 'whole'>> {
  const answers = await tx.coverageAnswers.openOrDecidedSince(site, '1970-01-01T00:00:00.000Z' as never);
  const whole = new Set<BlobHash>();
  for (const hash of [...cards.flatMap(({ pictures }) => pictures), ...answers.flatMap(picturesOf)]) {
    const bytes = await tx.blobs.find(hash);
    if (bytes !== null && createHash('sha256').update(bytes).digest('hex') === hash) whole.add(hash);
  }
  return { answers, whole };
}

const repeated = (numbers: readonly string[]): readonly string[] => numbers.filter((number, at) => numbers.indexOf(number) !== at);
