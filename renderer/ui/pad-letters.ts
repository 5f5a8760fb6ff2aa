import { type OwnKeyboard, PadKey } from '../../shared/domain/added-language.ts';
import { accentedLetters, beginsCapital, type Layer, type LetterPurpose, type OwnLetters } from './letter-layouts.ts';
import { isTone, tones, withTone } from './vietnamese-tones.ts';

/** A letter that may still become the next one of its key. */
export interface Tap {
  readonly key: string;
  /** Which letter of the key. */
  readonly at: number;
  /** What stood there before it. */
  readonly before: string;
}

export interface PadField {
  readonly purpose: LetterPurpose;
  /** Which letters stand on the glass: with the signs the keys type digits, with letters of the language those, else Latin ones. */
  readonly layer: Layer;
  readonly own: OwnLetters;
  /** BCP 47 tag of the patient's language, whose accents come first. */
  readonly language: string;
}

/** As long as a key waits for the next press; long enough for a slow finger that listens. Number sign keeps a letter at once. */
export const letterWaitMs = 3000;

/** One press of a digit key: a new letter, or the next one of the same key in its place. */
export function tapKey(typed: string, tap: Tap | null, key: string, field: PadField): { readonly typed: string; readonly tap: Tap | null } {
  const letters = lettersOn(key, field);
  const before = tap !== null && tap.key === key ? tap.before : typed;
  const at = tap !== null && tap.key === key ? (tap.at + 1) % letters.length : 0;
  const letter = letters[at] ?? key;
  return { typed: withLetter(before, letter, field.purpose), tap: letters.length > 1 ? { key, at, before } : null };
}

function withLetter(before: string, letter: string, purpose: LetterPurpose): string {
  if (isTone(letter)) return withTone(before, letter);
  return before + (beginsCapital(before, purpose) ? letter.toLocaleUpperCase('en') : letter);
}

/** The letters of a key in the order they come: those printed on it, those of the language, the digit, then every other with its marks. */
export function lettersOn(key: string, { purpose, layer, own, language }: PadField): readonly string[] {
  if (layer === 'signs') return [key];
  if (key === '0') return purpose === 'email' || purpose === 'ticket' ? ['0'] : [' ', '0'];
  if (layer === 'arabic') return [...(arabic[key] ?? arabicSigns), key];
  if (layer === 'own' && typeof own === 'object' && own !== null)
    return [...(key === '1' ? signs[purpose].replace('1', '') : addedOn(key, own)), key];
  const plain = [...(latin[key] ?? '')];
  if (key === '1') return own === 'vietnamese' && purpose !== 'email' ? [...Object.keys(tones), ...signs[purpose]] : [...signs[purpose]];
  if (purpose === 'email' || purpose === 'postal' || purpose === 'ticket') return [...plain, key];
  const marked = accentedLetters.filter((letter) => plain.includes(plainOf(letter)));
  const accents = [...(ownLetters[language] ?? '')];
  return [
    ...plain,
    ...accents.filter((letter) => plain.includes(plainOf(letter))),
    key,
    ...marked.filter((letter) => !accents.includes(letter)),
  ];
}

/** The letters of an added language on a key: as its file says, else those of its rows in their order, as many on one key as on another. */
function addedOn(key: string, { rows, pad }: OwnKeyboard): readonly string[] {
  if (pad !== undefined) return Object.entries(pad).find(([one]) => one === key)?.[1] ?? [];
  const at = Number(key) - Number(PadKey.options[0]);
  const letters = [...new Set(rows.flat())];
  const from = (place: number): number => Math.floor((place * letters.length) / PadKey.options.length);
  return letters.slice(from(at), from(at + 1));
}

const latin: Readonly<Record<string, string>> = {
  '2': 'abc',
  '3': 'def',
  '4': 'ghi',
  '5': 'jkl',
  '6': 'mno',
  '7': 'pqrs',
  '8': 'tuv',
  '9': 'wxyz',
};

/** As printed on telephones in Arabic, each hamza beside its letter. */
const arabic: Readonly<Record<string, string>> = {
  '2': 'بتةث',
  '3': 'اأإآءىؤئ',
  '4': 'سشصض',
  '5': 'دذرز',
  '6': 'جحخ',
  '7': 'نهوي',
  '8': 'فقكلم',
  '9': 'طظعغ',
};
const arabicSigns = '-.';

const signs: Readonly<Record<LetterPurpose, string>> = { name: '’-.1', address: '.,-/1’#&@:', email: '@._-1', postal: '-1', ticket: '1' };
const ownLetters: Readonly<Record<string, string>> = { es: 'áéíóúüñ', vi: 'ăâđêôơư' };

const withoutMark: Readonly<Record<string, string>> = { ß: 's', ø: 'o', æ: 'a', œ: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 't', ı: 'i' };
const plainOf = (letter: string): string => withoutMark[letter] ?? letter.normalize('NFD').charAt(0);
