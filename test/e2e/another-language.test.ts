import { expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import { aFrontDesk, signedIn } from './front-desk.ts';

const at = aFrontDesk();

test('"Another language" stands on the first screen in every language offered, and one touch of it puts a number before the desk', async () => {
  const atDesk = await signedIn(at);
  const hands = createKioskHands(at.kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  const button = (await hands.here()).getByRole('button', { name: new RegExp(en.attract.otherLanguage) });
  expect((await button.innerText()).split('\n')).toEqual([en.attract.otherLanguage, es.attract.otherLanguage]);

  await hands.decide(new RegExp(en.attract.otherLanguage));
  await hands.see(en.handOff.title);
  const number = /[A-Z]\d+/.exec(await hands.read('.desk-number'))?.[0] ?? '';
  expect(await atDesk.sees(number, 10_000)).toBeLessThan(10_000);
  await at.desk.page.getByText('Text not in their language').first().waitFor();

  await hands.decide(en.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);
