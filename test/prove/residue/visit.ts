import type { ElectronApplication, Page } from 'playwright-core';
import { demoConsents } from '../../../portal/cli/demo-consents.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { type } from '../../e2e/clinic.ts';
import { agree } from '../../tour/consent-hands.ts';
import { answerUpTo, createKioskHands, type KioskHands, passTasks } from '../../tour/kiosk-hands.ts';
import { type Canary, formQuestion } from './canary-clinic.ts';
import { notePictures, type Picture, picturesMade } from './card.ts';
import type { Needle } from './hunt.ts';

/** How a patient's time at the kiosk goes and ends. */
export const visitKinds = [
  'arrive',
  'details',
  'change',
  'name',
  'card',
  'sign',
  'refused',
  'walk-away-typing',
  'walk-away-details',
  'walk-away-card',
  'crash',
  'crash-card',
] as const;
export type VisitKind = (typeof visitKinds)[number];

/** What of this patient is to be seen now, and what they made here that nobody knew before. */
export interface Seen {
  /** A text that is on the screen; null where all is covered. */
  readonly shown: string | null;
  readonly pictures: readonly Picture[];
  readonly drawn: readonly Needle[];
}
const only = (shown: string | null): Seen => ({ shown, pictures: [], drawn: [] });

export interface VisitOptions {
  readonly kind: VisitKind;
  readonly canary: Canary;
  /** While the camera looks at a card. */
  readonly whileFilming: () => void;
  /** While the most of this patient is on the screen. */
  readonly atTheFullest: (page: Page, seen: Seen) => Promise<void>;
}

/** Longer than the kiosk ignores touches after a screen change. */
const settledMs = 420;

/** One patient, by touch and by keys, up to the last thing they do. What ends the visit may still be to come. */
export async function makeVisit(app: ElectronApplication, { kind, canary, whileFilming, atTheFullest: look }: VisitOptions): Promise<void> {
  const hands = createKioskHands(app);
  const atTheFullest = async (page: Page, seen: Seen): Promise<void> => {
    await look(page, seen);
    if (!kind.startsWith('walk-away')) await stay(page);
  };
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await staySlowly(await hands.here());
  await hands.see(en.code.title);
  if (kind === 'name') return byName(hands, canary, atTheFullest);
  await typed(hands, canary.code);
  if (kind === 'walk-away-typing') return atTheFullest(await hands.here(), only(null));
  await next(hands, en.date.title);
  await typed(hands, dateKeys(kind === 'refused' ? '1901-01-01' : canary.birthDate));
  if (kind === 'refused') {
    await next(hands, en.refused.title);
    await atTheFullest(await hands.here(), only(null));
    return hands.decide(en.common.finish);
  }
  await next(hands, en.arrived.title);
  if (kind === 'arrive') return sitDown(hands, atTheFullest);
  if (kind === 'sign') return signAndWrite(hands, canary, atTheFullest);
  if (kind.endsWith('card')) {
    await showCard(hands, { canary, whileFilming, atTheFullest });
    return kind === 'card' ? sendCard(hands) : kind === 'crash-card' ? crash(app, await hands.here()) : undefined;
  }
  await hands.decide(/short question|Check my details/);
  await hands.see(en.details.title);
  await hands.decide(en.details.showField(en.details.fields.phone));
  await (await hands.here()).getByText(canary.phone).waitFor();
  if (kind === 'change') await askForEmail(hands, canary);
  await atTheFullest(await hands.here(), only(canary.phone));
  if (kind === 'walk-away-details') return;
  if (kind === 'crash') return crash(app, await hands.here());
  await hands.decide(kind === 'change' ? en.details.noChange : en.details.allCorrect);
  await passTasks(hands);
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
}

/** On a slow machine the kiosk may ask between two touches; whoever means to touch says that they are here. */
const staySlowly = (page: Page): Promise<void> =>
  page.addLocatorHandler(page.getByRole('button', { name: en.idle.stay }), async (asked) => {
    await page.waitForTimeout(settledMs);
    await asked.click();
  });

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
  await atTheFullest(await hands.here(), only(null));
  await hands.decide(en.arrived.sit);
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
}

/** Both sides of a card by camera, then what stands on it by keys, up to the last word. */
async function showCard(hands: KioskHands, { canary: { card }, whileFilming, atTheFullest }: Omit<VisitOptions, 'kind'>): Promise<void> {
  await answerUpTo(hands, en.coverage.titleNothing);
  const page = await hands.here();
  await notePictures(page);
  await hands.decide(en.coverage.haveCard);
  for (const heading of [en.coverage.front, en.coverage.back]) {
    await hands.see(heading);
    await page.getByText(en.coverage.hold).waitFor({ timeout: 15_000 });
    whileFilming();
    await hands.decide(en.coverage.take);
    await page.getByText(en.coverage.readable).waitFor();
    await hands.decide(en.coverage.use);
  }
  await hands.see(en.coverage.fields.payer);
  await typed(hands, card.payer);
  await next(hands, en.coverage.fields.memberId);
  await typed(hands, card.memberId);
  await next(hands, en.coverage.fields.group);
  await typed(hands, card.group);
  await atTheFullest(page, { shown: card.group, pictures: await picturesMade(page), drawn: [] });
}

async function sendCard(hands: KioskHands): Promise<void> {
  await hands.decide(en.coverage.send);
  await passTasks(hands);
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
}

/** A text signed with a finger, then a form answered in the patient's own words. */
async function signAndWrite(hands: KioskHands, { answer }: Canary, atTheFullest: VisitOptions['atTheFullest']): Promise<void> {
  await answerUpTo(hands, demoConsents[0]?.wordings.en?.title ?? '');
  const page = await hands.here();
  let path = '';
  await agree(hands, 'finger', async () => {
    path = (await page.locator('.signature-ink').getAttribute('d')) ?? '';
  });
  await hands.see(formQuestion);
  await typed(hands, answer);
  await atTheFullest(page, { shown: answer, pictures: [], drawn: needlesOfLine(path) });
  await hands.decide(en.forms.send);
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
}

/** The middle of a drawn line, as the page draws it and as it travels. */
function needlesOfLine(path: string): readonly Needle[] {
  const points = path.slice(1).split('L').slice(2, 8);
  if (points.length < 4) throw new Error('the signature has no line');
  return [points.join('L'), points.map((point) => `[${point.replace(' ', ',')}]`).join(',')];
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
