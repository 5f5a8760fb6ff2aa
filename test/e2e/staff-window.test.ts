import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../gallery/staff-desk.ts';
import { openStaffPages } from './staff-page.ts';

/** Longer than a decision can be undone. */
const undoOver = 6500;

let pages: Awaited<ReturnType<typeof openStaffPages>>;
let page: Page;

beforeAll(async () => {
  pages = await openStaffPages();
}, 90_000);
afterAll(async () => pages?.close());
beforeEach(async () => {
  page = await pages.fresh();
});

const onDesk = <T>(change: (desk: Desk) => T): Promise<T> => page.evaluate(`(${change.toString()})(window.desk)`) as Promise<T>;
const inputsOf = async (method: string): Promise<readonly unknown[]> =>
  (await onDesk((desk) => desk.calls)).filter((call) => call.method === method).map(({ input }) => input);
const focusedRow = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null);
const goTo = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
const laneOf = (name: string) => page.getByRole('region', { name });
const placesIn = (name: string) =>
  laneOf(name)
    .locator('[data-row]')
    .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-row'), row.getBoundingClientRect().top]));
const decisionOn = (field: string, name: string) =>
  page.getByRole('button', { name: `${field} of Declan O’Brien` }).and(page.getByRole('button', { name }));

describe('by keyboard alone', () => {
  test('a person is found, opened and marked as arrived, once, and the focus comes back to their row', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('pruitt');
    await expect.poll(() => page.locator('[data-row]').count()).toBe(1);
    await page.keyboard.press('Enter');
    const row = await focusedRow();
    expect(row).not.toBeNull();
    expect(await page.locator('.drawer').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await inputsOf('markArrived'), 'the same press held too long').toEqual([]);
    await page.waitForTimeout(400);
    await onDesk((desk) => {
      desk.lag = 300;
    });
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.drawer').count()).toBe(0);
    expect(await inputsOf('markArrived')).toEqual([{ appointment: row }]);
    expect(await focusedRow()).toBe(row);
  });

  test('arrows walk a column and cross to the next, Esc closes and comes back', async () => {
    const first = page.locator('[data-column]').first().locator('[data-row]');
    await first.first().focus();
    await page.keyboard.press('End');
    expect(await focusedRow()).toBe(await first.last().getAttribute('data-row'));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const row = await laneOf('Here').locator('[data-row]').first().getAttribute('data-row');
    expect(await focusedRow()).toBe(row);
    await page.keyboard.press('Enter');
    await page.locator('.drawer').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.drawer').count()).toBe(0);
    expect(await focusedRow()).toBe(row);
  });

  test('L locks, but is a letter in the search; nothing of a patient stays; too many wrong PINs end at signing in', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('l');
    expect(await inputsOf('lock')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    const html = await page.content();
    for (const name of ['O’Brien', 'Abernathy', 'Oduya', 'Mbeki']) expect(html).not.toContain(name);
    await onDesk((desk) => {
      desk.refusals.unlock = 'wrong-pin';
    });
    await page.keyboard.type('123123');
    await page.keyboard.press('Enter');
    await page.getByText('That is not the PIN.').waitFor();
    await onDesk((desk) => {
      desk.refusals.unlock = 'signed-out';
    });
    await page.keyboard.type('123123');
    await page.keyboard.press('Enter');
    await page.getByText('The PIN was wrong too often.').waitFor();
  });
});

/** Not the lane under the middle of the screen, where the display's own pointer rests. */
const lane = 'Expected in 2 h';

describe('rows never move under pointer or focus', () => {
  const fewer = (desk: Desk) => {
    desk.board = { ...desk.full, expected: desk.full.expected.slice(3) };
    desk.ring();
  };
  const all = (desk: Desk) => {
    desk.board = desk.full;
    desk.ring();
  };

  /** A driven Electron window passes no mouse moves on to its page, so the page is told directly. */
  const pointer = (event: 'pointerover' | 'pointerout') =>
    laneOf(lane).locator('[data-row]').nth(1).dispatchEvent(event, { pointerType: 'mouse' });

  test('arrivals wait while the pointer is in the lane and come when it leaves', async () => {
    await onDesk(fewer);
    await expect.poll(() => laneOf(lane).locator('[data-row]').count()).toBe(10);
    await pointer('pointerover');
    const before = await placesIn(lane);
    await onDesk(all);
    await page.getByRole('button', { name: `Show 3 new in ${lane}` }).waitFor();
    expect(await placesIn(lane)).toEqual(before);
    await pointer('pointerout');
    await expect.poll(() => laneOf(lane).locator('[data-row]').count()).toBe(13);
  });

  test('the button lets them in, the pointer still there', async () => {
    await onDesk(fewer);
    await expect.poll(() => laneOf(lane).locator('[data-row]').count()).toBe(10);
    await pointer('pointerover');
    await onDesk(all);
    await page.getByRole('button', { name: `Show 3 new in ${lane}` }).click();
    await expect.poll(() => laneOf(lane).locator('[data-row]').count()).toBe(13);
  });
});

test('arrivals wait while a row has the focus', async () => {
  await onDesk((desk) => {
    desk.board = { ...desk.full, expected: desk.full.expected.slice(3) };
    desk.ring();
  });
  await expect.poll(() => laneOf(lane).locator('[data-row]').count()).toBe(10);
  await laneOf(lane).locator('[data-row]').nth(1).focus();
  await onDesk((desk) => {
    desk.board = desk.full;
    desk.ring();
  });
  await page.getByRole('button', { name: `Show 3 new in ${lane}` }).waitFor();
  await page.keyboard.press('/');
  await expect.poll(() => laneOf(lane).locator('[data-row]').count()).toBe(13);
});

describe('a decision on a change', () => {
  beforeEach(() => goTo('Changes'));

  test('undone within its seconds is never sent', async () => {
    await decisionOn('Phone', 'Accept').click();
    await page.getByText('Accepted. Sent in').waitFor();
    await decisionOn('Phone', 'Undo').click();
    await page.waitForTimeout(undoOver);
    expect(await inputsOf('decideChange')).toEqual([]);
  });

  test('is sent once when they are over, whatever page is open', async () => {
    await decisionOn('Phone', 'Accept').click();
    await goTo('Board');
    await expect.poll(() => inputsOf('decideChange'), { timeout: 20_000 }).not.toEqual([]);
    await page.waitForTimeout(1000);
    expect(await inputsOf('decideChange')).toEqual([expect.objectContaining({ decision: 'accept' })]);
  });

  test('is not sent when the console is locked before', async () => {
    await decisionOn('Phone', 'Reject').click();
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await page.waitForTimeout(undoOver);
    expect(await inputsOf('decideChange')).toEqual([]);
  });
});

describe('the settings', () => {
  beforeEach(() => goTo('Settings'));
  const name = () => page.getByLabel('Name of the site');

  test('are guarded while they are not saved, survive a lock, and are saved over what was read', async () => {
    await name().fill('Riverside North');
    await goTo('Board');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Lock' }).click();
    await page.getByLabel('PIN').fill('482910');
    await page.keyboard.press('Enter');
    await expect.poll(() => name().inputValue()).toBe('Riverside North');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. The kiosks').waitFor();
    expect(await inputsOf('saveSettings')).toEqual([{ basedOn: 7, settings: expect.objectContaining({ name: 'Riverside North' }) }]);
    await goTo('Board');
    await page.locator('[data-row]').first().waitFor();
  });

  test('decide which visits ask for which forms, and who comes when an answer needs a person', async () => {
    await page.getByRole('button', { name: 'Ask patients: PHQ-9' }).click();
    const phq9 = page.getByRole('group', { name: 'PHQ-9' });
    await phq9.getByLabel('Kinds of visit').fill('Consultation; Check-up, yearly');
    await phq9.getByLabel('Practitioners').fill('Osei');
    await phq9.getByLabel('Not again within').fill('14');
    await page.getByLabel('Noor Haddad').check();
    await page.getByLabel('Kind of visit to try').fill('consultation');
    await page.getByText('No form is asked.').waitFor();
    await page.getByLabel('Practitioner to try').fill('Dr. Amara Osei');
    await page.getByText('Too long to stand, on a tablet: PHQ-9.').waitFor();
    // A slip gives back what was typed.
    await page.getByRole('button', { name: 'Ask no more: PHQ-9' }).click();
    await page.getByRole('button', { name: 'Ask patients: PHQ-9' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. The kiosks').waitFor();
    const form = 'https://clinic.example/forms/phq-9';
    const rule = { form, visitTypes: ['Consultation', 'Check-up, yearly'], practitioners: ['Osei'], everyDays: 14, headphonesOnly: false };
    const settings = expect.objectContaining({ forms: [rule], responders: ['noor'] });
    expect(await inputsOf('saveSettings')).toEqual([{ basedOn: 7, settings }]);
  });

  test('show a chosen logo and colour as the patient will see them', async () => {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') });
    await page.getByAltText('The logo as chosen').waitFor();
    await page.getByLabel('Colour as #RRGGBB').fill('#AA2200');
    const button = page.locator('.glass .button-primary').first();
    await expect.poll(() => button.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(170, 34, 0)');
    await expect.poll(() => page.locator('.glass img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  });
});

test('a new call for help is spoken by a screen reader', async () => {
  await onDesk((desk) => {
    const [one] = desk.full.needsYou;
    const call = {
      ...one,
      handOff: '00000000-0000-4000-8000-000000000077',
      deskNumber: 'C2',
      reason: 'patient-choice',
    } as (typeof desk.full.needsYou)[number];
    desk.board = { ...desk.full, needsYou: [...desk.full.needsYou, call] };
    desk.ring();
  });
  await page.getByRole('alert').filter({ hasText: 'C2 asks for help.' }).waitFor({ state: 'attached' });
});

test('fifty rings at once ask one question at a time', async () => {
  await onDesk((desk) => {
    desk.lag = 200;
    desk.calls.length = 0;
    for (let times = 0; times < 50; times += 1) desk.ring();
  });
  await page.waitForTimeout(1000);
  expect((await inputsOf('board')).length).toBeLessThanOrEqual(2);
});

test('a long lane scrolls by itself; the page behind it never does', async () => {
  const page = await pages.fresh();
  await page.setViewportSize({ width: 1920, height: 420 });
  const heights = await page.evaluate(() => ({
    page: document.documentElement.scrollHeight - window.innerHeight,
    lanes: [...document.querySelectorAll('.rows')].filter((lane) => lane.scrollHeight > lane.clientHeight).length,
  }));
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(heights.lanes).toBeGreaterThan(0);
  expect(heights.page).toBe(0);
});

test('no page of the console ever touches the content policy', async () => {
  await goTo('Changes');
  await page.getByRole('heading', { name: 'Changes patients asked for' }).waitFor();
  await goTo('Settings');
  await page.getByLabel('Name of the site').waitFor();
  expect(await onDesk((desk) => desk.violations)).toEqual([]);
});
