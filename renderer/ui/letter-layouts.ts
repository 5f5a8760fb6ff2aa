import type { OwnKeyboard } from '../../shared/domain/added-language.ts';

/** What a field on the letter keyboard is for; each shows the signs it needs on the first layer. */
export type LetterPurpose = 'name' | 'address' | 'email' | 'postal' | 'ticket';
export type Layer = 'letters' | 'accents' | 'more' | 'signs' | 'arabic' | 'vietnamese' | 'own';
/** Letters of a language that Latin ones with their common marks do not cover. */
export type Script = Extract<Layer, 'arabic' | 'vietnamese' | 'own'>;

/** Three rows of characters; the keyboard adds its tool keys around them. */
export type Rows = readonly [readonly string[], readonly string[], readonly string[]];

/** The keyboard a language was added with, and what the language calls itself. */
export type AddedLetters = OwnKeyboard & { readonly language: string };
/** Letters beside the Latin ones: a script of ours, those of an added language, or none. */
export type OwnLetters = Exclude<Script, 'own'> | AddedLetters | null;

const rows = (first: string, second: string, third: string): Rows => [[...first], [...second], [...third]];

const letters: Readonly<Record<LetterPurpose, Rows>> = {
  name: rows('qwertyuiop', 'asdfghjkl’-', 'zxcvbnm.'),
  address: rows('qwertyuiop', 'asdfghjkl,.', 'zxcvbnm'),
  postal: rows('qwertyuiop', 'asdfghjkl', 'zxcvbnm-'),
  email: rows('qwertyuiop', 'asdfghjkl@.', 'zxcvbnm_-'),
  /** One letter and a number, all in sight at once, in the order of the alphabet: people look for it, they do not write. */
  ticket: rows('1234567890', 'abcdefghijklm', 'nopqrstuvwxyz'),
};

/** Latin letters with marks, the frequent ones first. */
const accents = rows('áéíóúüñçàèìò', 'ùâêîôûäößåøæã', 'õčšžłńśźżőű');
/** Letters of names from further away: Czech, Turkish, Romanian, Polish, the Baltic, Iceland. */
const more = rows('ëïýćđěğıřşůą', 'ęľňťțșăāēīūðþ', 'œÿģķļņ');
/** Every Latin letter with a mark that has a key. */
export const accentedLetters: readonly string[] = [...accents.flat(), ...more.flat()];
const signs = rows('1234567890', '-/#.,’&()+', '@_:');
/** A postal code needs no more; an empty row is not shown. */
const postalSigns = rows('1234567890', '', '-');
/** In the places of the Arabic keyboard, with the hamza letters where they fit; physical keyboards run left to right too. */
const arabic = rows('ضصثقفغعهخحجد', 'شسيبلاأإتنمكط', 'ذئءؤرىةوزظآ');
/** The letters of Vietnamese, then its five tones: sắc, huyền, hỏi, ngã, nặng. A tone goes to the word before it. */
const vietnamese = rows('ăâđêôơư', '\u0301\u0300\u0309\u0303\u0323', '');

/** @param own shown on the layer `own` */
export function rowsFor(purpose: LetterPurpose, layer: Layer, own: OwnLetters = null): Rows {
  switch (layer) {
    case 'letters':
      return letters[purpose];
    case 'accents':
      return accents;
    case 'more':
      return more;
    case 'arabic':
      return arabic;
    case 'vietnamese':
      return vietnamese;
    case 'own':
      return typeof own === 'object' && own !== null ? own.rows : letters[purpose];
    case 'signs':
      return purpose === 'postal' ? postalSigns : signs;
  }
}

/** What opens a script's layer, in its own letters. */
export const scriptKeys: Readonly<Record<Exclude<Script, 'own'>, string>> = { arabic: 'عربي', vietnamese: 'ăâđ' };

export const scriptOf = (language: string): Exclude<Script, 'own'> | null =>
  language === 'ar' ? 'arabic' : language === 'vi' ? 'vietnamese' : null;

/** The layers a field offers; the first is where it opens: Latin letters, as on the booking letter. */
export function layersOf(purpose: LetterPurpose, script: Script | null = null): readonly Layer[] {
  const own = script === null ? [] : [script];
  switch (purpose) {
    case 'name':
      return ['letters', 'accents', 'more', ...own];
    case 'address':
      return ['letters', 'signs', 'accents', 'more', ...own];
    case 'email':
      return ['letters', 'signs'];
    case 'postal':
      return ['signs', 'letters'];
    case 'ticket':
      return ['letters'];
  }
}

/** Which layers a layer leads to. Where its own letters need the whole row, it leads back to Latin only; rarer marks stand behind the usual ones. */
export function waysFrom(layer: Layer, offered: readonly Layer[]): readonly Layer[] {
  if (layer === 'arabic' || layer === 'own') return ['letters'];
  if (layer === 'accents') return ['letters', 'more'];
  if (layer === 'more') return ['letters', 'accents'];
  return offered.filter((one) => one !== layer && one !== 'more');
}

/** Names and streets begin with a capital, as does a part after a space, hyphen or apostrophe; the shift key turns it round. */
export const beginsCapital = (typed: string, purpose: LetterPurpose): boolean =>
  purpose === 'postal' || purpose === 'ticket' || (purpose !== 'email' && (typed === '' || /[\s\-’'.]$/.test(typed)));

/** Any letter, mark, digit and ordinary sign may come from a physical keyboard; control characters never. */
export const takesCharacter = (character: string): boolean => /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character);
