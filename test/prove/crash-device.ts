import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../electron/store/clock.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { FactDraft } from '../../electron/store/outbox.ts';
import type { DeviceIdentity, KioskStore } from '../../electron/store/store.ts';
import { createPortalClient } from '../../electron/sync/portal-client.ts';
import { createSync } from '../../electron/sync/sync.ts';
import type { CardPictures } from '../../shared/domain/coverage.ts';
import { AppointmentId, BootId, FactId } from '../../shared/domain/ids.ts';
import { dayIn } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import { blobsNamedBy } from '../../shared/sync/fact.ts';
import { aPicture } from '../support/pictures.ts';

/** What `crash.ts` tells a device that it starts, as a JSON file. */
export interface DeviceOrders {
  readonly file: string;
  readonly keyHex: string;
  readonly identity: DeviceIdentity<'kiosk'>;
  readonly portalUrl: string;
  readonly enrolUrl: string;
  /** Appointments are `a0`, `a1`, ... below this. */
  readonly people: number;
  /** Fetch the day and end; work until killed; deliver what is left and end. */
  readonly mode: 'fetch' | 'work' | 'drain';
}

/**
 * A kiosk without a screen: the real store and the real sync, and patients who come one after another. A line on standard output is the
 * promise given to a patient, written only after the act is committed.
 */
async function main(): Promise<void> {
  const orders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as DeviceOrders;
  const { file, keyHex, identity, portalUrl, enrolUrl } = orders;
  const opened = openStore({
    file,
    key: Buffer.from(keyHex, 'hex'),
    identity,
    boot: BootId.parse(randomUUID()),
    clock: systemClock,
    newId: () => FactId.parse(randomUUID()),
  });
  if (!opened.ok) return end({ trouble: opened.error });
  const store = opened.value;
  const secrets = store.secrets.current();
  if (!secrets) return end({ trouble: 'no secrets' });
  const client = createPortalClient({ url: portalUrl, ca: secrets.ca, identity: secrets, role: 'kiosk', clock: systemClock });
  const sync = createSync({ store, client, enrolUrl, reportBug: (error) => end({ trouble: String(error) }) });
  if (orders.mode !== 'fetch') sayWhatIsBroken(store);
  sync.start();
  say({ ready: true });
  if (orders.mode === 'fetch') await until(() => store.appointments.all().length === orders.people);
  if (orders.mode === 'work') await work(store, orders.people);
  if (orders.mode === 'drain') await drain(store);
  await sync.stop();
  store.close();
}

const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

function end(line: object): never {
  say(line);
  process.exit(1);
}

async function until(so: () => boolean): Promise<void> {
  const limit = performance.now() + 60_000;
  while (!so() && performance.now() < limit) await sleep(100);
}

async function drain(store: KioskStore): Promise<void> {
  await until(() => store.outbox.unconfirmed().length === 0);
  await until(() => store.blobs.count() === 0);
  const parked = store.outbox.parked().map(({ reason }) => reason);
  say({ unconfirmed: store.outbox.unconfirmed().length, parked, picturesLeft: store.blobs.count() });
}

/** Wherever the last start was killed: a fact has its whole pictures, and what no fact names goes, as the kiosk does at each start. */
function sayWhatIsBroken(store: KioskStore): void {
  const named = new Set(store.outbox.unconfirmed().flatMap(blobsNamedBy));
  const broken = [...named].filter((hash) => {
    const found = store.blobs.find(hash);
    return found === null || createHash('sha256').update(found.body).digest('hex') !== hash;
  });
  const orphans = store.blobs.count() - named.size;
  store.transaction(() => ok(store.blobs.dropHeld()));
  say({ pictures: named.size, broken: broken.length, orphans, stillOrphans: store.blobs.count() - named.size });
}

/** Every third patient who arrives photographs a card. Every fourth person is a stranger sent to the desk; the others arrive. */
async function work(store: KioskStore, people: number): Promise<void> {
  for (let next = 0; ; ) {
    const id = AppointmentId.parse(`a${next}`);
    const appointment = store.appointments.find(id);
    if (appointment === null || next >= people) {
      await sleep(20);
      continue;
    }
    next += 1;
    if (appointment.status !== 'booked') continue;
    act(store, id);
    if (next % 3 === 0) photograph(store, id);
    if (next % 4 === 0) act(store, null);
    await sleep(Math.random() * 40);
  }
}

function act(store: KioskStore, id: AppointmentId | null): void {
  const zone = store.site.current()?.zone;
  if (!zone) return;
  const acted = store.transaction(() => {
    const ticket = store.counters.nextTicket(dayIn(zone, store.clock.wall()));
    const touched = store.clock.wall();
    store.audit.append({
      actor: { kind: 'patient' },
      action: id === null ? 'hand-off' : 'arrive',
      subject: id === null ? null : `Appointment/${id}`,
    });
    return ok(store.outbox.append(id === null ? handOff(ticket, touched) : arrival(id, ticket, touched)));
  });
  if (!acted.ok) return end({ trouble: acted.error });
  const { id: fact, body } = acted.value;
  say({ promised: { fact, appointment: id, number: 'ticket' in body ? body.ticket : 'deskNumber' in body ? body.deskNumber : null } });
}

/** As at the kiosk: each side is kept by itself before the page is told so, then one fact names both. */
function photograph(store: KioskStore, id: AppointmentId): void {
  const subject = `Appointment/${id}`;
  const [front, back] = [1, 2].map(() => {
    const kept = store.transaction(() => {
      store.audit.append({ actor: { kind: 'patient' }, action: 'picture-keep', subject });
      return ok(store.blobs.hold(aPicture(40_000 + Math.floor(Math.random() * 120_000))));
    });
    return kept.ok ? kept.value : end({ trouble: kept.error });
  });
  const answered = store.transaction(() => {
    store.audit.append({ actor: { kind: 'patient' }, action: 'coverage-answer', subject });
    const fact = store.outbox.append(newCard(id, { front: front ?? null, back: back ?? null }));
    store.blobs.dropHeld();
    return ok(fact);
  });
  if (!answered.ok) return end({ trouble: answered.error });
  say({ card: { fact: answered.value.id, pictures: [front, back] } });
}

type Of<T extends FactDraft['type']> = Extract<FactDraft, { type: T }>['body'];

const arrival = (
  id: AppointmentId,
  ticket: Of<'patient-arrived'>['ticket'],
  firstTouchAt: Of<'patient-arrived'>['firstTouchAt'],
): FactDraft => ({
  type: 'patient-arrived',
  actor: { kind: 'patient' },
  subject: { kind: 'appointment', id },
  body: { tier: 'B', ticket, firstTouchAt },
});

const newCard = (id: AppointmentId, pictures: CardPictures): FactDraft => ({
  type: 'coverage-answered',
  actor: { kind: 'patient' },
  subject: { kind: 'appointment', id },
  body: { reply: { kind: 'new-card', card: { payer: 'Acme', memberId: '1', group: '' }, pictures }, before: null, tier: 'B', ticket: null },
});

const handOff = (deskNumber: Of<'hand-off-raised'>['deskNumber'], firstTouchAt: Of<'hand-off-raised'>['firstTouchAt']): FactDraft => ({
  type: 'hand-off-raised',
  actor: { kind: 'patient' },
  subject: { kind: 'nobody' },
  body: { deskNumber, reason: 'identity-failed', step: 'code', language: 'en', entered: {}, firstTouchAt },
});

await main();
