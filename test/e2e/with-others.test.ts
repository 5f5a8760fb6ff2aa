import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import { en as staff } from '../../renderer/staff/words/en.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import { type Booking, type Clinic, openClinic, type RunningApp, startApp } from './clinic.ts';

let clinic: Clinic;
let kiosk: RunningApp;
let desk: RunningApp;

beforeAll(async () => {
  clinic = await openClinic();
  kiosk = await startApp(clinic.device('kiosk'));
  desk = await startApp(clinic.device('console'));
}, 90_000);

afterAll(async () => {
  await desk?.app.close();
  await kiosk?.app.close();
  await clinic?.close();
});

const isChild = ({ birthDate }: Booking): boolean => birthDate > '2012';

async function sayWho(hands: ReturnType<typeof createKioskHands>, words: typeof en, { code, birthDate }: Booking): Promise<void> {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  await hands.see(words.code.title);
  await hands.digits(code);
  await hands.decide(words.common.next);
  await hands.see(words.date.title);
  await hands.digits(words === en ? `${month}${day}${year}` : `${day}${month}${year}`);
  await hands.decide(words.common.next);
  await hands.see(words.arrived.title);
}

test('a mother checks in, then each of two children: one language, a new window each time, and the board says who is with them', async () => {
  const atDesk = createDeskHands(desk.page);
  await atDesk.signIn(clinic);
  await atDesk.choosePin('402817');
  const mother = clinic.bookings.find((one) => !isChild(one))!;
  const [first, second] = clinic.bookings.filter(isChild);
  const words = es as unknown as typeof en;
  const hands = createKioskHands(kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('Español');
  await sayWho(hands, words, mother);
  const window = await hands.here();
  await hands.decide(words.others.someoneElse);

  await hands.glance();
  await sayWho(hands, words, first!);
  expect(await hands.here()).not.toBe(window);
  await hands.decide(/pregunta|datos/);
  await hands.see(words.others.family.who);
  await hands.decide(words.others.family.relationship.parent);
  await hands.see(words.others.family.yourName);
  await hands.letters('ana');
  await hands.decide(words.common.next);
  await hands.see(words.details.title);
  await hands.decide(words.common.back);
  await hands.see(words.arrived.title);
  await hands.decide(words.others.someoneElse);

  await hands.glance();
  await sayWho(hands, words, second!);
  await hands.decide(/pregunta|datos/);
  await hands.decide(words.others.family.same('A'));
  await desk.page.getByText(staff.companions.relationships.parent).nth(1).waitFor({ timeout: 15_000 });
  await hands.see(words.details.title);
  await hands.decide(words.common.back);
  await hands.decide(words.arrived.sit);
  await hands.decide(words.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 90_000);

test('a call for help shows the screen at once; staff help from the console, the patient reads who, and the visit ends from there', async () => {
  const hands = createKioskHands(kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await hands.see(en.code.title);
  await desk.page
    .getByText(`${staff.kiosks.someone} · ${staff.steps.code}`, { exact: false })
    .first()
    .waitFor({ timeout: 8000 })
    .catch(() => undefined);
  await hands.decide(en.common.help);
  await hands.decide(en.help.yes);
  await hands.see(en.help.title);
  const number = await hands.read('.desk-number strong');
  await hands.decide(en.others.companions.interpreter);
  const atDesk = createDeskHands(desk.page);
  expect(await atDesk.sees(number, 10_000)).toBeLessThan(10_000);

  await desk.page.getByText(number, { exact: true }).first().click();
  await desk.page.getByText(staff.companions.interpreter).first().waitFor();
  await desk.page.waitForTimeout(400);
  await atDesk.goTo(/^Help at .* from here$/);
  await hands.see(en.others.helped.title);
  expect(await hands.read('[role="alertdialog"]')).toContain('Dana Frontdesk');
  await desk.page.getByText(/says that you are helping/).waitFor({ timeout: 8000 });

  await hands.decide(en.others.helped.alone);
  await hands.see(en.help.title);
  await desk.page.getByRole('button', { name: /^Help at .* from here$/ }).waitFor({ timeout: 8000 });
  await atDesk.goTo(/^Help at .* from here$/);
  await hands.see(en.others.helped.title);
  await atDesk.goTo(staff.kiosks.endVisit);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);
