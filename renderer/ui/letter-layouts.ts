/** What a field on the letter keyboard is for; each shows the signs it needs on the first layer. */
export type LetterPurpose = 'name' | 'address' | 'email' | 'postal';
export type Layer = 'letters' | 'accents' | 'signs';

/** Three rows of characters; the keyboard adds its tool keys around them. */
export type Rows = readonly [readonly string[], readonly string[], readonly string[]];

const rows = (first: string, second: string, third: string): Rows => [[...first], [...second], [...third]];

const letters: Readonly<Record<LetterPurpose, Rows>> = {
  name: rows('qwertyuiop', 'asdfghjkl’-', 'zxcvbnm'),
  address: rows('qwertyuiop', 'asdfghjkl,.', 'zxcvbnm'),
  postal: rows('qwertyuiop', 'asdfghjkl', 'zxcvbnm-'),
  email: rows('qwertyuiop', 'asdfghjkl@.', 'zxcvbnm_-'),
};

/** Latin letters with marks, the frequent ones first. */
const accents = rows('áéíóúüñçàèìò', 'ùâêîôûäößåøæã', 'õčšžłńśźżőű');
const signs = rows('1234567890', '-/#.,’&()+', '@_:');
/** A postal code needs no more; an empty row is not shown. */
const postalSigns = rows('1234567890', '', '-');

export function rowsFor(purpose: LetterPurpose, layer: Layer): Rows {
  if (layer === 'letters') return letters[purpose];
  if (layer === 'accents') return accents;
  return purpose === 'postal' ? postalSigns : signs;
}

/** The layers a field offers; the first is where it opens. */
export const layersOf = (purpose: LetterPurpose): readonly Layer[] =>
  (
    ({
      name: ['letters', 'accents'],
      address: ['letters', 'signs', 'accents'],
      email: ['letters', 'signs'],
      postal: ['signs', 'letters'],
    }) as const
  )[purpose];

/** Names and streets begin with a capital, as does a part after a space, hyphen or apostrophe; the shift key turns it round. */
export const beginsCapital = (typed: string, purpose: LetterPurpose): boolean =>
  purpose === 'postal' || (purpose !== 'email' && (typed === '' || /[\s\-’'.]$/.test(typed)));

/** Any letter, mark, digit and ordinary sign may come from a physical keyboard; control characters never. */
export const takesCharacter = (character: string): boolean => /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character);
