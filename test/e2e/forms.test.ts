import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import { en as staff } from '../../renderer/staff/words/en.ts';
import { moodQuestionnaire, shortQuestionnaire } from '../support/questionnaires.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { answerUpTo, createKioskHands } from '../tour/kiosk-hands.ts';
import { ask, type Booking, startApp, until } from './clinic.ts';
import { aFrontDesk, sayBirthDate, sayWho, signedIn } from './front-desk.ts';

const mood = moodQuestionnaire();
/** Two of its nine questions, the last about safety. */
const twoQuestions = { ...mood, item: [mood.item[0], mood.item[8]] };

const at = aFrontDesk(async (clinic) => {
  for (const questionnaire of [shortQuestionnaire(), twoQuestions]) {
    const file = join(clinic.folder, 'form.json');
    writeFileSync(file, JSON.stringify(questionnaire));
    await clinic.admin('form', 'install', file);
    await clinic.admin('form', 'assign', questionnaire.url);
  }
  // Other questions may stand before the form; here they all fit. The second kiosk of the clinic is a tablet.
  await clinic.policy('kiosk.screensAfterArrival=12', 'forms.handOutLetters=B', 'forms.escalateSeconds=10');
});

const anAdult = ({ birthDate }: Booking): boolean => birthDate < '2000';

test('a form begun at the kiosk is gone on with on a tablet, and an answer about harm calls the clinician, then the desk, without its content', async () => {
  const booking = at.clinic.bookings.find(anAdult)!;
  const nurse = createDeskHands(at.desk.page);
  await nurse.signIn(await at.clinic.clinician());
  await at.clinic.admin('form', 'responder', 'nurse');
  await nurse.choosePin('402817');

  const kiosk = createKioskHands(at.kiosk.app);
  await kiosk.seeFirstScreen(en.attract.title);
  const starting = at.clinic.furtherDevice('kiosk', 'Tablet').then((home) => startApp(home));
  await kiosk.decide('English');
  await sayWho(kiosk, booking);
  await kiosk.see(en.arrived.title);
  await answerUpTo(kiosk, 'Do you have pain today?');
  await kiosk.decide(en.forms.yes);
  await kiosk.decide(en.common.next);
  await kiosk.see('Where does it hurt?');
  await kiosk.decide(en.arrived.sit);
  await kiosk.see(en.done.title);
  const ticket = await kiosk.read('.ticket-number');
  await kiosk.decide(en.common.finish);

  const { app } = await starting;
  try {
    const tablet = createKioskHands(app);
    await tablet.seeFirstScreen(en.attract.title);
    await tablet.decide('English');
    await tablet.see(en.forms.ticketTitle);
    await tablet.letters(ticket);
    await tablet.decide(en.common.next);
    await sayBirthDate(tablet, booking);
    await answerUpTo(tablet, 'Where does it hurt?');
    await tablet.letters('knee');
    await tablet.decide(en.common.next);
    await tablet.see('How many glasses of water');
    await tablet.decide(en.forms.send);
    await tablet.see('Problem 1');
    await tablet.decide('Not at all');
    await tablet.decide(en.common.next);
    await tablet.see('better off dead');
    await tablet.decide('Several days');
    await tablet.decide(en.forms.send);
    await tablet.see(en.forms.careTitle);
    expect(await tablet.read('.form-words')).toContain(en.forms.careComing);
    expect(await tablet.read('.form-words')).toContain(en.forms.crisis('988'));
  } finally {
    await app.close();
  }

  const alert = at.desk.page.locator('.alert-row');
  await alert.getByText(`(${ticket}) gave an answer that needs you now`).waitFor({ timeout: 15_000 });
  expect(await alert.innerText()).toContain(booking.family);
  await nurse.signOut();
  await signedIn(at);
  await alert.getByText(staff.forms.nurse(ticket)).waitFor({ timeout: 30_000 });
  expect(await alert.innerText()).not.toContain(booking.family);
  expect(await at.desk.page.locator('body').innerText()).not.toMatch(/better off dead|Several days|How you have felt/);
  await at.clinic.admin('form', 'assign', mood.url, '--remove');
}, 120_000);

test('after the arrival a patient answers a form page by page, changes the language and an answer on the way, and the desk sees that it is done', async () => {
  const hands = createKioskHands(at.kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  const booking = at.clinic.bookings.findLast(anAdult)!;

  await hands.decide('English');
  await sayWho(hands, booking);
  await hands.see(en.arrived.title);
  await answerUpTo(hands, 'Do you have pain today?');
  expect(await hands.read('.form-progress')).toBe('1 of 2');

  await hands.decide(en.forms.yes);
  await hands.decide(en.common.next);
  await hands.see('Where does it hurt?');
  await hands.letters('knee');
  await hands.decide('Español');
  await hands.see('¿Dónde le duele?');
  expect(await hands.read('.text-field-typed')).toContain('nee');
  await hands.decide(es.common.next);
  await hands.see('¿Cuántos vasos de agua bebe al día?');
  await hands.decide(es.common.back);
  await hands.see('¿Dónde le duele?');
  expect(await hands.read('.text-field-typed')).toContain('nee');
  await hands.decide(es.common.next);
  await hands.see('¿Cuántos vasos de agua bebe al día?');
  await hands.digits('4');
  await hands.decide(es.forms.send);
  await until('the end of the form', async () => !(await (await hands.here()).locator('.form-page').isVisible()));

  await until('the desk to see it', async () => {
    const board = (await ask(at.desk.page, 'staff', 'board')) as { value: { here: { appointment: string; forms: string }[] } };
    return board.value.here.find(({ appointment }) => appointment === booking.appointment)?.forms === 'done';
  });
}, 60_000);
