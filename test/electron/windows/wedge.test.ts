import { expect, test } from 'vitest';
import { createWedge } from '../../../electron/windows/wedge.ts';
import { aKioskAppointment, zone } from '../../support/clinic.ts';
import { aLetterWriter } from '../../support/letters.ts';

const token = aLetterWriter(zone).qr(aKioskAppointment());

/** Types one key after the other, so many milliseconds apart; says what the page saw and what was scanned. */
function typed(keys: readonly string[], everyMs: number, mayScan = true) {
  let now = 1000;
  const scanned: string[] = [];
  const seen: string[] = [];
  const wedge = createWedge({ mono: () => now, mayScan: () => mayScan, onScan: (text) => void scanned.push(text) });
  for (const key of keys) {
    if (!wedge.takes({ type: 'keyDown', key })) seen.push(key);
    if (!wedge.takes({ type: 'keyUp', key })) seen.push(`${key} up`);
    now += everyMs;
  }
  return { scanned, seen: seen.filter((key) => !key.endsWith(' up')) };
}

test('a scanner that plays a keyboard hands in a whole token, and the page sees none of its keys', () => {
  expect(typed([...token, 'Enter'], 4)).toEqual({ scanned: [token], seen: [] });
  expect(typed([...token], 4)).toEqual({ scanned: [token], seen: [] });
  expect(
    typed(
      [...token].flatMap((key) => (/[A-Z_]/.test(key) ? ['Shift', key] : [key])),
      4,
    ),
  ).toEqual({
    scanned: [token],
    seen: ['Shift'],
  });
});

test('half a token is nothing, and the next one is read', () => {
  const { scanned, seen } = typed([...token.slice(0, 60), 'Enter', ...token, 'Enter'], 4);
  expect(scanned).toEqual([token.slice(0, 60), token]);
  expect(seen).toEqual([]);
});

test('a person who types an F loses nothing but that F', () => {
  expect(typed(['F', '1', '2', 'Enter'], 400)).toEqual({ scanned: [], seen: ['1', '2', 'Enter'] });
});

test('on a screen that does not wait for a letter every key is a person’s', () => {
  expect(typed([...token], 4, false)).toEqual({ scanned: [], seen: [...token] });
});

test('twelve digits are left to the page', () => {
  expect(typed([...'123456789012', 'Enter'], 4)).toEqual({ scanned: [], seen: [...'123456789012', 'Enter'] });
});

test('something endless is cut off', () => {
  const { scanned } = typed(['F', ...'A'.repeat(600)], 4);
  expect(scanned[0]).toHaveLength(513);
});
