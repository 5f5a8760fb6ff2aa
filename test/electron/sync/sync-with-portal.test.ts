import { afterAll, expect, test } from 'vitest';
import { renew } from '../../../electron/sync/renew.ts';
import { reportParked } from '../../../electron/usecases/report-parked.ts';
import { DeskNumber } from '../../../shared/domain/hand-off.ts';
import { AppointmentId } from '../../../shared/domain/ids.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { ok } from '../../../shared/result.ts';
import type { Fact } from '../../../shared/sync/fact.ts';
import { mustBe } from '../../support/clinic.ts';
import { aCable, anEnrolledDevice, aPortal, realNow } from './real-portal.ts';

type Device = Awaited<ReturnType<typeof anEnrolledDevice<'kiosk'>>>;

const draft = (id: AppointmentId, ticket: string | null) => ({
  type: 'patient-arrived' as const,
  actor: { kind: 'patient' as const },
  subject: { kind: 'appointment' as const, id },
  body: { tier: 'B' as const, ticket: ticket === null ? null : DeskNumber.parse(ticket), firstTouchAt: plusMinutes(realNow(), -1) },
});

const checkIn = ({ store }: Device, id: AppointmentId, ticket = 'A1'): Fact =>
  mustBe(
    store.transaction(() => {
      store.audit.append({ actor: { kind: 'patient' }, action: 'arrive' });
      return ok(store.outbox.append(draft(id, ticket)));
    }),
  );

const confirmDetails = ({ store }: Device, id: AppointmentId): Fact =>
  mustBe(
    store.transaction(() => {
      store.audit.append({ actor: { kind: 'patient' }, action: 'details-confirm' });
      return ok(
        store.outbox.append({ type: 'details-confirmed', actor: { kind: 'patient' }, subject: { kind: 'appointment', id }, body: {} }),
      );
    }),
  );

/** Steps until there is nothing to do, as the loop would, without its pauses. */
async function settle({ sync }: Device, steps = 20): Promise<void> {
  for (let count = 0; count < steps; count++) if ((await sync.step()).kind === 'wait') return;
}

/** For what happens by itself once sync runs. */
const until = async (so: () => boolean) => {
  for (let tries = 0; tries < 200 && !so(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(so()).toBe(true);
};

/** Pauses after a failure are half a second and more; a test waits for the first. */
const pauseOver = () => new Promise((resolve) => setTimeout(resolve, 700));

const statusAt = (id: AppointmentId) => portal.look(async ({ appointments }) => (await appointments.find(id))?.status);

const portal = await aPortal({ people: 40, atEnd: afterAll });
let taken = 0;
/** Somebody no other test has touched. */
const somebody = (): AppointmentId => portal.appointments[taken++] ?? AppointmentId.parse('none');

test('a new device gets the day of its site, and nothing is left to ask', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  expect(kiosk.store.appointments.all()).toHaveLength(40);
  expect(kiosk.store.site.current()?.settings.name).toBe('Riverside Clinic');
  expect(kiosk.sync.status()).toMatchObject({ trouble: null, unsent: 0 });
  expect(kiosk.sync.status().lastHeardAt).not.toBeNull();
  expect(kiosk.bugs).toEqual([]);
});

test('S15: a check-in reaches the portal, comes back through the feed, and never stops showing in between', async () => {
  const id = somebody();
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  const shown: (string | undefined)[] = [];
  const look = () => void shown.push(kiosk.store.appointments.find(id)?.status);
  const fact = checkIn(kiosk, id);
  const seen = [kiosk.store.outbox.stateOf(fact.id)];
  kiosk.sync.onChange(() => (look(), seen.push(kiosk.store.outbox.stateOf(fact.id))));
  look();
  await settle(kiosk);
  expect(new Set(shown)).toEqual(new Set(['arrived']));
  expect(seen).toEqual(['pending', 'accepted', 'reflected']);
  expect(await statusAt(id)).toBe('arrived');
});

test('S3: what a patient did one after the other arrives one after the other', async () => {
  const id = somebody();
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  checkIn(kiosk, id);
  confirmDetails(kiosk, id);
  await settle(kiosk);
  const appointment = await portal.look(({ appointments }) => appointments.find(id));
  expect(appointment).toMatchObject({ status: 'arrived', arrival: { ticket: 'A1' } });
  expect(appointment?.detailsConfirmedAt).not.toBeNull();
  expect(kiosk.store.outbox.unsentCount()).toBe(0);
});

test('offline is a longer gap: check-ins wait, the screen is right all the while, and each arrives once', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  await portal.stop();
  const patients = [somebody(), somebody(), somebody()];
  for (const id of patients) checkIn(kiosk, id);
  await settle(kiosk);
  expect(kiosk.sync.status()).toMatchObject({ unsent: 3, trouble: expect.stringMatching(/refused-connection|cut-off/) });
  expect(patients.map((id) => kiosk.store.appointments.find(id)?.status)).toEqual(['arrived', 'arrived', 'arrived']);

  await portal.start();
  await pauseOver();
  await settle(kiosk);
  expect(kiosk.sync.status()).toMatchObject({ unsent: 0, trouble: null });
  for (const id of patients) expect(await statusAt(id)).toBe('arrived');
});

test.each([['lose-question'], ['lose-answer']] as const)('S38: a line that dies (%s) leads to exactly one effect', async (mode) => {
  const id = somebody();
  const cable = await aCable(portal.url);
  const kiosk = await anEnrolledDevice(portal, 'kiosk', { through: cable.url });
  await settle(kiosk);
  const fact = checkIn(kiosk, id);
  cable.set(mode);
  await settle(kiosk);
  expect(kiosk.store.outbox.stateOf(fact.id)).toBe('pending');
  expect(kiosk.store.appointments.find(id)?.status).toBe('arrived');

  cable.set('pass');
  await pauseOver();
  await settle(kiosk);
  expect(kiosk.store.outbox.stateOf(fact.id)).toBe('reflected');
  const kept = await portal.look(({ appointments }) => appointments.find(id));
  expect(kept?.arrival?.firstTouchAt).toBe((fact as Extract<Fact, { type: 'patient-arrived' }>).body.firstTouchAt);
});

test('S16: a check-in the portal refuses is parked, no longer shown, and the desk is called by the patient’s number', async () => {
  const id = somebody();
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  await portal.write(async ({ appointments }) => {
    const one = await appointments.find(id);
    if (one) await appointments.saveProgress({ ...one, status: 'cancelled' });
  });
  const fact = checkIn(kiosk, id, 'A7');
  await settle(kiosk);
  expect(kiosk.store.outbox.parked()).toMatchObject([{ fact: { id: fact.id }, reason: 'not-expected' }]);
  expect(kiosk.store.appointments.find(id)?.status).not.toBe('arrived');
  expect(kiosk.store.audit.after(0).some(({ action }) => action === 'parked')).toBe(true);
  reportParked({ store: kiosk.store })();
  await settle(kiosk);
  const desk = await anEnrolledDevice(portal, 'console');
  for (let count = 0; count < 5; count++) if ((await desk.sync.step()).kind === 'wait') break;
  expect(desk.store.handOffs.all()).toMatchObject([{ deskNumber: 'A7', reason: 'blocked-by-rule', resolvedAt: null }]);
});

test('S11: two kiosks and one patient make one arrival, the first', async () => {
  const id = somebody();
  const [one, other] = [await anEnrolledDevice(portal, 'kiosk'), await anEnrolledDevice(portal, 'kiosk')];
  await settle(one);
  await settle(other);
  checkIn(one, id, 'A1');
  checkIn(other, id, 'B1');
  await settle(one);
  await settle(other);
  expect((await portal.look(({ appointments }) => appointments.find(id)))?.arrival?.ticket).toBe('A1');
  expect(other.store.appointments.find(id)?.arrival?.ticket).toBe('A1');
  expect(other.store.outbox.parked()).toEqual([]);
});

test('S32, S33: when the portal’s history breaks, the device starts from a snapshot and keeps what it has not told', async () => {
  const id = somebody();
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  await portal.breakHistory();
  checkIn(kiosk, id);
  await settle(kiosk);
  expect(kiosk.store.audit.after(0).filter(({ action }) => action === 'cache-reset')).toHaveLength(2);
  expect(await statusAt(id)).toBe('arrived');
});

test('S36: a hint brings news at once, and a check-in leaves at once, without waiting for the next question', async () => {
  const id = somebody();
  const [kiosk, desk] = [await anEnrolledDevice(portal, 'kiosk'), await anEnrolledDevice(portal, 'console')];
  kiosk.sync.start();
  desk.sync.start();
  await until(() => kiosk.store.appointments.all().length === 40 && desk.store.appointments.all().length === 40);
  await new Promise((resolve) => setTimeout(resolve, 300));
  checkIn(kiosk, id);
  await until(() => desk.store.appointments.find(id)?.status === 'arrived');
  expect([...kiosk.bugs, ...desk.bugs]).toEqual([]);
});

test('S43: a revoked device is told so, keeps what it has, and nothing of it is lost', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  await portal.write(async ({ devices }) => void (await devices.revoke(kiosk.identity.device)));
  checkIn(kiosk, somebody());
  await settle(kiosk);
  expect(kiosk.sync.status()).toMatchObject({ trouble: 'device-revoked', unsent: 1 });
  expect(kiosk.store.appointments.all()).toHaveLength(40);
});

test('a certificate is renewed with the same key while the line is open, and everything goes on with the new one', async () => {
  const id = somebody();
  const [kiosk, other] = [await anEnrolledDevice(portal, 'kiosk'), await anEnrolledDevice(portal, 'kiosk')];
  await settle(other);
  kiosk.sync.start();
  await until(() => kiosk.store.appointments.all().length === 40);
  const before = kiosk.store.secrets.current();
  expect(await renew({ store: kiosk.store, client: kiosk.client, enrolUrl: portal.enrolUrl() })).toEqual(ok(null));
  const after = kiosk.store.secrets.current();
  expect(after?.privateKey).toBe(before?.privateKey);
  expect(after?.certificate).not.toBe(before?.certificate);
  checkIn(other, id, 'C1');
  await settle(other);
  await until(() => kiosk.store.appointments.find(id)?.status === 'arrived');
  expect(kiosk.store.audit.after(0).some(({ action }) => action === 'renew')).toBe(true);
  expect(kiosk.bugs).toEqual([]);
});
