import { expect, test } from 'vitest';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, rightCode, wrongCode } from './at-the-kiosk.ts';

test('nobody answers: a warning after 45 seconds, counting down, and after 65 the window is another', async () => {
  const day = atTheKiosk();
  day.begin();
  day.wait(44);
  expect(await day.kiosk.status({})).toMatchObject({ value: { idle: { kind: 'active' } } });
  day.wait(2);
  expect(await day.kiosk.status({})).toMatchObject({ value: { idle: { kind: 'warning', secondsLeft: 19 } } });
  day.wait(20);
  expect(day.windows()).toBe(2);
  expect(day.visits.current()).toBeNull();
  expect(day.actions()).toEqual(['visit-end']);
});

test('one touch is enough to stay', async () => {
  const day = atTheKiosk();
  day.begin();
  day.wait(60);
  day.visits.touched();
  expect(day.kiosk.stillHere({})).toEqual({ ok: true, value: {} });
  day.wait(40);
  expect(day.windows()).toBe(1);
});

test('whoever walks away after arriving has arrived', async () => {
  const day = atTheKiosk();
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  day.kiosk.moveTo({ step: 'details' });
  day.wait(111);
  expect(day.windows()).toBe(2);
  expect(day.store.appointments.find(aKioskAppointment().id)).toMatchObject({ status: 'arrived', arrival: { arrivedAt: at('09:00') } });
  expect(day.kiosk.details({})).toEqual({ ok: false, error: 'visit-over' });
});

test('the last screen clears itself after twelve seconds', async () => {
  const day = atTheKiosk();
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  day.kiosk.moveTo({ step: 'done' });
  day.wait(11);
  expect(day.windows()).toBe(1);
  day.wait(2);
  expect(day.windows()).toBe(2);
});

test('the first screen waits for ever, and finishing it replaces nothing', () => {
  const day = atTheKiosk();
  day.wait(300);
  day.kiosk.finish({});
  expect(day.windows()).toBe(1);
});

test.each(['device-slept', 'device-woke', 'screen-locked'] as const)('%s: the window is another, visit or none', (why) => {
  const day = atTheKiosk();
  day.end(why);
  expect(day.windows()).toBe(2);
});

test('a page that was lost ends the visit; the stage has replaced it already', async () => {
  const day = atTheKiosk();
  day.begin();
  day.end('page-lost', { replaceWindow: false });
  expect(day.visits.current()).toBeNull();
  expect(day.windows()).toBe(1);
});

test('a second touch on the first screen changes the language and keeps the place in line', () => {
  const day = atTheKiosk();
  day.begin();
  day.clock.pass(5000);
  day.kiosk.begin({ language: 'es' });
  expect(day.visits.current()).toMatchObject({ language: 'es', firstTouchAt: at('09:00') });
});

test('asking for the desk gives a number, once, and says on which screen', async () => {
  const day = atTheKiosk();
  expect(day.kiosk.askDesk({ step: 'code', reason: 'patient-choice' })).toEqual({ ok: false, error: 'visit-over' });
  day.begin();
  expect(day.kiosk.askDesk({ step: 'code', reason: 'patient-choice' })).toEqual({ ok: true, value: { deskNumber: 'A1' } });
  expect(day.kiosk.askDesk({ step: 'date', reason: 'patient-choice' })).toEqual({ ok: true, value: { deskNumber: 'A1' } });
  expect(day.facts('hand-off-raised')).toMatchObject([{ body: { reason: 'patient-choice', step: 'code' } }]);
});

test('asking for the desk after arriving keeps the ticket and names the appointment', async () => {
  const day = atTheKiosk();
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  expect(day.kiosk.askDesk({ step: 'details', reason: 'details-wrong' })).toEqual({ ok: true, value: { deskNumber: 'A1' } });
  expect(day.facts('hand-off-raised')).toMatchObject([{ subject: { kind: 'appointment', id: 'a-1' }, body: { reason: 'details-wrong' } }]);
});

test('the clinic’s own words and colours come from its settings, and nothing about anybody', async () => {
  const day = atTheKiosk({ settings: { name: 'Riverside Clinic', primaryColour: '#123456', languages: ['es', 'en'] } });
  day.begin();
  await day.kiosk.identifyByCode(wrongCode);
  expect(await day.kiosk.surroundings({})).toMatchObject({
    value: { siteName: 'Riverside Clinic', primaryColour: '#123456', languages: ['es', 'en'], outOfService: null, hasLogo: false },
  });
});

test('whoever stood before a page that broke waits for the desk, and nobody who had arrived does', async () => {
  const day = atTheKiosk();
  day.begin();
  day.end('page-lost', { replaceWindow: false });
  expect(day.facts('hand-off-raised')).toMatchObject([{ body: { reason: 'device-fault', step: 'identify', deskNumber: 'A1' } }]);
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  day.end('page-lost', { replaceWindow: false });
  expect(day.facts('hand-off-raised')).toHaveLength(1);
});
