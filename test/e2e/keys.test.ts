import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptOf } from '../../renderer/ui/letter-layouts.ts';
import { lettersOn, letterWaitMs, type PadField } from '../../renderer/ui/pad-letters.ts';
import { type Booking, type Clinic, freshPage, openClinic, type RunningApp, startApp, type, until } from './clinic.ts';

let clinic: Clinic;
let kiosk: RunningApp;
let next = 0;
const aBooking = (): Booking => clinic.bookings[next++]!;

beforeAll(async () => {
  clinic = await openClinic();
  kiosk = await startApp(clinic.device('kiosk'));
}, 90_000);

afterAll(async () => {
  await kiosk?.app.close();
  await clinic?.close();
});

/** No finger and no mouse: only keys, and what has the focus. */
function createKeyboard(page: Page) {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      const ring = element === null ? '' : getComputedStyle(element).outlineStyle;
      return { name: element?.getAttribute('aria-label') ?? element?.textContent ?? '', seen: ring !== '' && ring !== 'none' };
    });
  return {
    press: (key: string) => page.keyboard.press(key),
    /** The key that ends the visit: the window may be gone before it is released. */
    last: (key: string) => page.keyboard.press(key).catch(() => undefined),
    /** Goes on with the tabulator until a control of that name has the focus; every stop on the way must be seen. */
    async tabTo(name: RegExp): Promise<void> {
      const passed: string[] = [];
      for (let stops = 0; stops < 60; stops += 1) {
        await page.keyboard.press('Tab');
        await page.waitForTimeout(45); // a person is slower than the limit on floods
        const at = await focused();
        if (at.name !== '') expect(at.seen, `${at.name} shows that it has the focus`).toBe(true);
        if (name.test(at.name)) return;
        passed.push(at.name);
      }
      throw new Error(`the focus never came to ${name}, but to: ${passed.join(' | ')}`);
    },
  };
}

/** The first screen; after a visit, in the window that replaced it. */
const begun = (before: Page | null = null): Promise<Page> =>
  until('a kiosk at rest', async () => {
    const shown = await freshPage(kiosk.app);
    return shown !== before && (await shown.getByRole('heading', { name: 'Check in here' }).isVisible()) ? shown : null;
  });

test('with a keyboard alone a patient checks in and finishes', async () => {
  const { code, birthDate } = aBooking();
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const page = await begun();
  const keys = createKeyboard(page);
  await keys.tabTo(/^English$/);
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Number on your letter' }).waitFor();
  await type(page, code);
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Your date of birth' }).waitFor();
  await type(page, `${month}${day}${year}`);
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'You have arrived' }).waitFor();
  await keys.tabTo(/^Sit down now$/);
  await keys.press(' ');
  await page.getByRole('heading', { name: 'All done' }).waitFor();
  await keys.tabTo(/^Finish$/);
  await keys.last('Enter');
  await begun(page);
});

test('with the twelve keys of a pad a patient who sees the screen checks in; the numbers stand beside what they choose', async () => {
  const { code, birthDate } = aBooking();
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const page = await begun();
  const keys = createKeyboard(page);
  const choose = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true });
    await until(`a number beside ${name}`, () => button.getAttribute('data-option'));
    await keys.press((await button.getAttribute('data-option'))!);
  };
  await keys.press('*');
  await choose('English');
  await page.getByRole('heading', { name: 'Number on your letter' }).waitFor();
  await page.waitForTimeout(150);
  await type(page, `${code}#`);
  await page.getByRole('heading', { name: 'Your date of birth' }).waitFor();
  await page.waitForTimeout(150);
  await type(page, `${month}${day}${year}#`);
  await page.getByRole('heading', { name: 'You have arrived' }).waitFor();
  await choose('Sit down now');
  await page.getByRole('heading', { name: 'All done' }).waitFor();
  await page.waitForTimeout(150);
  await keys.last('#');
  await begun(page);
});

const latin: PadField = { purpose: 'name', layer: 'letters', own: scriptOf('en'), language: 'en' };

/** The presses of each letter, number sign after it so that it stays. */
const pressesFor = (text: string): string =>
  [...text.toLowerCase()]
    .map((letter) => {
      const key = [...'0123456789'].find((one) => lettersOn(one, latin).includes(letter)) ?? '';
      return `${key.repeat(lettersOn(key, latin).indexOf(letter) + 1)}#`;
    })
    .join('');

/** As a kiosk takes a name: accents are not needed. */
const withoutMarks = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '');

test('without the letter a patient writes her name with the twelve keys, and the whole way goes by them', async () => {
  const plain = clinic.bookings
    .slice(next)
    .find((one) => /^[a-z]+$/i.test(one.family) && /^[a-z ]+$/i.test(withoutMarks(one.given)) && /^\d{5}$/.test(one.postalCode));
  const { family, given, birthDate, postalCode } = plain!;
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const page = await begun();
  // The wait for the next press is ended by hand, so that a slow machine cannot end it.
  await page.evaluate((waitMs) => {
    const wait = window.setTimeout;
    Object.assign(window, {
      setTimeout: (act: () => void, ms: number) => {
        if (ms !== waitMs) return wait(act, ms);
        Reflect.set(window, 'leaveAlone', act);
        return 0;
      },
    });
  }, letterWaitMs);
  const shown = (heading: string) => page.getByRole('heading', { name: heading }).waitFor();
  const choose = async (name: string | RegExp, star = ''): Promise<void> => {
    await page.waitForTimeout(150);
    await type(page, star);
    const button = page.getByRole('button', { name, exact: typeof name === 'string' });
    await until(`a number beside ${name}`, () => button.getAttribute('data-option'));
    await page.keyboard.press((await button.getAttribute('data-option'))!);
  };
  const field = page.locator('.text-field-typed');

  await choose('English', '*');
  await shown('Number on your letter');
  await choose('I don’t have it', '*');
  await shown('Your last name');
  await page.waitForTimeout(150);
  await type(page, '222');
  await expect.poll(() => field.textContent()).toBe('C');
  await page.evaluate(() => (Reflect.get(window, 'leaveAlone') as () => void)());
  await page.getByText('Kept', { exact: true }).waitFor({ state: 'attached' });
  await type(page, '2');
  await expect.poll(() => field.textContent()).toBe('Ca');
  for (const left of ['C', '']) {
    await choose('Delete', '*');
    await expect.poll(() => field.textContent()).toBe(left);
  }
  await type(page, pressesFor(family));
  await expect.poll(() => field.textContent().then((typed) => typed?.toLowerCase())).toBe(family.toLowerCase());
  await type(page, '#');
  await shown('Your date of birth');
  await page.waitForTimeout(150);
  await type(page, `${month}${day}${year}#`);
  await shown('Last four digits of your phone');
  await choose('Use my postal code', '*');
  await shown('Your postal code');
  await page.waitForTimeout(150);
  await type(page, `${postalCode}#`);
  // One entry in four is asked for a first name, too: which ones the secret of the site decides, and that is a new one here each time.
  const asked = page.getByRole('heading', { name: 'Your first name' });
  const arrived = page.getByRole('heading', { name: 'You have arrived' });
  await asked.or(arrived).waitFor();
  if (await asked.isVisible()) {
    await page.waitForTimeout(150);
    await type(page, `${pressesFor(withoutMarks(given.split(' ')[0]!))}#`);
  }
  await arrived.waitFor();
});
