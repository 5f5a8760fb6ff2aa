import { describe, expect, test } from 'vitest';
import { dateInWords, languageName } from '../../../../renderer/staff/words/dates.ts';
import { en } from '../../../../renderer/staff/words/en.ts';
import { es } from '../../../../renderer/staff/words/es.ts';
import { lengthOf, waitOf } from '../../../../renderer/staff/words/lengths.ts';

describe('lengths of time', () => {
  test.each([
    [0, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [7500, '2 h 5 min'],
    [48 * 3600, '2 days'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(lengthOf(seconds, en)).toBe(text);
  });

  test('a wait has no seconds', () =>
    expect([0, 0.9, 1, 61].map((minutes) => waitOf(minutes, en))).toEqual(['now', 'now', '1 min', '1 h 1 min']));
});

test('dates are as exact as the record', () => {
  expect(dateInWords('1948-03-04', 'en-US')).toBe('March 4, 1948');
  expect(dateInWords('1948-03-04', 'es-US')).toBe('4 de marzo de 1948');
  expect(dateInWords('1948-03', 'en-US')).toBe('March 1948');
  expect(dateInWords('1948', 'en-US')).toBe('1948');
  expect(dateInWords('someday', 'en-US')).toBe('someday');
});

test('a language the system does not know is shown as it came', () => {
  expect(languageName('vi', 'en-US')).toBe('Vietnamese');
  expect(languageName('not a tag', 'en-US')).toBe('not a tag');
});

describe('the sentences', () => {
  const english = sentences(en);
  const spanish = sentences(es);

  test('both languages have the same ones', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('none is empty but a unit or a part without a name', () => {
    const mayBeEmpty = /^(changes\.parts\.value|settings\.units\.(money|pick|text|clock|yesNo|choice))$/;
    for (const words of [english, spanish]) {
      expect([...words].filter(([key, text]) => text.trim() === '' && !mayBeEmpty.test(key))).toEqual([]);
    }
  });

  test('no sentence is left in English', () => {
    const alike = [...english].filter(([key, text]) => text.length > 12 && spanish.get(key) === text).map(([key]) => key);
    expect(alike).toEqual([]);
  });

  test('nothing speaks of errors, sessions or invalid input in English', () => {
    expect([...english.values()].filter((text) => /\b(error|invalid|oops|please wait)\b/i.test(text))).toEqual([]);
  });
});

/** Every sentence by its path; a sentence made from values is given samples. */
function sentences(part: unknown, path = ''): Map<string, string> {
  if (typeof part === 'string') return new Map([[path, part]]);
  if (typeof part === 'function') return new Map([[path, String(part(3, 'x', 'y'))]]);
  return new Map(Object.entries(part as object).flatMap(([key, value]) => [...sentences(value, path === '' ? key : `${path}.${key}`)]));
}
