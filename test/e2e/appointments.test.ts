import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands, type KioskHands } from '../tour/kiosk-hands.ts';
import { ask, type Booking, type Clinic, openClinic, type RunningApp, startApp, until } from './clinic.ts';

let clinic: Clinic;
let kiosk: RunningApp;
let desk: RunningApp;
let hands: KioskHands;
let booking: Booking;

beforeAll(async () => {
  clinic = await openClinic();
  kiosk = await startApp(clinic.device('kiosk'));
  desk = await startApp(clinic.device('console'));
  hands = createKioskHands(kiosk.app);
}, 90_000);

afterAll(async () => {
  await desk?.app.close();
  await kiosk?.app.close();
  await clinic?.close();
});

interface Row {
  readonly appointment: string;
  readonly practitioner: string | null;
  readonly start: string;
  readonly status: string;
  readonly quietCall: boolean;
  readonly told: { readonly from: number; readonly to: number } | null;
  readonly name: string | null;
}

async function rowsOf(name: string): Promise<readonly Row[]> {
  const { value } = (await ask(desk.page, 'staff', 'board')) as { value: Record<'here' | 'expected' | 'later' | 'finished', Row[]> };
  return [...value.here, ...value.expected, ...value.later, ...value.finished].filter((row) => row.name?.includes(name));
}

/** Waits are known for visits to one practitioner; not every visit of the demonstration names one. */
async function expectedByName(): Promise<Booking | undefined> {
  const named = (await rowsOf('')).filter(({ practitioner, status }) => practitioner !== null && status === 'booked');
  return clinic.bookings.find(({ appointment }) => named.some((row) => row.appointment === appointment));
}

/** The first free day and time that the kiosk offers, or the next ones. */
async function choose(day: number, time: number): Promise<void> {
  const page = await hands.here();
  for (const [heading, nth] of [
    ['Which day suits you?', day],
    ['Which time suits you?', time],
  ] as const) {
    await hands.see(heading);
    await page.waitForTimeout(450);
    await page.locator('.appointments-grid button').nth(nth).click();
  }
}

test('a patient books a follow-up, moves it, cancels it and keeps it after all; then asks for a quiet call, which the board shows', async () => {
  const staff = createDeskHands(desk.page);
  await staff.signIn(clinic);
  await staff.choosePin('285017');
  booking = await until('somebody who is expected by somebody', expectedByName);

  const [year = '', month = '', day = ''] = booking.birthDate.split('-');
  await hands.seeFirstScreen('Check in here');
  await hands.decide('English');
  await hands.see('Number on your letter');
  await hands.digits(booking.code);
  await hands.decide('Next');
  await hands.digits(`${month}${day}${year}`);
  await hands.decide('Next');
  await hands.see('You have arrived');
  expect(await hands.read('.ticket-wait')).toMatch(/^Usually .* minutes\.$/);

  await hands.decide('My appointments');
  await hands.see('My appointments');
  await hands.decide('Book a follow-up');
  await choose(0, 0);
  await hands.see('Book this time?');
  await hands.decide('Yes, book it');
  await hands.see('Your appointment is booked');
  const booked = await hands.read('.appointments-chosen');

  await hands.decide('My appointments');
  await hands.see('My appointments');
  await hands.decide(new RegExp(booked.slice(0, 12)));
  await hands.decide('Another time');
  await choose(1, 0);
  await hands.see('Move to this time?');
  await hands.decide('Yes, move it');
  await hands.see('Your appointment is moved');
  const moved = await hands.read('.appointments-chosen');
  expect(moved).not.toBe(booked);

  await hands.decide('My appointments');
  await hands.see('My appointments');
  await hands.decide(new RegExp(moved.slice(0, 12)));
  await hands.decide('Cancel it');
  await hands.see('Cancel this appointment?');
  await hands.decide('Yes, cancel it');
  await hands.see('Your appointment is cancelled');
  await hands.decide('Keep it after all');
  await hands.see('Your appointment stays');

  await hands.decide('Sit down now');
  await hands.decide('Call me quietly');
  const [row] = await until('the quiet call on the board', async () => {
    const rows = (await rowsOf(booking.family)).filter(({ quietCall }) => quietCall);
    return rows.length > 0 ? rows : null;
  });
  expect(row).toMatchObject({ status: 'arrived', told: { from: expect.any(Number), to: expect.any(Number) } });
  await desk.page.getByText('Walk over, do not call out').first().waitFor();
});

test('at the desk, staff move the follow-up from the patient’s row, cancel it, and undo both', async () => {
  const { page } = desk;
  const [row] = await rowsOf(booking.family);
  await page.locator(`[data-row="${row!.appointment}"]`).click();
  await page.getByRole('button', { name: 'Appointments: move, cancel or book' }).click();
  const section = page.locator('.desk-booking');
  const later = section.locator('.desk-booking-list > li').last();
  const before = await later.locator('strong').innerText();
  await later.getByRole('button', { name: /^Move/ }).click();
  await section.locator('.desk-booking-times button').last().click();
  await section.getByText(`From ${before} to`).waitFor();
  await section.getByRole('button', { name: 'Move it' }).click();
  await section.getByText('Moved to').waitFor();
  await section.getByRole('button', { name: 'Undo' }).click();
  await section.getByText(`on ${before} again`).waitFor();
  await section.getByRole('button', { name: 'Back to the list' }).click();
  await later.getByRole('button', { name: /^Cancel/ }).click();
  await section.getByRole('button', { name: 'Cancel the visit' }).click();
  await section.getByText('is cancelled').waitFor();
  await section.getByRole('button', { name: 'Undo' }).click();
  await section.getByText('stays as it was').waitFor();
});

test('the times are booked at the clinic: one of them, and only one', async () => {
  const { days } = (await clinic.admin('slots', 'list')) as { days: { booked: number; held: number }[] };
  expect(days.reduce((sum, { booked }) => sum + booked, 0)).toBe(1);
});
