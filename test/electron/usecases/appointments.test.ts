import { describe, expect, test } from 'vitest';
import type { BookingDraft } from '../../../electron/usecases/kiosk-deps.ts';
import { SlotId } from '../../../shared/domain/slots.ts';
import { LocalDate, plusDays } from '../../../shared/domain/time.ts';
import type { BookingFound } from '../../../shared/sync/booking-commands.ts';
import { aKioskAppointment, at, today } from '../../support/clinic.ts';
import { atTheKiosk, birthDate, rightCode } from './at-the-kiosk.ts';

const later = {
  id: aKioskAppointment({ id: 'a-9' }).id,
  start: at('15:00', plusDays(today, 9)),
  visitType: 'Check-up',
  practitioner: null,
};
const list: BookingFound = {
  kind: 'appointments',
  appointments: [{ ...later, mayMove: true, mayCancel: true }],
  like: aKioskAppointment().id,
};
const slots = [1, 2].map((n) => ({ id: SlotId.parse(`s-${n}`), start: at(`1${n}:00`, plusDays(today, 1)) }));

/** A kiosk whose portal answers booking commands as told; what was asked is kept. */
function withPortal(over: Partial<Record<BookingDraft['type'], BookingFound | 'offline' | 'taken' | 'not-allowed' | null>> = {}) {
  const asked: BookingDraft[] = [];
  const answers: Partial<Record<BookingDraft['type'], BookingFound | 'offline' | 'taken' | 'not-allowed' | null>> = {
    'my-appointments': list,
    'free-slots': { kind: 'slots', slots },
    'hold-slot': { kind: 'held', until: at('09:05') },
    'move-appointment': { kind: 'booked', start: slots[1]!.start },
    'book-slot': { kind: 'booked', start: slots[1]!.start },
    ...over,
  };
  const kiosk = atTheKiosk({
    codes: {
      booking: async (command: BookingDraft) => {
        asked.push(command);
        const answer = answers[command.type] ?? null;
        return typeof answer === 'string' ? { ok: false, error: answer } : { ok: true, value: answer };
      },
    },
  });
  return { begin: kiosk.begin, kiosk: kiosk.kiosk, end: kiosk.end, facts: kiosk.facts, asked };
}

async function arrivedWith(over: Parameters<typeof withPortal>[0] = {}) {
  const here = withPortal(over);
  here.begin();
  await here.kiosk.identifyByCode(rightCode);
  return here;
}

describe('S100: whose appointments are shown is what this kiosk matched, never what the page says', () => {
  test('after a full match main sends the code and birth date it matched', async () => {
    const { kiosk, asked } = await arrivedWith();
    expect(await kiosk.myAppointments({})).toEqual({
      ok: true,
      value: { appointments: [{ ...later, mayMove: true, mayCancel: true }], mayBook: true },
    });
    expect(asked).toEqual([{ type: 'my-appointments', proof: { code: '123456789012', birthDate } }]);
  });

  test('nobody sees anything before they are matched, nor by name alone, nor when the clinic leaves it to the desk', async () => {
    const { kiosk, begin, asked } = withPortal();
    expect(await kiosk.myAppointments({})).toEqual({ ok: false, error: 'visit-over' });
    begin();
    expect(await kiosk.myAppointments({})).toEqual({ ok: false, error: 'not-allowed' });
    const byName = withPortal();
    byName.begin();
    await byName.kiosk.identifyByName({ family: 'Alvarez', birthDate, lastFour: '4567' });
    expect(await byName.kiosk.myAppointments({})).toEqual({ ok: false, error: 'not-allowed' });
    expect([...asked, ...byName.asked]).toEqual([]);
  });

  test('a page names only places in what it was shown', async () => {
    const { kiosk, asked } = await arrivedWith();
    expect(await kiosk.cancelAppointment({ appointment: 0 })).toEqual({ ok: false, error: 'not-allowed' });
    expect(await kiosk.holdTime({ time: 0 })).toEqual({ ok: false, error: 'not-allowed' });
    expect(await kiosk.takeTime({})).toEqual({ ok: false, error: 'not-allowed' });
    await kiosk.myAppointments({});
    expect(await kiosk.cancelAppointment({ appointment: 7 })).toEqual({ ok: false, error: 'not-allowed' });
    expect(asked.map(({ type }) => type)).toEqual(['my-appointments']);
  });
});

test('a teenager’s appointments are not shown before it is known who stands there', async () => {
  const born = LocalDate.parse('2011-05-09');
  const here = atTheKiosk({
    appointments: [aKioskAppointment({ patient: { birthDate: born } })],
    codes: { booking: async () => ({ ok: true, value: list }) },
  });
  here.begin();
  const answer = await here.kiosk.identifyByCode({ ...rightCode, birthDate: born });
  expect(answer).toMatchObject({ value: { kind: 'arrived' } });
  expect(answer).not.toHaveProperty('value.mayManage');
  expect(await here.kiosk.myAppointments({})).toEqual({ ok: false, error: 'not-allowed' });
});

test('a time is looked for, kept, and taken: the appointment moves', async () => {
  const { kiosk, asked } = await arrivedWith();
  await kiosk.myAppointments({});
  expect(await kiosk.freeTimes({ appointment: 0 })).toEqual({ ok: true, value: { starts: slots.map(({ start }) => start) } });
  expect(await kiosk.holdTime({ time: 1 })).toEqual({ ok: true, value: { until: at('09:05') } });
  expect(await kiosk.takeTime({})).toEqual({ ok: true, value: { start: slots[1]!.start } });
  expect(asked.at(-1)).toMatchObject({ type: 'move-appointment', appointment: later.id, slot: 's-2' });
});

test('a follow-up is booked like the visit itself', async () => {
  const { kiosk, asked } = await arrivedWith();
  await kiosk.myAppointments({});
  await kiosk.freeTimes({ appointment: null });
  await kiosk.holdTime({ time: 0 });
  await kiosk.takeTime({});
  expect(asked.at(-1)).toMatchObject({ type: 'book-slot', like: aKioskAppointment().id, slot: 's-1' });
});

test('S101: whoever leaves while a time is kept gives it back', async () => {
  const { kiosk, asked, end } = await arrivedWith();
  await kiosk.myAppointments({});
  await kiosk.freeTimes({ appointment: 0 });
  await kiosk.holdTime({ time: 0 });
  end('walked-away');
  expect(asked.at(-1)).toEqual({ type: 'release-slot' });
});

test('somebody else has the time by now, and offline is said as such', async () => {
  const taken = await arrivedWith({ 'hold-slot': 'taken' });
  await taken.kiosk.myAppointments({});
  await taken.kiosk.freeTimes({ appointment: 0 });
  expect(await taken.kiosk.holdTime({ time: 0 })).toEqual({ ok: false, error: 'taken' });
  const offline = await arrivedWith({ 'my-appointments': 'offline' });
  expect(await offline.kiosk.myAppointments({})).toEqual({ ok: false, error: 'offline' });
});

test('S104: a cancelled appointment can be kept after all', async () => {
  const { kiosk, asked } = await arrivedWith();
  await kiosk.myAppointments({});
  expect(await kiosk.cancelAppointment({ appointment: 0 })).toEqual({ ok: true, value: {} });
  expect(await kiosk.keepAppointment({})).toEqual({ ok: true, value: {} });
  expect(asked.at(-1)).toMatchObject({ type: 'keep-appointment', appointment: later.id });
  expect(await kiosk.keepAppointment({})).toEqual({ ok: false, error: 'not-allowed' });
});

test('what the kiosk cannot do is asked of the desk, offline too: what, and about which time', async () => {
  const { kiosk, facts } = await arrivedWith();
  await kiosk.myAppointments({});
  expect(kiosk.askAboutTime({ about: 'move', appointment: 0 })).toEqual({ ok: true, value: { deskNumber: 'A1' } });
  expect(facts('hand-off-raised')).toMatchObject([
    { body: { reason: 'patient-choice', step: 'appointments', entered: { asked: { about: 'move', start: later.start } } } },
  ]);
});

test('who came too early may move the time, and the desk need not wait for them any more', async () => {
  const here = atTheKiosk({
    appointments: [aKioskAppointment({ start: at('15:00') })],
    codes: {
      booking: async ({ type }: BookingDraft) => ({
        ok: true,
        value: type === 'my-appointments' ? list : null,
      }),
    },
  });
  here.begin();
  expect(await here.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'handed-off', reason: 'too-early', mayManage: true } });
  await here.kiosk.myAppointments({});
  await here.kiosk.cancelAppointment({ appointment: 0 });
  expect(here.facts('hand-off-resolved')).toHaveLength(1);
});

test('a visit of another day that only the portal knows can be moved here, too', async () => {
  const asked: BookingDraft[] = [];
  const here = atTheKiosk({
    elsewhere: 'too-early',
    appointments: [],
    codes: {
      booking: async (command: BookingDraft) => {
        asked.push(command);
        return { ok: true, value: list };
      },
    },
  });
  here.begin();
  expect(await here.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'handed-off', mayManage: true } });
  expect(await here.kiosk.myAppointments({})).toMatchObject({ ok: true });
  expect(asked[0]).toMatchObject({ proof: { code: '123456789012', birthDate } });
});
