import { expect, test } from 'vitest';
import { allPacks, type LanguagePack } from '../../../renderer/i18n/languages.ts';
import { speechOffersAt } from '../../../renderer/kiosk/screens/speech-offers.ts';

const three = ['ht', 'pt-BR', 'uk'].map((code): LanguagePack => ({ ...(allPacks[0] as LanguagePack), code }));
const eight = [...allPacks, ...three];
/** What stands there every five seconds of the first two minutes. */
const seen = (languages: readonly LanguagePack[]) => Array.from({ length: 24 }, (_, at) => speechOffersAt(at * 5000, languages));

test('the two fingers on the glass are announced in every language, one after the other', () => {
  for (const languages of [allPacks, eight, allPacks.slice(0, 1)]) {
    const whole = seen(languages).map((lines) => lines.filter((line) => line.whole).map(({ pack }) => pack.code));
    expect(whole.every((codes) => codes.length === 1)).toBe(true);
    expect([...new Set(whole.flat())].toSorted()).toEqual(languages.map(({ code }) => code).toSorted());
  }
});

test('five languages stand still; of eight, five at a time go round', () => {
  const still = new Set(seen(allPacks).map((lines) => lines.map(({ pack }) => pack.code).join(' ')));
  expect([...still]).toEqual(['en es ar zh-Hans vi']);
  expect(seen(eight).every((lines) => lines.length === 5 && lines[0]?.whole === true)).toBe(true);
  expect(speechOffersAt(70_000, eight).map(({ pack }) => pack.code)).toEqual(['uk', 'en', 'es', 'ar', 'zh-Hans']);
});

test('a language the kiosk has no voice for is not promised one', () => {
  const [silent, ...heard] = eight.map((pack, at) => (at === 0 ? { ...pack, spoken: false } : pack));
  const lines = seen([silent as LanguagePack, ...heard]).flat();
  expect(lines.map(({ pack }) => pack.code)).not.toContain('en');
  expect(speechOffersAt(0, [silent as LanguagePack])).toEqual([]);
});
