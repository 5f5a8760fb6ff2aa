import type { ElectronApplication, Page } from 'playwright-core';
import { en } from '../../../renderer/i18n/en.ts';
import { type } from '../../e2e/clinic.ts';
import { createKioskHands, type KioskHands, passTasks } from '../../tour/kiosk-hands.ts';
import type { Canary } from './canary-clinic.ts';

/** How a patient's time at the kiosk goes and ends. */
export const visitKinds = ['arrive', 'details', 'change', 'name', 'refused', 'walk-away-typing', 'walk-away-details', 'crash'] as const;
export type VisitKind = (typeof visitKinds)[number];

export interface VisitOptions {
  readonly kind: VisitKind;
  readonly canary: Canary;
  /** While the most of this patient is on the screen. */
  readonly atTheFullest: (page: Page) => Promise<void>;
}

/** Longer than the kiosk ignores touches after a screen change. */
const settledMs = 420;

/** One patient, by touch and by keys, up to the last thing they do. What ends the visit may still be to come. */
export async function makeVisit(app: ElectronApplication, { kind, canary, atTheFullest: look }: VisitOptions): Promise<void> {
  const hands = createKioskHands(app);
  const atTheFullest = async (page: Page): Promise<void> => {
    await look(page);
    if (!kind.startsWith('walk-away')) await stay(page);
  };
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await hands.see(en.code.title);
  if (kind === 'name') return byName(hands, canary, atTheFullest);
  await typed(hands, canary.code);
  if (kind === 'walk-away-typing') return atTheFullest(await hands.here());
  await next(hands, en.date.title);
  await typed(hands, dateKeys(kind === 'refused' ? '1901-01-01' : canary.birthDate));
  if (kind === 'refused') {
    await next(hands, en.refused.title);
    await atTheFullest(await hands.here());
    return hands.decide(en.common.finish);
  }
  await next(hands, en.arrived.title);
  if (kind === 'arrive') return sitDown(hands, atTheFullest);
  await hands.decide(/short question|Check my details/);
  await hands.see(en.details.title);
  await hands.decide(en.details.showField(en.details.fields.phone));
  await (await hands.here()).getByText(canary.phone).waitFor();
  if (kind === 'change') await askForEmail(hands, canary);
  await atTheFullest(await hands.here());
  if (kind === 'walk-away-details') return;
  if (kind === 'crash') return crash(app, await hands.here());
  await hands.decide(kind === 'change' ? en.details.noChange : en.details.allCorrect);
  await passTasks(hands);
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
}

/** Looking around can take longer than the kiosk is patient. */
async function stay(page: Page): Promise<void> {
  const asked = page.getByRole('button', { name: en.idle.stay });
  if (await asked.isVisible()) await asked.click();
}

async function byName(hands: KioskHands, canary: Canary, atTheFullest: VisitOptions['atTheFullest']): Promise<void> {
  await hands.decide(en.code.missingLetter);
  await hands.see(en.name.lastTitle);
  await typed(hands, canary.family);
  await next(hands, en.date.title);
  await typed(hands, dateKeys(canary.birthDate));
  await next(hands, en.proof.title);
  await typed(hands, canary.phone.slice(-4));
  await (await hands.here()).keyboard.press('Enter');
  if ((await hands.seesWhich([en.arrived.title, en.name.firstTitle])) === en.name.firstTitle) {
    await typed(hands, canary.given);
    await next(hands, en.arrived.title);
  }
  await sitDown(hands, atTheFullest);
}

async function sitDown(hands: KioskHands, atTheFullest: VisitOptions['atTheFullest']): Promise<void> {
  await atTheFullest(await hands.here());
  await hands.decide(en.arrived.sit);
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
}

async function askForEmail(hands: KioskHands, canary: Canary): Promise<void> {
  await hands.decide(en.details.changeField(en.details.fields.email));
  await hands.see(en.change.email);
  await typed(hands, canary.newEmail);
  await hands.decide(en.change.send);
  await hands.see(en.details.title);
}

async function typed(hands: KioskHands, text: string): Promise<void> {
  const page = await hands.here();
  await page.waitForTimeout(settledMs);
  await type(page, text);
}

async function next(hands: KioskHands, heading: string): Promise<void> {
  await (await hands.here()).keyboard.press('Enter');
  await hands.see(heading);
}

/** Month, day, year, as the kiosk asks for them in English. */
const dateKeys = (date: string): string => `${date.slice(5, 7)}${date.slice(8)}${date.slice(0, 4)}`;

async function crash(app: ElectronApplication, page: Page): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate(({ webContents }) => webContents.forcefullyCrashRenderer()).catch(() => undefined);
}
