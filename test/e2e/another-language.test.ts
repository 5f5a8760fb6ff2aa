import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueOf } from '../../renderer/i18n/added/catalogue-of.ts';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import type { AddedLanguageCode } from '../../shared/domain/language.ts';
import { marked, type Template } from '../support/pseudo-language.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import { aFrontDesk, sayWho, signedIn } from './front-desk.ts';

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

test('a language the clinic adds while it is open stands on the first screen, from right to left, and a patient checks in with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-added-'));
  const file = join(folder, 'he.json');
  await at.clinic.admin('language', 'template', '--code', 'he', '--out', file);
  const filled = { ...marked<Template>(JSON.parse(readFileSync(file, 'utf8'))), name: 'עברית' };
  writeFileSync(file, JSON.stringify(filled));
  await at.clinic.admin('language', 'add', file, '--offer');
  rmSync(folder, { recursive: true });
  const sentences = Object.fromEntries(Object.entries(filled.sentences).map(([key, { text }]) => [key, text]));
  const words = catalogueOf({ code: 'he' as AddedLanguageCode, sentences });
  if (words === null) throw new Error('the file is whole');

  const hands = createKioskHands(at.kiosk.app);
  await (await hands.here()).getByRole('button', { name: 'עברית' }).waitFor({ timeout: 20_000 });
  await hands.decide('עברית');
  await sayWho(hands, at.clinic.bookings[0]!, words as typeof en);
  await hands.see(words.arrived.title);
  expect(await (await hands.here()).evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['he', 'rtl']);
}, 60_000);
