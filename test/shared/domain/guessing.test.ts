import { expect, test } from 'vitest';
import { decideGuessing } from '../../../shared/domain/guessing.ts';
import { at } from '../../support/clinic.ts';

const rule = { limit: 3, minutes: 60 };
const clocks = (...of: readonly string[]) => of.map((clock) => at(clock));

test.each([
  ['none', [], null],
  ['too few', ['09:10', '09:50'], null],
  ['enough, but one too long ago', ['08:59', '09:10', '09:50'], null],
  ['one that was noted before the clock was set back', ['09:10', '09:50', '10:30'], null],
  ['just enough: fewer again when the first is an hour old', ['09:10', '09:20', '09:50'], { misses: 3, until: at('10:10') }],
  ['more: fewer again when the last but two is an hour old', ['09:10', '09:20', '09:30', '09:50'], { misses: 4, until: at('10:20') }],
] as const)('of tries that did not match within the hour: %s', (_what, misses, found) => {
  expect(decideGuessing(clocks(...misses), at('10:00'), rule)).toEqual(found);
});
