import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConsents } from '../../portal/cli/demo-consents.ts';
import { en } from '../../renderer/i18n/en.ts';
import { agree } from '../tour/consent-hands.ts';
import { answerUpTo, createKioskHands } from '../tour/kiosk-hands.ts';
import { type Clinic, openClinic, type RunningApp, startApp } from './clinic.ts';
import { sayWho } from './front-desk.ts';

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
  await answerUpTo(hands, privacy ?? '');

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
  await answerUpTo(hands, demoConsents[0]?.wordings.en?.title ?? '');
  await hands.decide(en.consents.decline);
  await hands.see(en.handOff.title);
  expect(await hands.seesAny([en.handOff.reasons['consent-declined']], 5000)).toBe(true);
  await hands.decide(en.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);

async function arriveAs(hands: ReturnType<typeof createKioskHands>, which: number): Promise<void> {
  // Of a child somebody else would be asked first who they are.
  const person = clinic.bookings.filter(({ birthDate }) => birthDate < '2000')[which];
  if (!person) throw new Error('the demonstration has too few people');
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await sayWho(hands, person);
  await hands.see(en.arrived.title);
}
