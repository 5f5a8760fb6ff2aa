import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = (file: string): string => readFileSync(new URL(`../../../renderer/${file}`, import.meta.url), 'utf8');
const kiosk = css('kiosk/kiosk.css');

/** A 15.6" display upright. */
const narrowest = 194;

/** Millimetres of a size on the glass. */
const mm = (name: string): number => Number(new RegExp(`--${name}: calc\\(([\\d.]+) \\* var\\(--mm\\)\\)`).exec(kiosk)?.[1]);

test('digits and decisions are at least 20 mm in both directions', () => {
  expect(mm('key-inline')).toBeGreaterThanOrEqual(20);
  expect(mm('key-block')).toBeGreaterThanOrEqual(20);
  expect(mm('button-height')).toBeGreaterThanOrEqual(20);
});

test('letter keys are at least 13 x 16 mm, also in the fullest row of thirteen on the narrowest glass that is not shrunk', () => {
  const row = narrowest - 8;
  const keys = 13;
  expect((row - (keys - 1) * mm('letter-gap')) / keys).toBeGreaterThanOrEqual(13);
  expect(mm('letter-block')).toBeGreaterThanOrEqual(16);
});

test('millimetres are the display’s own, and shrink only where the block would not fit the glass', () => {
  expect(kiosk).toContain(`--mm: min(var(--device-mm, 3.78px), calc(100vw / ${narrowest}), calc(100vh / 135.5))`);
});
