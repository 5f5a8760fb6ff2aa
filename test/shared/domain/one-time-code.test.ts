import { describe, expect, test } from 'vitest';
import {
  codeRules,
  decideCheck,
  decideSend,
  OneTimeCode,
  oneTimeCodeFrom,
  printedOneTimeCode,
} from '../../../shared/domain/one-time-code.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { at } from '../../support/people.ts';

const now = at('15:00');
const ago = (minutes: number, count = 1) => Array.from({ length: count }, () => plusMinutes(now, -minutes));

describe('a one-time code', () => {
  test('has six digits, also when it begins with zeros', () => {
    expect(oneTimeCodeFrom(new Uint8Array(8))).toBe('000000');
    expect(oneTimeCodeFrom(new Uint8Array(8).fill(255))).toMatch(/^\d{6}$/);
  });

  test('may be typed with the space it is printed with', () => {
    const code = OneTimeCode.parse('012345');
    expect(printedOneTimeCode(code)).toBe('012 345');
    expect(OneTimeCode.parse('012 345')).toBe(code);
  });

  test.each(['12345', '1234567', '12345a', '', '１２３４５６'])('is not "%s"', (typed) =>
    expect(OneTimeCode.safeParse(typed).success).toBe(false),
  );
});

describe('asking for a code', () => {
  test.each([
    ['the first time', { byDevice: [], forPerson: [] }, 'send'],
    ['for the third time within an hour', { byDevice: ago(5, 2), forPerson: ago(5, 2) }, 'send'],
    ['for the fourth time within an hour: nobody’s telephone is flooded', { byDevice: ago(5, 3), forPerson: ago(5, 3) }, 'quietly-not'],
    ['again when an hour has passed', { byDevice: ago(60, 3), forPerson: ago(60, 3) }, 'send'],
    ['for the seventh time in a day', { byDevice: ago(300, 6), forPerson: ago(300, 6) }, 'quietly-not'],
    ['at a kiosk that asked for twenty within the hour', { byDevice: ago(5, 20), forPerson: [] }, 'too-many'],
    [
      'at a kiosk that asked too often, for a person who was sent enough: the kiosk alone is spoken of',
      { byDevice: ago(5, 20), forPerson: ago(5, 3) },
      'too-many',
    ],
  ] as const)('%s', (_when, sends, answer) => expect(decideSend(sends, now)).toBe(answer));
});

describe('a code that was sent', () => {
  const sent = { expiresAt: plusMinutes(now, codeRules.goodForMinutes), tries: 0, usedAt: null };
  test.each([
    ['fits', sent, true, now, 'match'],
    ['fits to the last second', sent, true, plusMinutes(now, 9.99), 'match'],
    ['is too late after ten minutes', sent, true, plusMinutes(now, 10), 'no-match'],
    ['is wrong', sent, false, now, 'no-match'],
    ['was used', { ...sent, usedAt: now }, true, now, 'no-match'],
    ['fits at the fifth try', { ...sent, tries: 4 }, true, now, 'match'],
    ['is closed after five tries, right or not', { ...sent, tries: 5 }, true, now, 'no-match'],
  ] as const)('%s', (_what, code, right, when, answer) => expect(decideCheck(code, right, when)).toBe(answer));
});
