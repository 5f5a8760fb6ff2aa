import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import { shortQuestionnaire } from '../support/questionnaires.ts';
import { answerUpTo, createKioskHands } from '../tour/kiosk-hands.ts';
import { ask, until } from './clinic.ts';
import { aFrontDesk, sayWho, signedIn } from './front-desk.ts';

const at = aFrontDesk(async (clinic) => {
  const file = join(clinic.folder, 'before.json');
  writeFileSync(file, JSON.stringify(shortQuestionnaire()));
  await clinic.admin('form', 'install', file);
  await clinic.admin('form', 'assign', 'https://clinic.example/forms/before');
  // Other questions may stand before the form; here they all fit.
  await clinic.policy('kiosk.screensAfterArrival=12');
});

test('after the arrival a patient answers a form page by page, changes the language and an answer on the way, and the desk sees that it is done', async () => {
  await signedIn(at);
  const hands = createKioskHands(at.kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  const booking = at.clinic.bookings.findLast(({ birthDate }) => birthDate < '2000');
  if (!booking) throw new Error('nobody is expected today');

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
