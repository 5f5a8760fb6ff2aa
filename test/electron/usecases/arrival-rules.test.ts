import { expect, test } from 'vitest';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

const fasting = {
  name: 'Blood test, fasting',
  when: { visitType: 'blood test' },
  does: 'desk',
  says: { en: 'Please come to the desk before you sit down.' },
};
const aBloodTest = aKioskAppointment({ visitType: 'Blood test' });
const withRules = (rules: object[], more: object = {}) => ({ settings: { policy: { arrival: { rules, ...more } } } });

test('a rule of the clinic sends them to the desk in the clinic’s own words, with a number that keeps the first touch', async () => {
  const { kiosk, begin, facts, clock } = atTheKiosk({ appointments: [aBloodTest], ...withRules([fasting]) });
  begin();
  clock.pass(75_000);

  expect(await kiosk.identifyByCode(rightCode)).toEqual({
    ok: true,
    value: {
      kind: 'handed-off',
      reason: 'blocked-by-rule',
      deskNumber: 'A1',
      opensAt: null,
      says: 'Please come to the desk before you sit down.',
      mayManage: true,
    },
  });
  expect(facts('patient-arrived')).toEqual([]);
  expect(facts('hand-off-raised')).toMatchObject([
    {
      subject: { kind: 'appointment', id: 'a-1' },
      body: { reason: 'blocked-by-rule', deskNumber: 'A1', firstTouchAt: at('09:00'), entered: { rule: 'Blood test, fasting' } },
    },
  ]);
});

test('in a language the clinic wrote nothing in, our own sentence is left to speak', async () => {
  const { kiosk, facts } = atTheKiosk({ appointments: [aBloodTest], ...withRules([fasting]) });
  kiosk.begin({ language: 'es' });
  const answer = await kiosk.identifyByCode(rightCode);
  expect(answer).toMatchObject({ ok: true, value: { kind: 'handed-off', reason: 'blocked-by-rule' } });
  expect(answer.ok && 'says' in answer.value).toBe(false);
  expect(facts('hand-off-raised')).toHaveLength(1);
});

test('too early by a rule, the patient reads when that rule opens', async () => {
  const late = { name: 'Late opening', when: { visitType: 'blood test' }, opensMinutesBefore: 5 };
  const { kiosk, begin } = atTheKiosk({ appointments: [aBloodTest], ...withRules([late]) });
  begin();
  expect(await kiosk.identifyByCode(rightCode)).toMatchObject({ value: { reason: 'too-early', opensAt: at('09:05') } });
});

test('by policy the late arrive, the desk reads at once that they are late, and help can still be asked for', async () => {
  const appointments = [aKioskAppointment({ start: at('08:00') })];
  const { kiosk, begin, facts } = atTheKiosk({ appointments, ...withRules([], { late: 'arrive-and-tell' }) });
  begin();
  expect(await kiosk.identifyByCode(rightCode)).toMatchObject({ ok: true, value: { kind: 'arrived', ticket: 'A1', late: true } });
  expect(facts('patient-arrived')).toHaveLength(1);
  expect(facts('hand-off-raised')).toMatchObject([{ body: { reason: 'too-late', deskNumber: 'A1', step: 'arrived' } }]);
  kiosk.askDesk({ step: 'help:arrived', reason: 'patient-choice' });
  expect(facts('hand-off-raised').map(({ body }) => body.reason)).toEqual(['too-late', 'patient-choice']);
});

test('whoever comes in time reads nothing of being late', async () => {
  const { kiosk, begin } = atTheKiosk({ ...withRules([], { late: 'arrive-and-tell' }) });
  begin();
  const answer = await kiosk.identifyByCode(rightCode);
  expect(answer).toMatchObject({ ok: true, value: { kind: 'arrived' } });
  expect(answer.ok && 'late' in answer.value).toBe(false);
});

test('whoever owes more than the limit is for the desk, and the kiosk knows no amount', async () => {
  const payment = { name: 'Payment desk', when: { owes: true }, does: 'desk' };
  const day = atTheKiosk({ appointments: [aKioskAppointment({ owes: true })], ...withRules([payment], { owesOver: 50 }) });
  day.begin();
  expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'handed-off', reason: 'blocked-by-rule' } });
});

test('whatever stops a visit, the desk has a number for it that counts from the first touch', async () => {
  const stops = [
    { reason: 'inactive-record', appointment: { patient: { deceased: true } } },
    { reason: 'wrong-site', appointment: { site: 'other-street' } },
    { reason: 'not-found', appointment: { status: 'cancelled' } },
    { reason: 'too-early', appointment: { start: at('15:00') } },
    { reason: 'too-late', appointment: { start: at('07:00') } },
    { reason: 'blocked-by-rule', appointment: { visitType: 'Blood test' } },
  ];
  for (const { reason, appointment } of stops) {
    const day = atTheKiosk({ appointments: [aKioskAppointment(appointment)], ...withRules([fasting]) });
    day.begin();
    day.clock.pass(30_000);
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'handed-off', reason, deskNumber: 'A1' } });
    expect(day.facts('hand-off-raised')).toMatchObject([{ body: { reason, deskNumber: 'A1', firstTouchAt: at('09:00') } }]);
  }
});
