import { expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import { en as staff } from '../../renderer/staff/words/en.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import type { Booking } from './clinic.ts';
import { aFrontDesk, sayWho, signedIn } from './front-desk.ts';

const at = aFrontDesk();

const isChild = ({ birthDate }: Booking): boolean => birthDate > '2012';

test('a mother checks in, then each of two children: one language, a new window each time, and the board says who is with them', async () => {
  await signedIn(at);
  const mother = at.clinic.bookings.find((one) => !isChild(one))!;
  const [first, second] = at.clinic.bookings.filter(isChild);
  const words = es as unknown as typeof en;
  const hands = createKioskHands(at.kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('Español');
  await sayWho(hands, mother, words);
  await hands.see(words.arrived.title);
  const window = await hands.here();
  await hands.decide(words.others.someoneElse);

  await hands.glance();
  await sayWho(hands, first!, words);
  await hands.see(words.arrived.title);
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
  await sayWho(hands, second!, words);
  await hands.see(words.arrived.title);
  await hands.decide(/pregunta|datos/);
  await hands.decide(words.others.family.same('A'));
  await at.desk.page.getByText(staff.companions.relationships.parent).nth(1).waitFor({ timeout: 15_000 });
  await hands.see(words.details.title);
  await hands.decide(words.common.back);
  await hands.decide(words.arrived.sit);
  await hands.decide(words.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 90_000);

test('a call for help shows the screen at once; staff help from the console, the patient reads who, and the visit ends from there', async () => {
  const hands = createKioskHands(at.kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await hands.see(en.code.title);
  await at.desk.page
    .getByText(`${staff.kiosks.someone} · ${staff.steps.code}`, { exact: false })
    .filter({ visible: true })
    .waitFor({ timeout: 15_000 });
  await hands.decide(en.common.help);
  await hands.decide(en.help.yes);
  await hands.see(en.help.title);
  const number = await hands.read('.desk-number strong');
  await hands.decide(en.others.companions.interpreter);
  const atDesk = createDeskHands(at.desk.page);
  expect(await atDesk.sees(number, 10_000)).toBeLessThan(10_000);

  await at.desk.page.getByText(number, { exact: true }).first().click();
  await at.desk.page.getByText(staff.companions.interpreter).first().waitFor();
  await at.desk.page.waitForTimeout(400);
  await atDesk.goTo(/^Help at .* from here$/);
  await hands.see(en.others.helped.title);
  expect(await hands.read('[role="alertdialog"]')).toContain('Dana Frontdesk');
  await at.desk.page.getByText(/says that you are helping/).waitFor({ timeout: 8000 });

  await hands.decide(en.others.helped.alone);
  await hands.see(en.help.title);
  await at.desk.page.getByRole('button', { name: /^Help at .* from here$/ }).waitFor({ timeout: 8000 });
  await atDesk.goTo(/^Help at .* from here$/);
  await hands.see(en.others.helped.title);
  await atDesk.goTo(staff.kiosks.endVisit);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);
