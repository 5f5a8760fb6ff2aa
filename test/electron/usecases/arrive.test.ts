import { describe, expect, test } from 'vitest';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, birthDate, code, rightCode, wrongCode } from './at-the-kiosk.ts';

test('a patient with the right number and birth date has arrived, and the portal will be told', async () => {
  const { kiosk, begin, facts, actions } = atTheKiosk();
  begin();

  expect(await kiosk.identifyByCode(rightCode)).toEqual({
    ok: true,
    value: {
      kind: 'arrived',
      arrivedAt: at('09:00'),
      ticket: 'A1',
      tier: 'B',
      alreadyHere: false,
      seating: null,
      wait: { kind: 'no-promise' },
      tasks: ['details'],
      tabletTasks: [],
      mayManage: true,
    },
  });

  expect(facts('patient-arrived')).toMatchObject([
    {
      subject: { kind: 'appointment', id: 'a-1' },
      actor: { kind: 'patient' },
      body: { tier: 'B', ticket: 'A1', firstTouchAt: at('09:00') },
    },
  ]);
  expect(actions()).toEqual(['identify', 'arrive']);
});

test('the place in line counts from the first touch, not from the match', async () => {
  const { kiosk, begin, clock, facts } = atTheKiosk();
  begin();
  clock.pass(90_000);
  await kiosk.identifyByCode(rightCode);
  expect(facts('patient-arrived')).toMatchObject([
    { body: { firstTouchAt: at('09:00') }, occurredAt: { wall: at('09:01').replace('00.000', '30.000') } },
  ]);
});

test('whoever is here already keeps the first time and number, and the portal is not told twice', async () => {
  const day = atTheKiosk();
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  day.kiosk.finish({});
  day.clock.pass(120_000);
  day.begin();
  expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({
    value: { kind: 'arrived', alreadyHere: true, ticket: 'A1', arrivedAt: at('09:00') },
  });
  expect(day.facts('patient-arrived')).toHaveLength(1);
});

describe('after a full match a stop has its reason, one number, and the desk knows', () => {
  test.each([
    { reason: 'too-early', appointment: { start: at('15:00') }, opensAt: at('14:00') },
    { reason: 'too-late', appointment: { start: at('08:30') }, opensAt: null },
    { reason: 'wrong-site', appointment: { site: 'other-street' }, opensAt: null },
    { reason: 'inactive-record', appointment: { patient: { deceased: true } }, opensAt: null },
    { reason: 'inactive-record', appointment: { patient: { inactive: true } }, opensAt: null },
    { reason: 'not-found', appointment: { status: 'cancelled' }, opensAt: null },
  ])('$reason', async ({ reason, appointment, opensAt }) => {
    const { kiosk, begin, facts } = atTheKiosk({ appointments: [aKioskAppointment(appointment)] });
    begin();
    expect(await kiosk.identifyByCode(rightCode)).toEqual({
      ok: true,
      value: { kind: 'handed-off', reason, deskNumber: 'A1', opensAt, ...(reason === 'inactive-record' ? {} : { mayManage: true }) },
    });
    expect(facts('hand-off-raised')).toMatchObject([
      { subject: { kind: 'appointment', id: 'a-1' }, body: { reason, deskNumber: 'A1', step: 'identify', language: 'en' } },
    ]);
    expect(facts('patient-arrived')).toEqual([]);
    expect(kiosk.details({})).toEqual({ ok: false, error: 'not-allowed' });
  });
});

test('a first miss and then the right number: one number all along, and the desk is told that nobody need come', async () => {
  const { kiosk, begin, facts, store } = atTheKiosk();
  begin();
  expect(await kiosk.identifyByCode(wrongCode)).toEqual({ ok: true, value: { kind: 'not-matched', deskNumber: 'A1' } });
  expect(store.handOffs.all().filter(({ resolvedAt }) => resolvedAt === null)).toHaveLength(1);

  expect(await kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'arrived', ticket: 'A1' } });
  expect(facts('hand-off-raised')).toHaveLength(1);
  expect(store.handOffs.all().filter(({ resolvedAt }) => resolvedAt === null)).toEqual([]);
});

test('nothing can be asked without a visit, and nothing more about identity once it is settled', async () => {
  const { kiosk, begin } = atTheKiosk();
  expect(await kiosk.identifyByCode(rightCode)).toEqual({ ok: false, error: 'visit-over' });
  begin();
  await kiosk.identifyByCode(rightCode);
  expect(await kiosk.identifyByCode(rightCode)).toEqual({ ok: false, error: 'visit-over' });
  expect(await kiosk.answerFirstName({ given: 'Rosa' })).toEqual({ ok: false, error: 'visit-over' });
});

test('the receipt goes from this disk to the portal to the desk, and back never', async () => {
  const { kiosk, begin, store, facts } = atTheKiosk();
  begin();
  const step = () => kiosk.status({});
  expect(await step()).toMatchObject({ value: { receipt: null } });
  await kiosk.identifyByCode(rightCode);
  expect(await step()).toMatchObject({ value: { receipt: 'saved' } });

  const { id } = facts('patient-arrived')[0]!;
  store.transaction(() => ({ ok: true, value: store.outbox.accepted(id, 7) }));
  expect(await step()).toMatchObject({ value: { receipt: 'clinic' } });

  const here = store.appointments.find(aKioskAppointment().id)!;
  store.transaction(() => ({
    ok: true,
    value: store.appointments.putConfirmed({ ...here, arrival: { ...here.arrival!, deskSeenAt: at('09:01') } }),
  }));
  expect(await step()).toMatchObject({ value: { receipt: 'desk' } });
});

test('numbers go on counting after a power cut, so nobody is called by somebody else’s', async () => {
  const day = atTheKiosk();
  day.begin();
  await day.kiosk.identifyByCode(wrongCode);
  day.powerCut();
  day.begin();
  expect(await day.kiosk.identifyByCode({ code, birthDate })).toMatchObject({ value: { ticket: 'A2' } });
});

const morning = [{ practitioner: null, visitType: null, hour: null, early: 5, late: 22, samples: 30 }];

test('whoever arrives is told what this clinic’s own past says, and the desk is told the same', async () => {
  const appointment = aKioskAppointment({ practitioner: null, visitType: null, start: at('09:10') });
  const { kiosk, begin, facts } = atTheKiosk({ appointments: [appointment], site: { waits: morning } });
  begin();
  const answer = await kiosk.identifyByCode(rightCode);
  expect(answer).toMatchObject({ value: { kind: 'arrived', wait: { kind: 'range', from: 15, to: 35 } } });
  expect(facts('patient-arrived')).toMatchObject([{ body: { told: { from: 15, to: 35 } } }]);
});

test('with no past to speak from nothing is promised, and whoever waits longer than was told hears the truth', async () => {
  const { kiosk, begin, facts, store, clock, end } = atTheKiosk({
    appointments: [aKioskAppointment({ practitioner: null, visitType: null })],
  });
  begin();
  expect(await kiosk.identifyByCode(rightCode)).toMatchObject({ value: { wait: { kind: 'no-promise' } } });
  expect(facts('patient-arrived')[0]?.body).not.toHaveProperty('told');
  end('finished');
  const here = store.appointments.all()[0]!;
  store.transaction(() => ({
    ok: true,
    value: store.appointments.putConfirmed({ ...here, arrival: { ...here.arrival!, told: { from: 5, to: 20 } } }),
  }));
  clock.pass(25 * 60_000);
  begin();
  expect(await kiosk.identifyByCode(rightCode)).toMatchObject({ value: { alreadyHere: true, wait: { kind: 'longer' } } });
});
