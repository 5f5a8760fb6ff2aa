import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { answerUpTo, createKioskHands, shownPage } from '../tour/kiosk-hands.ts';
import { type Clinic, openClinic, type RunningApp, startApp, until } from './clinic.ts';
import { sayWho } from './front-desk.ts';

let clinic: Clinic;
let kiosk: RunningApp;

beforeAll(async () => {
  clinic = await openClinic();
  kiosk = await startApp(clinic.device('kiosk'));
}, 90_000);

afterAll(async () => {
  await kiosk?.app.close();
  await clinic?.close();
});

interface Answered {
  readonly touch: string;
  /** Frames begun between the release of the finger and the first change of the screen; the change is painted in the next one. */
  readonly frames: number;
}

/** Watches every release of a finger until the screen changes. The touch gate is not asked: what it ignores changes nothing. */
const watchTouches = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const answered: Answered[] = [];
    Reflect.set(window, 'answered', answered);
    addEventListener(
      'pointerup',
      (event) => {
        const touch = (event.target as Element).closest('button')?.textContent ?? '';
        let frames = 0;
        let waiting = true;
        const count = () => {
          frames += 1;
          if (waiting) requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
        const watch = new MutationObserver(() => {
          waiting = false;
          watch.disconnect();
          answered.push({ touch, frames });
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      },
      { capture: true },
    );
  });

/** Of the invented people these have no insurance on file, so one question more is asked of them. */
const uninsured = ['Ejemplo', 'Przykład', 'Specimen'];

test('a known patient with nothing to change decides six times at most, and every touch is answered within the next two frames', async () => {
  const booking = clinic.bookings.find(({ family }) => !uninsured.includes(family));
  const hands = createKioskHands(kiosk.app);
  await until('a kiosk in service', async () => (await shownPage(kiosk.app)).getByRole('button', { name: 'English' }).isVisible());
  const page = await hands.glance();
  await watchTouches(page);
  await hands.decide('English');
  await sayWho(hands, booking!);
  await hands.see(en.arrived.title);
  // Details and insurance are asked; then the screen clears itself.
  await answerUpTo(hands, en.done.title);
  expect(hands.effort().decisions).toBeLessThanOrEqual(6);
  const answered = await page.evaluate(() => Reflect.get(window, 'answered') as Answered[]);
  expect(answered.length).toBeGreaterThanOrEqual(26);
  expect(answered.filter(({ frames }) => frames > 1)).toEqual([]);
});
