import { expect, test } from 'vitest';
import { listPresence, sayPresence } from '../../../portal/usecases/presence.ts';
import { prune } from '../../../portal/usecases/prune.ts';
import { DeskNumber } from '../../../shared/domain/hand-off.ts';
import type { FactId } from '../../../shared/domain/ids.ts';
import { type PresentVisit, VisitKey } from '../../../shared/domain/presence.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { aClinic, type Clinic, newId, riverside } from '../support/clinic.ts';
import { at, sharedStore } from '../support/test-store.ts';

const opened = sharedStore();
const refused = (reason: string) => ({ answer: 'refused', reason });

const aVisitAt = (over: Partial<PresentVisit> = {}): PresentVisit => ({
  visit: VisitKey.parse(newId()),
  since: at('09:00'),
  screen: 'birth-date',
  language: 'es',
  number: null,
  handOff: null,
  appointment: null,
  shows: null,
  ...over,
});
const askingForHelp = () => aVisitAt({ number: DeskNumber.parse('A7'), handOff: newId() });

async function aDesk() {
  const clinic = await aClinic(opened());
  const say = sayPresence(clinic);
  const signIn = async (role: 'front-desk' | 'clinician' = 'front-desk', device = clinic.console) => {
    const person = await clinic.staff(role);
    const answer = await clinic.signIn(device, person);
    if (!answer.ok) throw new Error(answer.error.reason);
    return { token: answer.value.token, staff: person.id };
  };
  return {
    clinic,
    signIn,
    say: async (visit: PresentVisit | null, ended: FactId | null = null) => say(clinic.kiosk, { visit, ended }),
    seen: async (device = clinic.console) => (await listPresence(clinic)(device)).kiosks,
    takeOver: (visit: PresentVisit, token: string, id = newId()) =>
      clinic.command(clinic.console, { id, type: 'take-over', kiosk: clinic.kiosk.id, visit: visit.visit }, token),
    end: (takeOver: FactId, token: string, visitEnds = false) =>
      clinic.command(clinic.console, { id: newId(), type: 'end-take-over', takeOver, visitEnds }, token),
    pass: (minutes: number) => clinic.clock.set(plusMinutes(clinic.clock.now(), minutes)),
  };
}

const acts = async (clinic: Clinic) => (await clinic.audit()).filter(({ action }) => action.startsWith('kiosk-take-over'));

test('S60 the consoles of the site see who is at a kiosk and on which screen, other sites nothing', async () => {
  const { clinic, say, seen } = await aDesk();
  const visit = aVisitAt();
  expect((await say(visit)).news).toBe(true);

  expect(await seen()).toEqual([
    { kiosk: clinic.kiosk.id, name: clinic.kiosk.name, letter: clinic.kiosk.letter, visit, online: true, takeOver: null },
  ]);
  expect(await seen(await clinic.aDevice('console', riverside))).toEqual([]);
  expect((await say(visit)).news).toBe(false);
  expect((await say({ ...visit, screen: 'arrived' })).news).toBe(true);
});

test('S60 a kiosk that nobody heard of for half a minute has nobody at it, and one that says so has nobody at once', async () => {
  const { say, seen, pass } = await aDesk();
  await say(aVisitAt());
  pass(0.49);
  expect(await seen()).toHaveLength(1);
  pass(0.02);
  expect(await seen()).toEqual([]);
  await say(aVisitAt());
  expect(await seen()).toHaveLength(1);
  await say(null);
  expect(await seen()).toEqual([]);
});

test('S61 staff take over a visit that asked for help; its kiosk hears who it is and until when, and the audit names both', async () => {
  const { clinic, signIn, say, seen, takeOver } = await aDesk();
  const { token, staff } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();

  expect(await takeOver(visit, token, id)).toMatchObject({ answer: 'done' });

  const held = { id, visit: visit.visit, staff, name: 'Sam Doe', until: plusMinutes(clinic.clock.now(), 5) };
  expect((await say(visit)).answer).toMatchObject({ takeOver: held, endVisit: null });
  expect(await seen()).toMatchObject([{ takeOver: held }]);
  expect(await acts(clinic)).toMatchObject([
    {
      action: 'kiosk-take-over',
      actor: { kind: 'staff', id: staff },
      device: clinic.console.id,
      detail: { takeOver: id, kiosk: clinic.kiosk.id },
    },
  ]);
});

test('S61 the same command twice holds the kiosk once', async () => {
  const { clinic, signIn, say, takeOver } = await aDesk();
  const { token } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  const first = await takeOver(visit, token, id);
  expect(await takeOver(visit, token, id)).toEqual(first);
  expect(await acts(clinic)).toHaveLength(1);
});

test('S61 a screen is not taken away unasked, nor by a role that does not help patients, nor without a session', async () => {
  const { clinic, signIn, say, takeOver } = await aDesk();
  const { token } = await signIn();
  const visit = aVisitAt();
  await say(visit);
  expect(await takeOver(visit, token)).toEqual(refused('no-help-asked'));
  const asking = askingForHelp();
  await say(asking);
  expect(await takeOver(asking, 'no such token')).toEqual(refused('not-allowed'));
  const clinician = await signIn('clinician');
  expect(await takeOver(asking, clinician.token)).toEqual(refused('not-allowed'));
  expect(await acts(clinic)).toEqual([]);
});

test('S61 the next person at the kiosk is not taken over for the one who left', async () => {
  const { signIn, say, takeOver } = await aDesk();
  const { token } = await signIn();
  const left = askingForHelp();
  await say(left);
  await say(askingForHelp());
  expect(await takeOver(left, token)).toEqual(refused('visit-over'));
  await say(null);
  expect(await takeOver(left, token)).toEqual(refused('visit-over'));
});

test('S61 a kiosk out of contact is not taken over, and staff are told so', async () => {
  const { signIn, say, takeOver, pass } = await aDesk();
  const { token } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  pass(1);
  expect(await takeOver(visit, token)).toEqual(refused('kiosk-offline'));
});

test('S61 two people at the desk do not hold one kiosk together', async () => {
  const { clinic, signIn, say, takeOver, end } = await aDesk();
  const first = await signIn();
  const second = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  await takeOver(visit, first.token, id);
  expect(await takeOver(visit, second.token)).toEqual(refused('already-held'));
  expect(await end(id, second.token)).toEqual(refused('already-held'));
  expect((await say(visit)).answer.takeOver).toMatchObject({ staff: first.staff });
  expect(await acts(clinic)).toHaveLength(1);
});

test('S61 staff give the kiosk back, and the patient goes on', async () => {
  const { clinic, signIn, say, takeOver, end } = await aDesk();
  const { token } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  await takeOver(visit, token, id);
  expect(await end(id, token)).toMatchObject({ answer: 'done' });
  expect((await say(visit)).answer).toMatchObject({ takeOver: null, endVisit: null });
  expect((await acts(clinic)).at(-1)).toMatchObject({ action: 'kiosk-take-over-end', detail: { by: 'staff', visitEnds: false } });
});

test('S61 staff end the visit at the kiosk: the kiosk hears who wants it, also when the first answer was lost', async () => {
  const { signIn, say, takeOver, end } = await aDesk();
  const { token, staff } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  await takeOver(visit, token, id);
  await end(id, token, true);
  expect((await say(visit)).answer).toMatchObject({ takeOver: null, endVisit: staff });
  expect((await say(visit)).answer.endVisit).toBe(staff);
  expect((await say(askingForHelp())).answer.endVisit).toBeNull();
});

test('S61 a visit at a kiosk out of contact cannot be ended from the desk; the kiosk stays on the list as not online', async () => {
  const { signIn, say, seen, takeOver, end, pass } = await aDesk();
  const { token } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  await takeOver(visit, token, id);
  pass(1);
  expect(await end(id, token, true)).toEqual(refused('kiosk-offline'));
  expect(await seen()).toMatchObject([{ online: false, takeOver: { id } }]);
});

test('S61 the patient takes the kiosk back: staff hold it no longer, and it is told once', async () => {
  const { clinic, signIn, say, seen, takeOver, end } = await aDesk();
  const { token } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  await takeOver(visit, token, id);
  const answer = await say(visit, id);
  expect(answer).toMatchObject({ news: true, answer: { takeOver: null, endVisit: null } });
  await say(visit, id);
  expect(await seen()).toMatchObject([{ takeOver: null }]);
  expect(await end(id, token, true)).toEqual(refused('visit-over'));
  expect(await acts(clinic)).toMatchObject([
    { action: 'kiosk-take-over' },
    { action: 'kiosk-take-over-end', actor: { kind: 'patient' }, device: clinic.kiosk.id, detail: { by: 'patient' } },
  ]);
});

test('S61 help ends by itself when its time is over', async () => {
  const { signIn, say, takeOver, end, pass } = await aDesk();
  const { token } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  await takeOver(visit, token, id);
  pass(4.9);
  expect((await say(visit)).answer.takeOver).toMatchObject({ id });
  pass(0.2);
  expect((await say(visit)).answer.takeOver).toBeNull();
  expect(await end(id, token, true)).toEqual(refused('visit-over'));
});

test('one kiosk cannot end what staff do at another', async () => {
  const { clinic, signIn, say, takeOver } = await aDesk();
  const { token } = await signIn();
  const visit = askingForHelp();
  await say(visit);
  const id = newId();
  await takeOver(visit, token, id);
  await sayPresence(clinic)(await clinic.aDevice('kiosk'), { visit: null, ended: id });
  expect((await say(visit)).answer.takeOver).toMatchObject({ id });
});

test('who was at a kiosk is forgotten within hours', async () => {
  const { clinic, say, pass } = await aDesk();
  await say(aVisitAt());
  pass(61);
  await prune(clinic.store, { now: clinic.clock.now(), feedDays: 30 });
  expect(await clinic.store.read(clinic.tenant, (tx) => tx.presences.find(clinic.kiosk.id))).toBeNull();
});
