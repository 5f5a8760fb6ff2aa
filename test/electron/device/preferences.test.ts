import { expect, test } from 'vitest';
import { createPreferences } from '../../../electron/device/preferences.ts';

const place = { x: 10, y: 20, width: 1280, height: 800, maximized: false };

test('the console opens where it was left', () => {
  const drawer = new Map<string, unknown>();
  expect(createPreferences(drawer).consolePlace()).toBeNull();
  createPreferences(drawer).keepConsolePlace(place);
  expect(createPreferences(drawer).consolePlace()).toEqual(place);
});

test.each([[{ x: 'left' }], [{ ...place, width: 3 }], ['1280x800'], [null]])('a place that is none (%j) is done without', (kept) => {
  expect(createPreferences(new Map([['consolePlace', kept]])).consolePlace()).toBeNull();
});

test('a disk that takes no preferences stops nobody', () => {
  const full = {
    get: () => undefined,
    set: () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
  };
  expect(() => createPreferences(full).keepConsolePlace(place)).not.toThrow();
  expect(createPreferences(null).consolePlace()).toBeNull();
});
