import { expect, test } from 'vitest';
import { kioskSizes, kioskThemes, planPictures } from './plan.ts';

const screens = {
  kiosk: ['attract', 'code'],
  kioskLanguages: ['en', 'es', 'ar', 'zh-Hans', 'vi'],
  staff: ['board'],
  staffLanguages: ['en', 'es'],
};

test('every screen is photographed in every language, theme and size, each under a name of its own', () => {
  const pictures = planPictures(screens, false);
  expect(pictures).toHaveLength(2 * 5 * kioskSizes.length * kioskThemes.length + 1 * 2 * 2);
  expect(new Set(pictures.map(({ file }) => file)).size).toBe(pictures.length);
});

test('the small gallery has every screen once in each language, and among them every size and both themes', () => {
  const pictures = planPictures(screens, true);
  expect(pictures).toHaveLength(2 * 5 + 1 * 2);
  const kiosk = pictures.filter(({ surface }) => surface === 'kiosk');
  expect(new Set(kiosk.map(({ size }) => size.name))).toEqual(new Set(kioskSizes.map(({ name }) => name)));
  expect(new Set(kiosk.map(({ theme }) => theme))).toEqual(new Set(kioskThemes));
});
