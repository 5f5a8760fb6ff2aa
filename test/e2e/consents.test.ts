import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConsents } from '../../portal/cli/demo-consents.ts';
import { en } from '../../renderer/i18n/en.ts';
import { agree } from '../tour/consent-hands.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import { type Clinic, openClinic, type RunningApp, startApp } from './clinic.ts';

let clinic: Clinic;
let kiosk: RunningApp;

beforeAll(async () => {
  clinic = await openClinic();
  const folder = mkdtempSync(join(tmpdir(), 'foyer-consents-'));
  for (const text of demoConsents) {
    const file = join(folder, `${text.consent}.json`);
    writeFileSync(file, JSON.stringify(text));
    await clinic.admin('consent', 'add', '--in', file);
  }
  rmSync(folder, { recursive: true });
  kiosk = await startApp(clinic.device('kiosk'));
}, 90_000);

afterAll(async () => {
  await kiosk?.app.close();
  await clinic?.close();
});

test('a patient who has arrived signs one text with a finger and one with a typed name', async () => {
  const [privacy, messages] = demoConsents.map(({ wordings }) => wordings.en?.title ?? '');
  const hands = createKioskHands(kiosk.app);
  await arriveAs(hands, 0);
  await throughDetails(hands, privacy ?? '');

  await agree(hands, 'finger');
  await hands.see(messages ?? '');
  await agree(hands, 'typed');
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);

test('who does not agree to what is needed goes to the desk, and has arrived all the same', async () => {
  const hands = createKioskHands(kiosk.app);
  await arriveAs(hands, 1);
  await throughDetails(hands, demoConsents[0]?.wordings.en?.title ?? '');
  await hands.decide(en.consents.decline);
  await hands.see(en.handOff.title);
  expect(await hands.seesAny([en.handOff.reasons['consent-declined']], 5000)).toBe(true);
  await hands.decide(en.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);

/** The details are one page or two. */
async function throughDetails(hands: ReturnType<typeof createKioskHands>, next: string): Promise<void> {
  await hands.decide(/short question/);
  await hands.see(en.details.title);
  await hands.decide(en.details.allCorrect);
  const page = await hands.here();
  const text = page.getByRole('heading', { name: next });
  await page.waitForTimeout(500);
  if (!(await text.isVisible())) await hands.decide(en.details.allCorrect);
  await hands.see(next);
}

async function arriveAs(hands: ReturnType<typeof createKioskHands>, which: number): Promise<void> {
  const person = clinic.bookings[which];
  if (!person) throw new Error('the demonstration has too few people');
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await hands.see(en.code.title);
  await hands.digits(person.code);
  await hands.decide(en.common.next);
  await hands.see(en.date.title);
  const [year, month, day] = person.birthDate.split('-');
  await hands.digits(`${month}${day}${year}`);
  await hands.decide(en.common.next);
  await hands.see(en.arrived.title);
}
