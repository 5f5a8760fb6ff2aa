import type { PersonName } from './patient.ts';

/**
 * Folds what makes two spellings of one name differ: case, accents, spaces, apostrophes, hyphens, full-width forms.
 * "O'Brien", "OBRIEN" and "o’brien" fold alike, as do "Núñez" and "Nunez". Letters of every script are kept.
 */
export const foldName = (text: string): string =>
  [...text.normalize('NFKD').toLowerCase()]
    .filter((char) => /[\p{L}\p{N}]/u.test(char))
    .map((char) => foldedLetters[char] ?? char)
    .join('');

/** Letters that Unicode does not decompose but keyboards without them replace. */
const foldedLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** Does what was typed as a last name fit the record? Former names and a name kept only as text count. */
export function matchesFamily(name: PersonName, typed: string): boolean {
  const wanted = foldName(typed);
  if (wanted === '') return false;
  return familyNames(name).some((family) => foldName(family) === wanted);
}

/** Does what was typed as a first name fit? Any given name, or the first ones run together, will do. */
export function matchesGiven(name: PersonName, typed: string): boolean {
  const wanted = foldName(typed);
  if (wanted === '') return false;
  const folded = givenNames(name).map(foldName);
  return folded.includes(wanted) || folded.some((_, index) => folded.slice(0, index + 1).join('') === wanted);
}

/** A name kept only as text ends in the family name, or is one single name; both readings are accepted. */
function familyNames(name: PersonName): string[] {
  const own = [name.family ?? '', ...name.formerFamily].filter((family) => foldName(family) !== '');
  if (own.length > 0) return own;
  const words = wordsOf(name.text ?? name.given.join(' '));
  return words.map((_, index) => words.slice(index).join(' '));
}

function givenNames(name: PersonName): string[] {
  if (name.given.length > 0) return name.given.flatMap((given) => [given, ...wordsOf(given)]);
  return wordsOf(name.text ?? name.family ?? '');
}

const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter((word) => foldName(word) !== '');
