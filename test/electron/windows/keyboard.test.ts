import { expect, test } from 'vitest';
import { createKeyFilter, type KeyPress } from '../../../electron/windows/keyboard.ts';

const plain: KeyPress = { type: 'keyDown', key: 'a', isAutoRepeat: false, control: false, alt: false, meta: false };

const mayPass = (press: Partial<KeyPress>): boolean => createKeyFilter(() => 0).mayPass({ ...plain, ...press });

test.each(['a', 'Ñ', '7', ' ', "'", '-', 'Tab', 'Enter', 'Backspace', 'ArrowLeft', 'Shift', 'PageUp', 'AudioVolumeDown', 'Pause'])(
  '%s may be typed into a name or a date, turns the volume, or halts speech',
  (key) => {
    expect(mayPass({ key })).toBe(true);
  },
);

test.each([
  'F1',
  'F5',
  'F7',
  'F10',
  'F11',
  'F12',
  'ContextMenu',
  'PrintScreen',
  'BrowserBack',
  'MediaPlayPause',
  'Help',
  'Meta',
  'Alt',
  'Control',
  'Unidentified',
  '',
])('%s never reaches the page', (key) => {
  expect(mayPass({ key })).toBe(false);
});

test.each(['w', 'q', 'r', 'p', 's', 'o', 'n', 't', 'u', 'h', 'l', 'j', '+', '-', '0', 'i', 'c', 'v', 'F4', 'Tab', ' '])(
  'no chord with %s reaches the page',
  (key) => {
    expect(mayPass({ key, control: true })).toBe(false);
    expect(mayPass({ key, alt: true })).toBe(false);
    expect(mayPass({ key, meta: true })).toBe(false);
  },
);

test('a letter held down is typed once; Backspace may repeat', () => {
  expect(mayPass({ key: 'a', isAutoRepeat: true })).toBe(false);
  expect(mayPass({ key: 'Backspace', isAutoRepeat: true })).toBe(true);
});

test('a device that types faster than any person is cut off, and a person after it is not', () => {
  let now = 0;
  const filter = createKeyFilter(() => now);
  const passed = Array.from({ length: 1000 }, () => filter.mayPass(plain)).filter(Boolean);
  expect(passed).toHaveLength(25);
  now = 1000;
  expect(filter.mayPass(plain)).toBe(true);
});
