import { expect, test } from 'vitest';
import { decoyRule } from '../../../electron/compose-kiosk.ts';
import { LocalDate } from '../../../shared/domain/time.ts';

const claim = (number: number) => ({ family: `Name ${number}`, birthDate: LocalDate.parse('1984-05-09'), lastFour: '4477', given: null });

test('about one entry in four is asked the first name without need, and the same entry always alike', () => {
  const isDecoy = decoyRule('the site’s own secret');
  const asked = Array.from({ length: 4000 }, (_, number) => isDecoy(claim(number))).filter(Boolean).length;
  expect(asked / 4000).toBeGreaterThan(0.22);
  expect(asked / 4000).toBeLessThan(0.28);
  expect(isDecoy({ ...claim(7), family: ' NÁME 7' })).toBe(isDecoy(claim(7)));
});

test('which ones, another site cannot tell; two kiosks of one site ask alike', () => {
  const [one, other] = [decoyRule('one key'), decoyRule('another key')];
  expect(decoyRule('one key')(claim(3))).toBe(one(claim(3)));
  const same = Array.from({ length: 1000 }, (_, number) => one(claim(number)) === other(claim(number))).filter(Boolean).length;
  expect(same).toBeGreaterThan(550);
  expect(same).toBeLessThan(700);
});
