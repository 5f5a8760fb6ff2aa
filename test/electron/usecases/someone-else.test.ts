import { expect, test } from 'vitest';
import { aKioskAppointment, mustBe } from '../../support/clinic.ts';
import { atTheKiosk, type birthDate, rightCode } from './at-the-kiosk.ts';

const son = aKioskAppointment({
  id: 'a-2',
  bookingCode: '222222222222',
  patient: { id: 'p-2', birthDate: '2016-05-01', name: named('Leo') },
});
const twin = aKioskAppointment({
  id: 'a-3',
  bookingCode: '333333333333',
  patient: { id: 'p-3', birthDate: '2016-05-01', name: named('Lea') },
});
const sonsCode = { code: '222222222222', birthDate: '2016-05-01' as typeof birthDate };

function named(given: string) {
  return { text: null, family: 'Alvarez', given: [given], formerFamily: [] };
}

const family = () => atTheKiosk({ appointments: [aKioskAppointment(), son, twin] });

test('after one is checked in the next begins at once, in the same language, in a new window, with a number and a place of their own', async () => {
  const here = family();
  here.kiosk.begin({ language: 'es' });
  const first = await here.kiosk.identifyByCode(rightCode);
  here.clock.pass(60_000);
  expect(here.kiosk.someoneElse({})).toEqual({ ok: true, value: {} });
  expect(here.windows()).toBe(2);
  expect(mustBe(await here.kiosk.surroundings({}))).toMatchObject({ begun: 'es' });

  const second = await here.kiosk.identifyByCode(sonsCode);
  expect(first).toMatchObject({ value: { kind: 'arrived', ticket: 'A1' } });
  expect(second).toMatchObject({ value: { kind: 'arrived', ticket: 'A2' } });
  const [a, b] = here.facts('patient-arrived');
  expect(Date.parse(b!.body.firstTouchAt) - Date.parse(a!.body.firstTouchAt)).toBe(60_000);
});

test('nothing of the one before can be asked for in the next visit', async () => {
  const here = family();
  here.begin();
  await here.kiosk.identifyByCode(rightCode);
  await here.kiosk.details({});
  here.kiosk.someoneElse({});
  expect(await here.kiosk.details({})).toMatchObject({ ok: false });
  expect(await here.kiosk.reveal({ field: 'phone' })).toMatchObject({ ok: false });
  expect(mustBe(await here.kiosk.status({}))).toMatchObject({ receipt: null });
});

test('only somebody who was matched may go on with someone else: guessing gives no tries back', async () => {
  const here = family();
  here.begin();
  expect(here.kiosk.someoneElse({})).toEqual({ ok: false, error: 'not-allowed' });
  await here.tryCode(1);
  expect(here.kiosk.someoneElse({})).toEqual({ ok: false, error: 'not-allowed' });
  expect(here.windows()).toBe(1);
});

test('a window that rests has no visit to go on with', () => {
  const here = family();
  expect(here.kiosk.someoneElse({})).toEqual({ ok: false, error: 'visit-over' });
});

test('whoever never comes to say who they are leaves a kiosk at rest', async () => {
  const here = family();
  here.begin();
  await here.kiosk.identifyByCode(rightCode);
  here.kiosk.someoneElse({});
  here.wait(66);
  expect(here.visits.current()).toBeNull();
  expect(here.windows()).toBe(3);
  expect(mustBe(await here.kiosk.surroundings({}))).toMatchObject({ begun: null });
});

test('twins checked in by their mother are each asked the first name, and no name of the other is told', async () => {
  const here = family();
  const twins = { family: 'Alvarez', birthDate: sonsCode.birthDate, lastFour: '4477' };
  here.begin();
  expect(await here.kiosk.identifyByName(twins)).toEqual({ ok: true, value: { kind: 'ask-first-name' } });
  expect(await here.kiosk.answerFirstName({ given: 'Leo' })).toMatchObject({ value: { kind: 'arrived', alreadyHere: false } });
  here.kiosk.someoneElse({});
  expect(await here.kiosk.identifyByName(twins)).toEqual({ ok: true, value: { kind: 'ask-first-name' } });
  const second = await here.kiosk.answerFirstName({ given: 'Lea' });
  expect(second).toMatchObject({ value: { kind: 'arrived', alreadyHere: false, tier: 'D' } });
  expect(JSON.stringify(second)).not.toContain('Leo');
  expect(here.facts('patient-arrived').map(({ subject }) => subject)).toEqual([
    { kind: 'appointment', id: 'a-2' },
    { kind: 'appointment', id: 'a-3' },
  ]);
});

test('the parent who stood there for the first child is offered for the second by an initial, and counts once said', async () => {
  const here = family();
  here.begin();
  await here.kiosk.identifyByCode(sonsCode);
  expect(here.kiosk.standingQuestion({})).toEqual({ ok: true, value: { before: null } });
  here.kiosk.sayStanding({ standing: { kind: 'guardian', name: ' Rosa Alvarez ', relationship: 'parent' } });
  here.kiosk.someoneElse({});

  await here.kiosk.identifyByCode({ ...sonsCode, code: '333333333333' });
  expect(here.kiosk.standingQuestion({})).toEqual({ ok: true, value: { before: { initial: 'R', relationship: 'parent' } } });
  expect(here.kiosk.sayStanding({ standing: { kind: 'as-before' } })).toEqual({ ok: true, value: {} });
  expect(here.facts('companions-noted').map(({ subject, body }) => [subject, body.companions.guardian])).toEqual([
    [
      { kind: 'appointment', id: 'a-2' },
      { name: 'Rosa Alvarez', relationship: 'parent' },
    ],
    [
      { kind: 'appointment', id: 'a-3' },
      { name: 'Rosa Alvarez', relationship: 'parent' },
    ],
  ]);
});

test('the parent is forgotten with the last visit', async () => {
  const here = family();
  here.begin();
  await here.kiosk.identifyByCode(sonsCode);
  here.kiosk.sayStanding({ standing: { kind: 'guardian', name: 'Rosa', relationship: 'parent' } });
  here.kiosk.finish({});
  here.begin();
  await here.kiosk.identifyByCode({ ...sonsCode, code: '333333333333' });
  expect(here.kiosk.standingQuestion({})).toEqual({ ok: true, value: { before: null } });
  expect(here.kiosk.sayStanding({ standing: { kind: 'as-before' } })).toEqual({ ok: false, error: 'not-allowed' });
});

test('an adult is not asked who stands there, and nobody may say it for them', async () => {
  const here = family();
  here.begin();
  await here.kiosk.identifyByCode(rightCode);
  expect(here.kiosk.sayStanding({ standing: { kind: 'guardian', name: 'Rosa', relationship: 'parent' } })).toEqual({
    ok: false,
    error: 'not-allowed',
  });
  expect(here.facts('companions-noted')).toEqual([]);
});

test('a parent sees no contact data of a teenager; the teenager alone does', async () => {
  const teen = aKioskAppointment({ patient: { birthDate: '2011-05-09' } });
  const here = atTheKiosk({ appointments: [teen] });
  const code = { ...rightCode, birthDate: '2011-05-09' as typeof birthDate };
  here.begin();
  await here.kiosk.identifyByCode(code);
  expect(here.kiosk.reveal({ field: 'phone' })).toEqual({ ok: false, error: 'not-allowed' });
  here.kiosk.sayStanding({ standing: { kind: 'guardian', name: 'Rosa', relationship: 'parent' } });
  expect(here.kiosk.reveal({ field: 'phone' })).toEqual({ ok: false, error: 'not-allowed' });
  expect(here.actions()).not.toContain('details-reveal');
  const shown = here.kiosk.details({});
  expect(JSON.stringify(shown)).toContain('"pharmacy"');
  expect(JSON.stringify(shown)).not.toMatch(/phone|email|address|emergencyContact/);
  here.kiosk.sayStanding({ standing: { kind: 'patient' } });
  expect(here.kiosk.reveal({ field: 'phone' })).toMatchObject({ ok: true });
});

test('a carer and an interpreter reach the desk once each, and taking it back reaches it too', async () => {
  const here = family();
  here.begin();
  expect(here.kiosk.noteCompanions({ carer: true, interpreter: false })).toEqual({ ok: false, error: 'not-allowed' });
  await here.kiosk.identifyByCode(rightCode);
  here.kiosk.noteCompanions({ carer: true, interpreter: false });
  here.kiosk.noteCompanions({ carer: true, interpreter: false });
  here.kiosk.noteCompanions({ carer: false, interpreter: true });
  expect(here.facts('companions-noted').map(({ body }) => body.companions)).toEqual([
    { guardian: null, carer: true, interpreter: false },
    { guardian: null, carer: false, interpreter: true },
  ]);
  expect(here.kiosk.companions({})).toEqual({ ok: true, value: { carer: false, interpreter: true } });
});

test('an interpreter asked for on the help screen goes with the call, and with the appointment once the person is known', async () => {
  const here = family();
  here.begin();
  here.kiosk.askDesk({ step: 'help:code', reason: 'patient-choice' });
  here.kiosk.noteCompanions({ carer: false, interpreter: true });
  const call = here.facts('hand-off-raised')[0]!.id;
  await here.kiosk.identifyByCode(rightCode);
  expect(here.facts('companions-noted').map(({ subject, body }) => [subject.kind, body.handOff, body.companions.interpreter])).toEqual([
    ['nobody', call, true],
    ['appointment', null, true],
  ]);
});

const bornIn = (year: number) => ({ code: '999999999999', birthDate: `${year}-05-09` as typeof birthDate });

test('one visit may try for three people; the fourth, even the right one, goes on at the desk', async () => {
  const here = atTheKiosk({ settings: { policy: { identity: { kioskFailures: 50 } } } });
  here.begin();
  for (const year of [1950, 1951, 1952])
    expect(await here.kiosk.identifyByCode(bornIn(year))).toMatchObject({ value: { kind: 'not-matched' } });
  expect(await here.kiosk.identifyByCode(bornIn(1952))).toMatchObject({ value: { kind: 'not-matched' } });
  expect(await here.kiosk.identifyByCode(rightCode)).toMatchObject({
    value: { kind: 'handed-off', reason: 'locked-out', deskNumber: 'A1' },
  });
  expect(here.facts('patient-arrived')).toEqual([]);
  here.kiosk.finish({});
  here.begin();
  expect(await here.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'arrived' } });
});

test('a family of five is checked in one after the other: someone else counts anew', async () => {
  const years = [1984, 2009, 2011, 2013, 2016];
  const appointments = years.map((year, at) =>
    aKioskAppointment({ id: `f-${at}`, bookingCode: `11111111111${at}`, patient: { id: `p-${at}`, birthDate: `${year}-05-09` } }),
  );
  const here = atTheKiosk({ appointments });
  here.begin();
  for (const [at, year] of years.entries()) {
    expect(await here.kiosk.identifyByCode({ ...bornIn(year), code: `11111111111${at}` })).toMatchObject({ value: { kind: 'arrived' } });
    here.kiosk.someoneElse({});
  }
  expect(here.facts('patient-arrived')).toHaveLength(5);
});
