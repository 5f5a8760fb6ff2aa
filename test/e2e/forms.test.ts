import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import { shortQuestionnaire } from '../support/questionnaires.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import { ask, type Clinic, openClinic, type RunningApp, startApp, until } from './clinic.ts';

let clinic: Clinic;
let kiosk: RunningApp;
let desk: RunningApp;

beforeAll(async () => {
  clinic = await openClinic();
  const file = join(clinic.folder, 'before.json');
  writeFileSync(file, JSON.stringify(shortQuestionnaire()));
  await clinic.admin('form', 'install', file);
  await clinic.admin('form', 'assign', 'https://clinic.example/forms/before');
  // Other questions may stand before the form; here they all fit.
  await clinic.policy('kiosk.screensAfterArrival=12');
  kiosk = await startApp(clinic.device('kiosk'));
  desk = await startApp(clinic.device('console'));
}, 90_000);

afterAll(async () => {
  await desk?.app.close();
  await kiosk?.app.close();
  await clinic?.close();
});

test('after the arrival a patient answers a form page by page, changes the language and an answer on the way, and the desk sees that it is done', async () => {
  const atDesk = createDeskHands(desk.page);
  await atDesk.signIn(clinic);
  await atDesk.choosePin('402817');
  const hands = createKioskHands(kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  const booking = clinic.bookings.at(-1);
  if (!booking) throw new Error('nobody is expected today');

  await hands.decide('English');
  await hands.see(en.code.title);
  await hands.digits(booking.code);
  await hands.decide(en.common.next);
  await hands.see(en.date.title);
  const [year = '', month = '', day = ''] = booking.birthDate.split('-');
  await hands.digits(`${month}${day}${year}`);
  await hands.decide(en.common.next);
  await hands.see(en.arrived.title);
  await hands.decide(/short question|Check my details/);
  // Other questions may come first; what stands at the end of the bar goes on.
  const page = await hands.here();
  const first = page.getByRole('heading', { name: 'Do you have pain today?' });
  for (let screens = 0; screens < 6 && !(await appears(first)); screens += 1) {
    await page.waitForTimeout(420);
    await page.locator('.bottom-bar-primary').click({ timeout: 8000 });
  }
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
  await until('the end of the form', async () => !(await page.locator('.form-page').isVisible()));

  await until('the desk to see it', async () => {
    const board = (await ask(desk.page, 'staff', 'board')) as { value: { here: { appointment: string; forms: string }[] } };
    return board.value.here.find(({ appointment }) => appointment === booking.appointment)?.forms === 'done';
  });
}, 60_000);

const appears = (what: { waitFor(options: { timeout: number }): Promise<void> }): Promise<boolean> =>
  what.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
