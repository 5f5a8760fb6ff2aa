import { expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { allPacks } from '../../../renderer/i18n/languages.ts';
import { HandOffReason } from '../../../shared/domain/hand-off.ts';
import { sentencesOf } from './sentences.ts';

const english = sentencesOf(en);
const forbidden = /\b(errors?|invalid|sessions?|please wait|fail(ed|ure)?|incorrect|denied|must)\b/i;

const wordsIn = (sentence: string): readonly string[] => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.?!])\s+/);

test.each(english)('%s never sounds like a machine: %s', (_key, words) => {
  expect(words).not.toMatch(forbidden);
});

test.each(english)('%s says it in at most twelve words a sentence: %s', (_key, words) => {
  for (const sentence of sentencesIn(words)) expect(wordsIn(sentence).length).toBeLessThanOrEqual(12);
});

test('a forbidden word and a long sentence would be found', () => {
  expect('Invalid code').toMatch(forbidden);
  expect(wordsIn('one two three four five six seven eight nine ten eleven twelve thirteen.').length).toBeGreaterThan(12);
});

test('a person who left school after sixth grade can read the English', () => {
  expect(readingGrade(english.map(([, words]) => words))).toBeLessThanOrEqual(6);
});

test('the reading grade tells plain words from officialese', () => {
  expect(
    readingGrade(['Authentication of demographic information was unsuccessful; kindly reinitiate the identification procedure.']),
  ).toBeGreaterThan(12);
});

test.each(allPacks.map((pack) => [pack.ownName, pack] as const))('%s has a sentence for everything English says', (_name, pack) => {
  expect(sentencesOf(pack.words).map(([key]) => key)).toEqual(english.map(([key]) => key));
  for (const [, words] of sentencesOf(pack.words)) expect(words.trim()).not.toBe('');
});

test.each(allPacks.map((pack) => [pack.ownName, pack] as const))('%s explains every reason for going on at the desk', (_name, pack) => {
  expect(Object.keys(pack.words.handOff.reasons).sort()).toEqual([...HandOffReason.options].sort());
});

test('Spanish says "usted" to everyone', () => {
  const familiar = /\b(tú|tus?|te|tienes|puedes|quieres|escribe|toca|elige|pulsa|llámanos|espera aquí)\b/i;
  for (const [key, words] of sentencesOf(es)) expect(`${key}: ${words}`).not.toMatch(familiar);
});

test('Spanish leaves no sentence in English', () => {
  const same = new Map(english);
  const alike = sentencesOf(es)
    .filter(([key, words]) => same.get(key) === words)
    .map(([key]) => key);
  expect(alike).toEqual(['name.letters', 'name.accents', 'name.signs']);
});

/** Flesch-Kincaid grade level, with syllables counted as groups of vowels. */
function readingGrade(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesIn);
  const words = sentences.flatMap(wordsIn);
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        (
          word
            .toLowerCase()
            .replace(/e$/, '')
            .match(/[aeiouy]+/g) ?? []
        ).length,
      ),
    0,
  );
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
