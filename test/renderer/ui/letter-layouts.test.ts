import { expect, test } from 'vitest';
import { codeLength, inGroups, typeDigit } from '../../../renderer/ui/code-entry.ts';
import { beginsCapital, layersOf, rowsFor, scriptOf, takesCharacter, waysFrom } from '../../../renderer/ui/letter-layouts.ts';
import { lettersOn } from '../../../renderer/ui/pad-letters.ts';

const scripts = [null, 'arabic', 'vietnamese'] as const;
const nameKeys = new Set(layersOf('name').flatMap((layer) => rowsFor('name', layer).flat()));

test.each([
  'O’Brien-Núñez',
  'Müller',
  'Straße',
  'Łukasz',
  'Žižka',
  'Õunapuu',
  'Ørsted',
  'Ångström',
  'Erdős',
  'Űrhajós',
  'Ćosić',
  'Zoë',
  'Yıldız',
  'Dvořák',
  'Þórarinn',
  'Căpățână',
  'França',
  'Lœuillet',
  'St. John',
  'Sammy Davis Jr.',
])('the name %s can be typed on the kiosk’s own keys, or matched without its marks', (name) => {
  const plain = (letter: string) => letter.normalize('NFD').replace(/\p{M}/gu, '').replace('œ', 'o');
  for (const letter of name.toLowerCase().replaceAll(' ', '')) expect(nameKeys.has(letter) || nameKeys.has(plain(letter))).toBe(true);
});

test('every accented letter the kiosk promises has a key', () => {
  for (const letter of 'áéíóúüñçàèìòùâêîôûäößåøæãõčšžłńśźżőű') expect(nameKeys).toContain(letter);
});

test('no row asks for keys narrower than 13 mm: thirteen at most, tools included', () => {
  for (const script of scripts) {
    for (const purpose of ['name', 'address', 'email', 'postal', 'ticket'] as const) {
      for (const layer of layersOf(purpose, script)) {
        const [first, second, third] = rowsFor(purpose, layer);
        // Beside Arabic the space is as wide as a letter; beside Latin letters stand shift and a space twice as wide.
        const space = layer === 'arabic' ? 1 : layer === 'letters' && purpose !== 'email' && purpose !== 'ticket' ? 3 : 0;
        const tools = waysFrom(layer, layersOf(purpose, script)).length + space;
        expect(Math.max(first.length + 1, second.length, third.length + tools)).toBeLessThanOrEqual(13);
      }
    }
  }
});

test.each(['name', 'address', 'email', 'postal', 'ticket'] as const)(
  'every sign the twelve keys write into the field for a %s has a key on the glass too',
  (purpose) => {
    const onGlass = new Set(layersOf(purpose).flatMap((layer) => rowsFor(purpose, layer).flat()));
    const onKeys = [...'0123456789'].flatMap((key) => lettersOn(key, { purpose, layer: 'letters', own: null, language: 'en' }));
    const signs = onKeys.filter((character) => /[\p{P}\p{S}]/u.test(character));
    expect(signs.filter((sign) => !onGlass.has(sign))).toEqual([]);
  },
);

test('every number a person is called by can be typed without another layer of keys', () => {
  const keys = new Set(rowsFor('ticket', 'letters').flat());
  expect(layersOf('ticket', 'arabic')).toEqual(['letters']);
  for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789') expect(keys).toContain(character);
});

test.each(['الأحمدي', 'فاطمة', 'عبد الرؤوف', 'آمنة', 'مصطفى', 'رائد', 'إبراهيم', 'ضياء', 'غزالة'])(
  'the name %s can be typed in Arabic',
  (name) => {
    const keys = rowsFor('name', 'arabic').flat();
    for (const letter of name.replace(' ', '')) expect(keys).toContain(letter);
  },
);

test('every letter of Vietnamese can be typed', () => {
  const keys = new Set([...rowsFor('name', 'letters').flat(), ...rowsFor('name', 'vietnamese').flat()]);
  for (const letter of 'aăâbcdđeêghiklmnoôơpqrstuưvxy') expect(keys).toContain(letter);
});

test('a field opens in Latin letters, as on the letter, whatever the language', () => {
  for (const script of scripts) expect([layersOf('name', script)[0], layersOf('address', script)[0]]).toEqual(['letters', 'letters']);
  expect([scriptOf('ar'), scriptOf('vi'), scriptOf('zh-Hans'), scriptOf('en')]).toEqual(['arabic', 'vietnamese', null, null]);
});

test('names begin with a capital, also after a hyphen; e-mail never does', () => {
  expect(['', 'Smith-', 'De '].map((typed) => beginsCapital(typed, 'name'))).toEqual([true, true, true]);
  expect(beginsCapital('Smi', 'name')).toBe(false);
  expect(beginsCapital('', 'email')).toBe(false);
});

test('a physical keyboard may type any script, but no control character', () => {
  expect(['ع', '王', 'é', '’', '-', ' '].every(takesCharacter)).toBe(true);
  expect(['\u0000', '\u001b', '\t', '\u202e'].some(takesCharacter)).toBe(false);
});

test('a booking number stands in fours and stops at twelve digits', () => {
  const typed = [...'4821903511227'].reduce((before, digit) => typeDigit(before, digit, codeLength), '');
  expect(inGroups(typed, [4, 4, 4])).toEqual(['4821', '9035', '1122']);
});
