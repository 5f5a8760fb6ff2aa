import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { createPortalClient } from '../../../electron/sync/portal-client.ts';
import { createSync } from '../../../electron/sync/sync.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { ok } from '../../../shared/result.ts';
import type { FactAnswer } from '../../../shared/sync/delivery.ts';
import type { Fact } from '../../../shared/sync/fact.ts';
import { timeHeader } from '../../../shared/sync/portal-api.ts';
import { aClock, acted, aKiosk, aKioskAppointment, arrivalOf, aSite, fed, mustBe } from '../../support/clinic.ts';
import { aServer, clinicAuthority, day, deviceIdentity, emptyFeed, now } from './bad-portal.ts';

const start = plusMs(now(), 3_600_000);
const rosa = aKioskAppointment({ start });
const tomas = aKioskAppointment({ id: 'a-2', start, bookingCode: '222222222222', patient: { id: 'p-2' } });

/** How a test's portal answers: each fact by `answers`, the feed by `feed`; every question is noted. */
interface Script {
  answers: (fact: Fact) => FactAnswer | null;
  feed: () => object;
  readonly asked: string[];
  /** Portal clock minus device clock. */
  aheadMs: number;
}

async function aScriptedSync({ certificateAgeMs = 0 } = {}) {
  const clock = aClock(now());
  const script: Script = {
    answers: ({ id }) => ({ id, answer: 'accepted', revision: 1 }),
    feed: () => emptyFeed({ cursor: 'c-1' }),
    asked: [],
    aheadMs: 0,
  };
  const answer: RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      script.asked.push(path);
      const facts = path === '/facts' ? (JSON.parse(Buffer.concat(parts).toString()) as { facts: Fact[] }).facts : [];
      const body =
        path === '/facts' ? { answers: facts.map(script.answers).filter((one) => one !== null), portalTime: now() } : script.feed();
      const known = path === '/facts' || path === '/feed';
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json', [timeHeader]: plusMs(clock.wall(), script.aheadMs) });
      response.end(JSON.stringify(known ? body : { refused: 'unknown-path' }));
    });
  };
  const url = await aServer(answer);
  const enrolUrl = await aServer(answer, { requestCert: false });
  const kiosk = aKiosk({ appointments: [rosa, tomas], clock });
  const identity = await deviceIdentity(clinicAuthority, plusMs(now(), -certificateAgeMs));
  mustBe(kiosk.store.transaction(() => ok(kiosk.store.secrets.put({ ...identity, ca: clinicAuthority.certificate }))));
  const client = createPortalClient({ url, ca: clinicAuthority.certificate, identity, role: 'kiosk', clock });
  const sync = createSync({ store: kiosk.store, client, enrolUrl, random: () => 0, reportBug: (error) => expect(error).toBeNull() });
  return { ...kiosk, store: kiosk.store, clock, sync, script, client };
}

const pushed = async ({ sync }: Awaited<ReturnType<typeof aScriptedSync>>): Promise<void> => {
  for (let count = 0; count < 5; count++) if ((await sync.step()).kind === 'push') return;
  throw new Error('nothing was sent');
};

test('S5: each answer is applied on its own, whatever the others are', async () => {
  const scene = await aScriptedSync();
  const [one, two] = [acted(scene.store, arrivalOf(rosa.id)), acted(scene.store, arrivalOf(tomas.id))];
  scene.script.answers = ({ id }) =>
    id === one.id ? { id, answer: 'refused', reason: 'not-expected' } : { id, answer: 'accepted', revision: 9 };
  await pushed(scene);
  expect([scene.store.outbox.stateOf(one.id), scene.store.outbox.stateOf(two.id)]).toEqual(['parked', 'accepted']);
  await scene.client.close();
});

test('S4: a portal that leaves out a fact is asked again after a pause, and the other answers count', async () => {
  const scene = await aScriptedSync();
  const [one, two] = [acted(scene.store, arrivalOf(rosa.id)), acted(scene.store, arrivalOf(tomas.id))];
  scene.script.answers = ({ id }) => (id === one.id ? null : { id, answer: 'accepted', revision: 9 });
  await pushed(scene);
  expect([scene.store.outbox.stateOf(one.id), scene.store.outbox.stateOf(two.id)]).toEqual(['pending', 'accepted']);
  expect(scene.sync.status().trouble).toBe('malformed-answer');
  expect(await scene.sync.step()).toEqual({ kind: 'wait', ms: 500 });
  await scene.client.close();
});

test('an answer about a fact nobody sent changes nothing', async () => {
  const scene = await aScriptedSync();
  const fact = acted(scene.store, arrivalOf(rosa.id));
  const waiting = acted(scene.store, {
    type: 'details-confirmed',
    actor: { kind: 'patient' },
    subject: { kind: 'appointment', id: rosa.id },
    body: {},
  });
  scene.script.answers = () => ({ id: waiting.id, answer: 'refused', reason: 'malformed' });
  await pushed(scene);
  expect([scene.store.outbox.stateOf(fact.id), scene.store.outbox.stateOf(waiting.id)]).toEqual(['pending', 'pending']);
  await scene.client.close();
});

test('S17: a fact asked for again and again holds back one patient only, and is parked in the end', async () => {
  const scene = await aScriptedSync();
  fed(scene.store, {
    entries: [{ kind: 'site', put: aSite({ policy: { ...defaultPolicy, sync: { ...defaultPolicy.sync, askAgainTries: 3 } } }) }],
  });
  const stuck = acted(scene.store, arrivalOf(rosa.id, { ticket: 'A5' }));
  const free = acted(scene.store, arrivalOf(tomas.id));
  scene.script.answers = ({ id }) => (id === stuck.id ? { id, answer: 'ask-again' } : { id, answer: 'accepted', revision: 1 });
  await pushed(scene);
  expect(scene.store.outbox.stateOf(free.id)).not.toBe('pending');
  for (let count = 0; count < 2; count++) {
    scene.clock.pass(30_000);
    await pushed(scene);
  }
  expect(scene.store.outbox.parked()).toMatchObject([{ fact: { id: stuck.id }, reason: 'never-settled' }]);
  await scene.client.close();
});

test('S39: after a failure the portal is left alone for a while, then everything goes on', async () => {
  const scene = await aScriptedSync();
  const fact = acted(scene.store, arrivalOf(rosa.id));
  scene.script.answers = () => null;
  await pushed(scene);
  expect((await scene.sync.step()).kind).toBe('wait');
  scene.script.answers = ({ id }) => ({ id, answer: 'accepted', revision: 1 });
  scene.clock.pass(500);
  await pushed(scene);
  expect(scene.store.outbox.stateOf(fact.id)).not.toBe('pending');
  expect(scene.sync.status().trouble).toBeNull();
  await scene.client.close();
});

test('S37: with nothing new the feed is asked each half minute, and each time says that the portal is there', async () => {
  const scene = await aScriptedSync();
  await scene.sync.step();
  expect(await scene.sync.step()).toEqual({ kind: 'wait', ms: 30_000 });
  scene.clock.pass(30_000);
  expect((await scene.sync.step()).kind).toBe('pull');
  expect(scene.sync.status().lastHeardAt).toBe(scene.clock.wall());
  expect(scene.script.asked).toEqual(['/feed', '/feed']);
  await scene.client.close();
});

test('S41: an answer of another shape changes nothing here', async () => {
  const scene = await aScriptedSync();
  scene.script.feed = () => emptyFeed({ reset: true, cursor: 'c-9', entries: [{ kind: 'appointment', put: { id: 'a-9' } }] });
  await scene.sync.step();
  expect(scene.sync.status().trouble).toBe('malformed-answer');
  expect(scene.store.appointments.all()).toHaveLength(2);
  expect(scene.store.feedState.current().cursor).toBe('c-1');
  await scene.client.close();
});

test('S20: a device two days behind learns the difference, tells people, and its facts carry the true time', async () => {
  const scene = await aScriptedSync();
  scene.script.aheadMs = 2 * day;
  await scene.sync.step();
  expect(scene.sync.status().trouble).toBe('clock-wrong');
  const fact = acted(scene.store, arrivalOf(rosa.id));
  expect(fact.occurredAt.offset).toBe(2 * day);
  await scene.client.close();
});

test('a clock that is set while the program runs is written down, and true time stays true', async () => {
  const scene = await aScriptedSync();
  await scene.sync.step();
  const before = scene.store.feedState.current().offset ?? 0;
  scene.clock.step(3_600_000);
  await scene.sync.step();
  expect(scene.store.audit.after(0).find(({ action }) => action === 'clock-step')?.detail).toEqual({ ms: 3_600_000 });
  expect(scene.store.feedState.current().offset).toBe(before - 3_600_000);
  await scene.client.close();
});

test('a certificate of two days ago is renewed before anything else; when that fails, the old one still does', async () => {
  const scene = await aScriptedSync({ certificateAgeMs: 2 * day });
  acted(scene.store, arrivalOf(rosa.id));
  expect((await scene.sync.step()).kind).toBe('renew');
  expect((await scene.sync.step()).kind).toBe('push');
  expect(scene.script.asked).toEqual(['/renew', '/facts']);
  expect(scene.sync.status().trouble).toBeNull();
  await scene.client.close();
});

test('S44: what the policy’s days no longer cover is deleted here, even when the portal says nothing', async () => {
  const scene = await aScriptedSync();
  await scene.sync.step();
  expect(scene.store.appointments.all()).toHaveLength(2);
  scene.clock.pass(3 * day);
  for (let count = 0; count < 3; count++) await scene.sync.step();
  expect(scene.store.appointments.all()).toEqual([]);
  await scene.client.close();
});
