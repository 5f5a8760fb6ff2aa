import { expect, test } from 'vitest';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, birthDate } from './at-the-kiosk.ts';

const rosa = { family: 'alvarez', birthDate, lastFour: '4477' };
const twin = aKioskAppointment({
  id: 'a-2',
  bookingCode: '222222222222',
  patient: { id: 'p-2', name: { text: null, family: 'Álvarez', given: ['Inés'], formerFamily: [] } },
});

test('name, birth date and four digits say "I am here" and open nothing else', async () => {
  const { kiosk, begin, facts } = atTheKiosk();
  begin();
  expect(await kiosk.identifyByName(rosa)).toMatchObject({ value: { kind: 'arrived', tier: 'D', tasks: [], tabletTasks: [] } });
  expect(facts('patient-arrived')).toMatchObject([{ body: { tier: 'D' } }]);
  for (const answer of [
    kiosk.details({}),
    kiosk.reveal({ field: 'phone' }),
    kiosk.confirmDetails({}),
    kiosk.requestChange({ change: { field: 'phone', value: '555 010 9999' } }),
  ]) {
    expect(answer).toEqual({ ok: false, error: 'not-allowed' });
  }
});

test('the postal code serves in place of the four digits', async () => {
  const { kiosk, begin } = atTheKiosk();
  begin();
  expect(await kiosk.identifyByName({ ...rosa, lastFour: '01101' })).toMatchObject({ value: { kind: 'arrived' } });
});

test('twins are asked the first name and each is marked under her own appointment', async () => {
  const { kiosk, begin, facts } = atTheKiosk({ appointments: [aKioskAppointment(), twin] });
  begin();
  expect(await kiosk.identifyByName(rosa)).toEqual({ ok: true, value: { kind: 'ask-first-name' } });
  expect(facts('patient-arrived')).toEqual([]);
  expect(await kiosk.answerFirstName({ given: 'Ines' })).toMatchObject({ value: { kind: 'arrived' } });
  expect(facts('patient-arrived')).toMatchObject([{ subject: { id: 'a-2' } }]);
});

test('being asked the first name says nothing: strangers are asked too, and refused alike', async () => {
  const day = atTheKiosk({ isDecoy: () => true });
  day.begin();
  expect(await day.kiosk.identifyByName({ family: 'Nobody', birthDate, lastFour: '0000' })).toEqual({
    ok: true,
    value: { kind: 'ask-first-name' },
  });
  const began = day.clock.mono();
  expect(await day.kiosk.answerFirstName({ given: 'Any' })).toEqual({ ok: true, value: { kind: 'not-matched', deskNumber: 'A1' } });
  expect(day.clock.mono() - began).toBe(1200);
  expect(day.facts('hand-off-raised')).toMatchObject([{ body: { entered: { family: 'Nobody', given: 'Any', birthDate: '1984-05-09' } } }]);
});

test('one person with two appointments chooses by time alone', async () => {
  const second = aKioskAppointment({ id: 'a-3', bookingCode: '333333333333', start: at('09:40') });
  const { kiosk, begin, facts } = atTheKiosk({ appointments: [aKioskAppointment(), second] });
  begin();
  expect(await kiosk.identifyByName(rosa)).toEqual({ ok: true, value: { kind: 'choose', starts: [at('09:10'), at('09:40')] } });
  expect(kiosk.choose({ position: 7 })).toEqual({ ok: false, error: 'visit-over' });
  expect(kiosk.choose({ position: 1 })).toMatchObject({ value: { kind: 'arrived' } });
  expect(facts('patient-arrived')).toMatchObject([{ subject: { id: 'a-3' } }]);
  expect(kiosk.choose({ position: 0 })).toEqual({ ok: false, error: 'visit-over' });
});

test('whoever walks away before choosing is passed to the desk', async () => {
  const second = aKioskAppointment({ id: 'a-3', bookingCode: '333333333333', start: at('09:40') });
  const day = atTheKiosk({ appointments: [aKioskAppointment(), second] });
  day.begin();
  await day.kiosk.identifyByName(rosa);
  day.wait(70);
  expect(day.facts('hand-off-raised')).toMatchObject([{ body: { reason: 'ambiguous-match', step: 'choose' } }]);
});

test('a clinic that does not allow the name tier does not offer it', async () => {
  const { kiosk, begin } = atTheKiosk({ settings: { policy: { identity: { nameTierAllowed: false } } } });
  begin();
  expect(await kiosk.identifyByName(rosa)).toEqual({ ok: false, error: 'not-offered' });
});
