import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import { type Clinic, openClinic, type RunningApp, startApp } from './clinic.ts';

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

test('"Another language" stands on the first screen in every language offered, and one touch of it puts a number before the desk', async () => {
  const atDesk = createDeskHands(desk.page);
  await atDesk.signIn(clinic);
  await atDesk.choosePin('402817');
  const hands = createKioskHands(kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  const button = (await hands.here()).getByRole('button', { name: new RegExp(en.attract.otherLanguage) });
  expect((await button.innerText()).split('\n')).toEqual([en.attract.otherLanguage, es.attract.otherLanguage]);

  await hands.decide(new RegExp(en.attract.otherLanguage));
  await hands.see(en.handOff.title);
  const number = /[A-Z]\d+/.exec(await hands.read('.desk-number'))?.[0] ?? '';
  expect(await atDesk.sees(number, 10_000)).toBeLessThan(10_000);
  await desk.page.getByText('Text not in their language').first().waitFor();

  await hands.decide(en.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);
