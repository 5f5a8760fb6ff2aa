import { expect, test } from 'vitest';
import { pixelsPerMm } from '../../../electron/device/glass.ts';
import { isLockedDown } from '../../../electron/device/posture.ts';

test('a 24 inch full-HD screen has 3.6 pixels to the millimetre', () => {
  expect(pixelsPerMm({ width: 1920, height: 1080, diagonalInches: 24 })).toBeCloseTo(3.61, 2);
});

test('a screen nobody measured is taken for one of 96 pixels to the inch', () => {
  expect(pixelsPerMm({ width: 1280, height: 800, diagonalInches: undefined })).toBeCloseTo(3.78, 2);
});

test('a kiosk under the cage compositor is locked down; a desktop, and what is unknown, is not', () => {
  expect(isLockedDown({ platform: 'linux', ancestors: ['sh', 'cage', 'systemd'] })).toBe(true);
  expect(isLockedDown({ platform: 'linux', ancestors: ['bash', 'gnome-shell'] })).toBe(false);
  expect(isLockedDown({ platform: 'win32', ancestors: [] })).toBe(false);
});
