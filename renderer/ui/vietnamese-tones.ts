/** The five written tones as combining marks, with the name each is known by. */
export const tones: Readonly<Record<string, string>> = {
  '\u0301': 'sắc',
  '\u0300': 'huyền',
  '\u0309': 'hỏi',
  '\u0303': 'ngã',
  '\u0323': 'nặng',
};

export const isTone = (character: string): boolean => character in tones;

/** A vowel with its tone, to show what a key does. */
export const toneSample = (tone: string): string => `a${tone}`.normalize('NFC');

/**
 * Puts a tone on the last syllable, where Vietnamese writes it: on a vowel with a mark of its own (the last of `ươ`), else on the last vowel
 * before a consonant, else on the first of two or the second of three. `Nguyên` with ngã is `Nguyễn`. A tone already there is replaced.
 */
export function withTone(typed: string, tone: string): string {
  const plain = [...typed.normalize('NFD').replace(anyTone, '').normalize('NFC')];
  const syllable = /[\p{L}]*$/u.exec(plain.join(''))?.[0] ?? '';
  const from = plain.length - [...syllable].length;
  const at = vowelFor(syllable);
  if (at === null) return typed;
  const before = [...typed.normalize('NFC')].slice(0, from);
  const after = [...syllable].map((letter, index) => (index === at ? `${letter}${tone}`.normalize('NFC') : letter));
  return [...before, ...after].join('');
}

const anyTone = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Which letter of a syllable carries its tone, or null when it has no vowel. */
function vowelFor(syllable: string): number | null {
  const lower = syllable.toLowerCase();
  // The u of "qu" and the i of "gi" before a vowel belong to the consonant.
  const onset = /^(?:qu|gi)(?=[aăâeêioôơuưy])/.exec(lower)?.[0].length ?? 0;
  const vowels = [...lower.slice(onset).matchAll(/[aăâeêioôơuưy]/g)].map(({ index }) => index + onset);
  const [first, second] = vowels;
  if (first === undefined) return null;
  const marked = vowels.filter((index) => /[ăâêôơư]/.test(lower[index] ?? '')).at(-1);
  if (marked !== undefined) return marked;
  const last = vowels.at(-1) ?? first;
  const closed = last < lower.length - 1;
  return closed ? last : vowels.length === 2 ? first : (second ?? first);
}
