import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKioskHands, shownPage } from '../tour/kiosk-hands.ts';
import { type Clinic, openClinic, type RunningApp, startApp, until } from './clinic.ts';

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

test('every touch of a visit is answered within the next two frames', async () => {
  const [booking] = clinic.bookings;
  const [year = '', month = '', day = ''] = booking!.birthDate.split('-');
  const hands = createKioskHands(kiosk.app);
  await until('a kiosk in service', async () => (await shownPage(kiosk.app)).getByRole('button', { name: 'English' }).isVisible());
  const page = await hands.glance();
  await watchTouches(page);
  await hands.decide('English');
  await hands.digits(booking!.code);
  await hands.decide('Next');
  await hands.digits(`${month}${day}${year}`);
  await hands.decide('Next');
  await hands.see('You have arrived');
  await hands.decide(/Check my details|short question/);
  await hands.see('Are these still right?');
  const answered = await page.evaluate(() => Reflect.get(window, 'answered') as Answered[]);
  expect(answered.length).toBeGreaterThanOrEqual(24);
  expect(answered.filter(({ frames }) => frames > 1)).toEqual([]);
});
