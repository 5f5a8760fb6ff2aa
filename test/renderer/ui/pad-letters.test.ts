import { describe, expect, test } from 'vitest';
import { accentedLetters, layersOf, rowsFor, scriptOf } from '../../../renderer/ui/letter-layouts.ts';
import { lettersOn, type PadField, type Tap, tapKey } from '../../../renderer/ui/pad-letters.ts';

const name: PadField = { purpose: 'name', layer: 'letters', own: null, language: 'en' };
const inLanguage = (language: string): PadField => ({ ...name, language, own: scriptOf(language) });
const keys = [...'0123456789'];

/** Types with twelve keys: a blank keeps the letter, as number sign does. */
function typedBy(presses: string, field: PadField): string {
  let state: { typed: string; tap: Tap | null } = { typed: '', tap: null };
  for (const key of presses) state = key === '_' ? { ...state, tap: null } : tapKey(state.typed, state.tap, key, field);
  return state.typed;
}

/** The presses that write a name, one letter after the other. */
function pressesFor(text: string, field: PadField): string {
  return [...text]
    .map((letter) => {
      const key = keys.find((one) => lettersOn(one, field).includes(letter.toLowerCase()));
      if (key === undefined) throw new RangeError(`no key writes ${letter}`);
      return key.repeat(lettersOn(key, field).indexOf(letter.toLowerCase()) + 1);
    })
    .join('_');
}

describe('names by twelve keys', () => {
  test('a key pressed again makes its next letter; a kept letter stays, and the next one may be of the same key', () => {
    expect(typedBy('2', name)).toBe('A');
    expect(typedBy('222', name)).toBe('C');
    expect(typedBy('2_2', name)).toBe('Aa');
    expect(typedBy('52666', name)).toBe('Jao');
    expect(typedBy('44_2_66_66_2', name)).toBe('Hanna');
  });

  test.each([
    ['en', 'O’Brien-Smith'],
    ['en', 'Ana de la Cruz'],
    ['es', 'Núñez'],
    ['es', 'Begoña Agüero'],
    ['en', 'Łukasz'],
    ['en', 'Zoë'],
    ['en', 'Strauß'],
    ['en', 'Þór'],
    ['en', 'Yıldız'],
    ['zh-Hans', 'Zhang Wei'],
  ])('%s: %s', (language, whole) => {
    const field = inLanguage(language);
    expect(typedBy(pressesFor(whole, field), field).toLowerCase()).toBe(whole.toLowerCase());
  });

  test('a Spanish letter comes before the digit, a foreign one after it', () => {
    expect(lettersOn('6', inLanguage('es')).slice(0, 6)).toEqual(['m', 'n', 'o', 'ó', 'ñ', '6']);
    expect(lettersOn('6', name).slice(0, 4)).toEqual(['m', 'n', 'o', '6']);
  });

  test('a Vietnamese name is written with the letters of the keys and a tone from key 1', () => {
    const field = inLanguage('vi');
    const [n, g, u, y, e] = ['n', 'g', 'u', 'y', 'ê'].map((letter) => pressesFor(letter, field));
    expect(typedBy([n, g, u, y, e, n].join('_'), field)).toBe('Nguyên');
    expect(typedBy([n, g, u, y, e, n, '1111'].join('_'), field)).toBe('Nguyễn');
  });

  test('with the Arabic letters on the glass the keys write Arabic', () => {
    const field: PadField = { ...inLanguage('ar'), layer: 'arabic' };
    for (const whole of ['فاطمة', 'عبد الرؤوف', 'آمنة', 'مصطفى', 'رائد', 'إبراهيم', 'ضياء'])
      expect(typedBy(pressesFor(whole, field), field)).toBe(whole);
  });

  describe('in a language that was added with letters of its own', () => {
    const russian = {
      name: 'абв',
      language: 'Русский',
      rows: [[...'йцукенгшщзхъ'], [...'фывапролджэё'], [...'ячсмитьбю']],
    } satisfies PadField['own'];
    const field = (own: PadField['own'] = russian): PadField => ({ ...name, language: 'ru', own, layer: 'own' });
    /** As printed on telephones there. */
    const printed = {
      ...russian,
      pad: {
        '2': [...'абвг'],
        '3': [...'деёжз'],
        '4': [...'ийкл'],
        '5': [...'мноп'],
        '6': [...'рсту'],
        '7': [...'фхцч'],
        '8': [...'шщъы'],
        '9': [...'ьэюя'],
      },
    };

    test('the letters of its rows are dealt to keys 2 to 9 in their order, as many on one as on another', () => {
      expect(keys.slice(2).map((key) => lettersOn(key, field()).slice(0, -1).join(''))).toEqual([
        'йцук',
        'енгш',
        'щзхъ',
        'фыва',
        'прол',
        'джэё',
        'ячсм',
        'итьбю',
      ]);
      expect(lettersOn('2', field()).at(-1)).toBe('2');
    });

    test('its file says which letters stand on which key instead', () => {
      expect(lettersOn('3', field(printed))).toEqual([...'деёжз', '3']);
      expect(typedBy('222_44_22_6', field(printed))).toBe('Вйбр');
    });

    test.each([russian, printed])('names are written with capitals, spaces and signs, and every letter on the glass is on a key', (own) => {
      for (const whole of ['Анна-Мария Щербакова', 'Ёлкина', 'Юрий'])
        expect(typedBy(pressesFor(whole, field(own)), field(own))).toBe(whole);
      for (const letter of own.rows.flat()) expect(keys.filter((key) => lettersOn(key, field(own)).includes(letter))).toHaveLength(1);
    });

    test('with the Latin letters on the glass the keys write those, as everywhere', () => {
      expect(typedBy('52666', { ...field(), layer: 'letters' })).toBe('Jao');
    });

    test('a few letters leave a key with its digit alone', () => {
      const few = { name: 'ɓɗ', language: 'Fulfulde', rows: [['ɓ', 'ɗ'], [], []] } satisfies PadField['own'];
      expect(keys.slice(2).flatMap((key) => lettersOn(key, field(few)).slice(0, -1))).toEqual(['ɓ', 'ɗ']);
      expect(typedBy('2', field(few))).toBe('2');
    });
  });

  test('every letter that stands on the glass can be written by a key of the pad', () => {
    for (const letter of accentedLetters)
      expect(
        keys.some((key) => lettersOn(key, name).includes(letter)),
        letter,
      ).toBe(true);
    for (const letter of rowsFor('name', 'arabic').flat())
      expect(
        keys.some((key) => lettersOn(key, { ...name, layer: 'arabic' }).includes(letter)),
        letter,
      ).toBe(true);
    for (const purpose of ['name', 'address', 'email', 'postal', 'ticket'] as const)
      for (const letter of rowsFor(purpose, 'letters').flat())
        expect(
          keys.some((key) => lettersOn(key, { ...name, purpose }).includes(letter)),
          `${purpose} ${letter}`,
        ).toBe(true);
    expect(layersOf('name')).not.toContain('signs');
  });

  test('with the signs on the glass each key is its digit, and an e-mail address gets no capitals and no accents', () => {
    expect(typedBy('1203', { ...name, purpose: 'address', layer: 'signs' })).toBe('1203');
    expect(typedBy('2_1_2', { ...name, purpose: 'email' })).toBe('a@a');
    expect(lettersOn('2', { ...name, purpose: 'email' })).toEqual(['a', 'b', 'c', '2']);
  });
});
