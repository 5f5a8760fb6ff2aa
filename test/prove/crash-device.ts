import { randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../electron/store/clock.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { FactDraft } from '../../electron/store/outbox.ts';
import type { DeviceIdentity, KioskStore } from '../../electron/store/store.ts';
import { createPortalClient } from '../../electron/sync/portal-client.ts';
import { createSync } from '../../electron/sync/sync.ts';
import { AppointmentId, BootId, FactId } from '../../shared/domain/ids.ts';
import { dayIn } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';

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
  say({ unconfirmed: store.outbox.unconfirmed().length, parked: store.outbox.parked().map(({ reason }) => reason) });
}

/** Every fourth person is a stranger sent to the desk; the others arrive. */
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

const handOff = (deskNumber: Of<'hand-off-raised'>['deskNumber'], firstTouchAt: Of<'hand-off-raised'>['firstTouchAt']): FactDraft => ({
  type: 'hand-off-raised',
  actor: { kind: 'patient' },
  subject: { kind: 'nobody' },
  body: { deskNumber, reason: 'identity-failed', step: 'code', language: 'en', entered: {}, firstTouchAt },
});

await main();
