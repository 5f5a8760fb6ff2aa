import { expect, test } from 'vitest';
import { builtInLanguages, languagesOf } from '../../../renderer/i18n/added/languages-of.ts';
import { calendarDay, dateOrder, dayAt, longDate, minutesAndSeconds, timeAt } from '../../../renderer/i18n/format.ts';
import { allPacks } from '../../../renderer/i18n/languages.ts';

const boston = 'America/New_York';
/** Narrow spaces differ between versions of the locale data. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

test('a time is the clock on the clinic’s wall, written as the patient writes it', () => {
  expect(plain(timeAt('2026-11-22T14:41:00Z', { locale: 'en-US', zone: boston }))).toBe('9:41 AM');
  expect(plain(timeAt('2026-11-22T14:41:00Z', { locale: 'es-US', zone: boston }))).toBe('9:41 a.m.');
});

test('a birth date is read back in words and belongs to no time zone', () => {
  expect(longDate('1948-03-04', 'en-US')).toBe('March 4, 1948');
  expect(longDate('1948-03-04', 'es-US')).toBe('4 de marzo de 1948');
});

test('English asks month first, Spanish day first', () => {
  expect(dateOrder('en-US')).toEqual(['month', 'day', 'year']);
  expect(dateOrder('es-US')).toEqual(['day', 'month', 'year']);
});

const { packFor } = builtInLanguages;
const offeredPacks = (codes: readonly string[]) => languagesOf(codes, []).offered;
const localeOf = (code: string): string => packFor(code).locale;

test('a text in a language that is offered no more is still written its own way', () => {
  expect(['ar', 'vi', 'ur', 'so'].map(languagesOf(['en'], []).directionOf)).toEqual(['rtl', 'ltr', 'rtl', 'ltr']);
});

test('each language asks for a date in its own order', () => {
  expect(dateOrder(localeOf('zh-Hans'))).toEqual(['year', 'month', 'day']);
  expect(dateOrder(localeOf('vi'))).toEqual(['day', 'month', 'year']);
  expect(dateOrder(localeOf('ar'))).toEqual(['day', 'month', 'year']);
});

test('each language reads a birth date back in its own words', () => {
  expect(longDate('1948-03-04', localeOf('zh-Hans'))).toBe('1948年3月4日');
  expect(longDate('1948-03-04', localeOf('vi'))).toBe('4 tháng 3, 1948');
  expect(longDate('1948-03-04', localeOf('ar'))).toBe('4 مارس 1948');
});

test.each(allPacks.map(({ code, locale }) => [code, locale] as const))(
  'dates and times in %s are in the digits of the board',
  (_code, locale) => {
    const shown = [
      timeAt('2026-11-22T14:41:00Z', { locale, zone: boston }),
      dayAt('2026-11-22T14:41:00Z', { locale, zone: boston }),
      longDate('1948-03-04', locale),
    ];
    for (const text of shown) expect(text).not.toMatch(/(?![0-9])\p{Nd}/u);
    expect(shown[0]).toContain('9:41');
  },
);

test('today is the clinic’s day, not Greenwich’s', () => {
  expect(calendarDay(Date.parse('2026-11-23T03:00:00Z'), boston)).toBe('2026-11-22');
  expect(dayAt('2026-11-23T03:00:00Z', { locale: 'en-US', zone: boston })).toBe('Sunday, November 22');
});

test('a rest is counted in minutes and seconds', () => {
  expect([60, 65, 9].map(minutesAndSeconds)).toEqual(['1:00', '1:05', '0:09']);
});

test('only languages with words are offered, in the clinic’s order; English stands in for none', () => {
  expect(offeredPacks(['vi', 'xx', 'ar', 'en']).map(({ code }) => code)).toEqual(['vi', 'ar', 'en']);
  expect(offeredPacks(['xx']).map(({ code }) => code)).toEqual(['en']);
  expect(packFor('es').words.common.next).toBe('Siguiente');
});
