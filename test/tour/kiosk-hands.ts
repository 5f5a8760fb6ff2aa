import type { ElectronApplication, Page } from 'playwright-core';
import { en } from '../../renderer/i18n/en.ts';

/** Longer than the kiosk ignores touches after a screen change (350 ms) and repeats of one key (250 ms). */
const afterChangeMs = 420;
const sameKeyMs = 270;

/** What a patient did at the kiosk: decisions are buttons that choose something, keystrokes are keys of a pad. */
export interface Effort {
  readonly decisions: number;
  readonly keystrokes: number;
}

/** A heading can be found before its screen has begun to count the time; two frames later it has, however slow the machine. */
async function settled(page: Page): Promise<void> {
  const frame = page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => null));
  await Promise.race([frame.catch(() => null), page.waitForTimeout(1000)]);
  await page.waitForTimeout(afterChangeMs);
}

/** A patient's finger. Everything goes through the glass: it presses what can be seen, by the name it carries. */
export function createKioskHands(app: ElectronApplication) {
  let page: Page | null = null;
  let decisions = 0;
  let keystrokes = 0;

  /** A visit has a window of its own, so the page is looked up at each first touch. */
  async function glance(): Promise<Page> {
    page = await shownPage(app);
    return page;
  }

  const here = async (): Promise<Page> => (page && !page.isClosed() ? page : glance());

  async function decide(name: string | RegExp): Promise<void> {
    const shown = await here();
    await settled(shown);
    await shown
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click({ timeout: 8000 });
    decisions += 1;
  }

  async function key(name: string): Promise<void> {
    const shown = await here();
    await shown.getByRole('group').getByRole('button', { name, exact: true }).click({ timeout: 8000 });
    keystrokes += 1;
  }

  async function digits(text: string): Promise<void> {
    const shown = await here();
    await settled(shown);
    let last = '';
    for (const digit of text) {
      if (digit === last) await shown.waitForTimeout(sameKeyMs);
      await key(digit);
      last = digit;
    }
  }

  /** Letters on the kiosk's own keys; capitals are offered by themselves, so either case of the key will do. */
  async function letters(text: string): Promise<void> {
    const shown = await here();
    await settled(shown);
    let last = '';
    for (const letter of text) {
      if (letter.toLowerCase() === last.toLowerCase()) await shown.waitForTimeout(sameKeyMs);
      const keys = shown.getByRole('group');
      const named = (name: string) => keys.getByRole('button', { name, exact: true });
      const key = letter === ' ' ? named('Space') : named(letter.toLowerCase()).or(named(letter.toUpperCase()));
      await key.first().click({ timeout: 8000 });
      keystrokes += 1;
      last = letter;
    }
  }

  return {
    glance,
    here,
    decide,
    digits,
    letters,
    /** Waits for a window on its first screen; a visit left alone ends by itself. */
    async seeFirstScreen(heading: string, timeout = 60_000): Promise<void> {
      const deadline = performance.now() + timeout;
      while (performance.now() < deadline) {
        const shown = await glance();
        const first = await shown
          .getByRole('heading', { name: heading })
          .first()
          .isVisible()
          .catch(() => false);
        if (first) return;
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error(`the kiosk did not come back to "${heading}"`);
    },
    /** Waits for a screen by its heading and says how long it took, in milliseconds. */
    async see(heading: string | RegExp, timeout = 15_000): Promise<number> {
      const began = performance.now();
      await (await here()).getByRole('heading', { name: heading }).first().waitFor({ timeout });
      return performance.now() - began;
    },
    /** Which of these headings comes first. */
    async seesWhich(headings: readonly string[], timeout = 15_000): Promise<string> {
      const shown = await here();
      const found = headings.map((name) => shown.getByRole('heading', { name }));
      const [first, ...others] = found;
      if (!first) throw new Error('no heading was asked for');
      const any = others.reduce((all, one) => all.or(one), first);
      await any.first().waitFor({ timeout });
      const text = await any.first().innerText();
      return headings.find((heading) => text.includes(heading)) ?? text;
    },
    async seesAny(texts: readonly string[], timeout: number): Promise<boolean> {
      const shown = await here();
      const pattern = new RegExp(texts.map(escaped).join('|'));
      return shown
        .getByText(pattern)
        .first()
        .waitFor({ timeout })
        .then(
          () => true,
          () => false,
        );
    },
    async read(selector: string): Promise<string> {
      return (await (await here()).locator(selector).first().innerText({ timeout: 5000 })).trim();
    },
    begin(): void {
      decisions = 0;
      keystrokes = 0;
    },
    effort: (): Effort => ({ decisions, keystrokes }),
  };
}
export type KioskHands = ReturnType<typeof createKioskHands>;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The page of the window a person can see; others are about to go. */
export async function shownPage(app: ElectronApplication): Promise<Page> {
  for (let tries = 0; tries < 100; tries += 1) {
    for (const candidate of app.windows().reverse()) {
      const visible = await app
        .browserWindow(candidate)
        .then((window) => window.evaluate((one) => one.isVisible()))
        .catch(() => false);
      if (visible && !candidate.isClosed()) {
        await candidate.waitForLoadState('load').catch(() => undefined);
        return candidate;
      }
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('no window is shown');
}

/** "Still right" where insurance is asked; everything else that is asked after the details is left for a chair. */
export async function passTasks(hands: KioskHands): Promise<void> {
  const page = await hands.here();
  const done = page.getByRole('heading', { name: en.done.title });
  const leave = page.getByRole('button', { name: en.arrived.sit });
  const right = page.getByRole('button', { name: en.coverage.stillRight });
  for (let screens = 0; screens < 4; screens += 1) {
    await settled(page);
    await done.or(leave).first().waitFor({ timeout: 15_000 });
    if (await done.isVisible()) return;
    await hands.decide((await right.isVisible()) ? en.coverage.stillRight : en.arrived.sit);
  }
}

/** What somebody says to whom everything on file is right, whatever is asked first. */
const rightAnswers = [
  en.details.allCorrect,
  en.coverage.stillRight,
  en.coverage.stillNone,
  en.coverage.none,
  en.coverage.noneYes,
  en.review.done,
];

/** What a tablet asks besides; of somebody without any there is nothing to judge. */
const lists = [en.review.title.allergy, en.review.title.medicine];

/** Begins what is asked after ARRIVED and finds everything right, up to the screen with this heading. */
export async function answerUpTo(hands: KioskHands, heading: string): Promise<void> {
  await hands.decide(/short question|Check my details/);
  const page = await hands.here();
  const wanted = page.getByRole('heading', { name: heading });
  const answers = rightAnswers.map((name) => page.getByRole('button', { name, exact: true }));
  const list = page.getByRole('heading', { name: new RegExp(lists.map(escaped).join('|')) });
  for (let screens = 0; screens < 8; screens += 1) {
    await settled(page);
    await answers
      .concat(list)
      .reduce((all, one) => all.or(one), wanted)
      .first()
      .waitFor({ timeout: 15_000 });
    if (await wanted.isVisible()) return;
    const right = rightAnswers[(await Promise.all(answers.map((answer) => answer.isVisible()))).indexOf(true)];
    await hands.decide(right ?? en.common.next);
  }
  throw new Error(`"${heading}" was never asked`);
}
