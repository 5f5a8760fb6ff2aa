import { expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { allPacks } from '../../../renderer/i18n/languages.ts';
import { vi } from '../../../renderer/i18n/vi.ts';
import { zhHans } from '../../../renderer/i18n/zh-Hans.ts';
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

const translated = allPacks.filter(({ code }) => code !== 'en').map((pack) => [pack.ownName, pack] as const);

test.each(translated)('%s leaves no sentence in English', (_name, { words }) => {
  const same = new Map(english);
  const alike = sentencesOf(words)
    // Spanish says no as English does.
    .filter(([key, sentence]) => same.get(key) === sentence && key !== 'forms.no')
    .map(([key]) => key);
  expect(alike).toEqual(['name.letters', 'name.accents', 'name.signs']);
});

/** Words that stand in Latin letters in every language: what the letter keys show, and an e-mail address. */
const latinByNature = /ana@example\.com|^abc$|^áéñ$/g;

test.each(translated.filter(([, { code }]) => code === 'ar' || code === 'zh-Hans'))(
  '%s has no Latin word by mistake',
  (_name, { words }) => {
    for (const [key, sentence] of sentencesOf(words)) expect(`${key}: ${sentence.replace(latinByNature, '')}`).not.toMatch(/: .*[A-Za-z]/);
  },
);

test.each(allPacks.map((pack) => [pack.ownName, pack] as const))(
  '%s writes numbers in the digits of keys and board',
  (_name, { words }) => {
    for (const [key, sentence] of sentencesOf(words)) expect(`${key}: ${sentence}`).not.toMatch(/(?![0-9])\p{Nd}/u);
  },
);

test.each([
  ['es', /\b(error|inválid|sesión|fallid|incorrect|espere por favor)/i],
  ['ar', /خطأ|غير صالح|غير صحيح|جلسة|فشل|يرجى الانتظار/],
  ['zh-Hans', /错误|无效|会话|失败|请稍候|请等待/],
  ['vi', /\blỗi\b|không hợp lệ|\bphiên\b|thất bại|vui lòng (chờ|đợi)/i],
] as const)('no sentence of %s sounds like a machine', (code, machine) => {
  const pack = allPacks.find((one) => one.code === code);
  for (const [key, sentence] of sentencesOf(pack?.words ?? {})) expect(`${key}: ${sentence}`).not.toMatch(machine);
});

test('Vietnamese says "quý vị" and Chinese "您" to everyone', () => {
  // A grandparent says what they are to the child: nobody is addressed.
  for (const [key, words] of sentencesOf(vi).filter(([name]) => name !== 'others.family.relationship.grandparent'))
    expect(`${key}: ${words}`).not.toMatch(/(?<!\p{L})(bạn|anh|chị|cô|chú|bác|ông|bà)(?!\p{L})/iu);
  for (const [key, words] of sentencesOf(zhHans)) expect(`${key}: ${words}`).not.toContain('你');
});

test('an English or Eastern Arabic leftover would be found', () => {
  expect(': Next').toMatch(/: .*[A-Za-z]/);
  expect('٩').toMatch(/(?![0-9])\p{Nd}/u);
});

const rightToLeft = allPacks.filter(({ direction }) => direction === 'rtl').map(({ code }) => code);

test('Arabic alone runs from right to left', () => {
  expect(rightToLeft).toEqual(['ar']);
});

test('Arabic counts one, two, few and many each in its own form', () => {
  const { incomplete } = allPacks.find(({ code }) => code === 'ar')?.words.code ?? { incomplete: String };
  expect([1, 2, 3, 11].map(incomplete)).toEqual(['ينقص رقم واحد.', 'ينقص رقمان.', 'تنقص 3 أرقام.', 'ينقص 11 رقمًا.']);
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
