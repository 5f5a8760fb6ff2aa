import { expect, test } from 'vitest';
import type { StaffId } from '../../../shared/domain/ids.ts';
import type { TakeOver, VisitKey } from '../../../shared/domain/presence.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { mustBe, newId } from '../../support/clinic.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

type Kiosk = ReturnType<typeof atTheKiosk>;
const moment = () => new Promise((resolve) => setImmediate(resolve));
const pass = async (here: Kiosk, seconds: number): Promise<void> => {
  for (let quarter = 0; quarter < seconds * 4; quarter += 1) {
    here.wait(0.25);
    await moment();
  }
};
const nothing = { takeOver: null, endVisit: null };
const staff = 'staff-1' as StaffId;
const help = (here: Kiosk, minutes = 5): TakeOver => ({
  id: newId(),
  visit: here.visits.current()?.key ?? (newId() as unknown as VisitKey),
  staff,
  name: 'Dana Frontdesk',
  until: plusMinutes(here.clock.wall(), minutes),
});
const helper = async (here: Kiosk) => mustBe(await here.kiosk.status({})).helper;

async function asked() {
  const here = atTheKiosk();
  here.begin();
  here.kiosk.showing({ screen: 'birth-date', largeText: false });
  here.kiosk.askDesk({ step: 'help:birth-date', reason: 'patient-choice' });
  await pass(here, 1);
  return here;
}

async function helped(minutes = 5) {
  const here = await asked();
  const takeOver = help(here, minutes);
  here.staff.answers({ takeOver, endVisit: null });
  here.presence.askSoon();
  await pass(here, 1);
  return { here, takeOver };
}

test('S60 a kiosk at rest says nothing; a visit is told with its screen, renewed every ten seconds, and taken back when it ends', async () => {
  const here = atTheKiosk();
  await pass(here, 30);
  expect(here.staff.heard).toEqual([]);
  here.begin();
  here.kiosk.showing({ screen: 'birth-date', largeText: false });
  await pass(here, 1);
  expect(here.staff.heard).toHaveLength(1);
  expect(here.staff.last()).toMatchObject({ screen: 'birth-date', language: 'en', number: null, handOff: null, appointment: null });
  await pass(here, 21);
  expect(here.staff.heard).toHaveLength(3);
  here.kiosk.finish({});
  await pass(here, 1);
  expect(here.staff.heard.at(-1)).toEqual([null, null]);
  expect(here.staff.heard).toHaveLength(4);
});

test('S60 nobody hears of a patient before the match; after it the appointment is named', async () => {
  const here = atTheKiosk();
  here.begin();
  await here.tryCode(1);
  await pass(here, 1);
  expect(here.staff.last()).toMatchObject({ appointment: null, number: 'A1', handOff: here.facts('hand-off-raised')[0]!.id });
  await here.kiosk.identifyByCode(rightCode);
  await pass(here, 1);
  expect(here.staff.last()).toMatchObject({ appointment: 'a-1', handOff: null });
});

test('S60 each person at the kiosk is another visit', async () => {
  const here = atTheKiosk();
  here.begin();
  await here.kiosk.identifyByCode(rightCode);
  await pass(here, 1);
  const first = here.staff.last()?.visit;
  here.kiosk.someoneElse({});
  await pass(here, 1);
  expect(here.staff.last()).toMatchObject({ appointment: null, number: null });
  expect(here.staff.last()?.visit).not.toBe(first);
});

test('S60 a portal out of reach is asked again every few seconds, and check-in goes on', async () => {
  const here = atTheKiosk();
  here.staff.answers(null);
  here.begin();
  await pass(here, 10);
  expect(here.staff.heard.length).toBeGreaterThan(2);
  expect(here.staff.heard.length).toBeLessThan(5);
  expect(await here.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'arrived' } });
});

test('S61 the screen names who helps, the portal hears that it does, and the visit is not hurried meanwhile', async () => {
  const { here, takeOver } = await helped();
  expect(await helper(here)).toEqual({ name: 'Dana Frontdesk' });
  expect(here.staff.last()).toMatchObject({ shows: takeOver.id });
  await pass(here, 120);
  expect(await helper(here)).toEqual({ name: 'Dana Frontdesk' });
  expect(here.visits.current()).not.toBeNull();
  expect(here.device.store.audit.after(0).at(-1)).toMatchObject({ action: 'kiosk-take-over', actor: { kind: 'staff', id: staff } });
});

test('S61 when staff give it back the patient goes on with all the time there is', async () => {
  const { here } = await helped();
  await pass(here, 60);
  here.staff.answers(nothing);
  await pass(here, 11);
  expect(await helper(here)).toBeNull();
  await pass(here, 40);
  expect(mustBe(await here.kiosk.status({})).idle).toEqual({ kind: 'active' });
});

test('S61 the patient takes the screen back at once, and the portal is told until it knows', async () => {
  const { here, takeOver } = await helped();
  here.staff.answers(null);
  here.kiosk.takeBack({});
  expect(await helper(here)).toBeNull();
  await pass(here, 4);
  here.staff.answers({ takeOver, endVisit: null });
  await pass(here, 4);
  expect(here.staff.heard.some(([, ended]) => ended === takeOver.id)).toBe(true);
  here.staff.answers(nothing);
  await pass(here, 12);
  expect(await helper(here)).toBeNull();
  expect(here.staff.heard.at(-1)?.[1]).toBeNull();
  const ends = here.device.store.audit.after(0).filter(({ action }) => action === 'kiosk-take-over-end');
  expect(ends).toMatchObject([{ actor: { kind: 'patient' }, detail: { by: 'patient', takeOver: takeOver.id } }]);
});

test('S61 help ends by itself when its time is over, also when the portal is away and the clock is set back', async () => {
  const { here } = await helped(1);
  here.staff.answers(null);
  here.clock.step(-3_600_000);
  await pass(here, 59);
  expect(await helper(here)).toBeNull();
});

test('S61 staff end the visit: the window is replaced, the audit says who, and an arrival stands', async () => {
  const here = atTheKiosk();
  here.begin();
  await here.kiosk.identifyByCode(rightCode);
  here.kiosk.askDesk({ step: 'help:arrived', reason: 'patient-choice' });
  await pass(here, 1);
  here.staff.answers({ takeOver: null, endVisit: staff });
  here.presence.askSoon();
  await pass(here, 1);
  expect(here.visits.current()).toBeNull();
  expect(here.windows()).toBe(2);
  expect(here.device.store.audit.after(0).at(-1)).toMatchObject({
    action: 'visit-end',
    actor: { kind: 'staff', id: staff },
    detail: { why: 'ended-by-staff' },
  });
  expect(here.facts('patient-arrived')).toHaveLength(1);
});

test('S61 an answer for a visit that has ended touches nobody else', async () => {
  const here = await asked();
  let answer: (reply: unknown) => void = () => undefined;
  here.staff.line.say = () => new Promise((resolve) => (answer = resolve as typeof answer));
  here.presence.askSoon();
  await pass(here, 1);
  here.kiosk.finish({});
  here.begin();
  answer({ takeOver: null, endVisit: staff });
  await moment();
  expect(here.visits.current()).not.toBeNull();
});
