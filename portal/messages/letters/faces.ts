import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { unpackWoff } from './unpack-woff.ts';

export type Weight = 400 | 600;

/** One font file: a part of the characters of a typeface. */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  readonly has: (codePoint: number) => boolean;
}

const at = createRequire(import.meta.url);

/** In the order in which they are asked for a character. Latin first, so that digits look the same in every language. */
const files = [
  ['@fontsource/ibm-plex-sans', 'ibm-plex-sans', ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext']],
  ['@fontsource/ibm-plex-sans-arabic', 'ibm-plex-sans-arabic', ['arabic']],
  ['@fontsource/noto-sans-sc', 'noto-sans-sc', ['chinese-simplified']],
] as const;

/** The typefaces of letters, read once; about 3.5 MB. */
export function loadFaces(): Readonly<Record<Weight, readonly Face[]>> {
  return { 400: facesOf(400), 600: facesOf(600) };
}

const facesOf = (weight: Weight): readonly Face[] =>
  files.flatMap(([folder, family, parts]) => parts.map((part) => faceFrom(`${folder}/files/${family}-${part}-${weight}-normal.woff`)));

function faceFrom(path: string): Face {
  const bytes = unpackWoff(readFileSync(at.resolve(path)));
  const font = fontkit.create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('one font a file is expected');
  return { name: path, bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
}

/** Can all of this be printed? Spaces and marks of direction need no glyph. */
export const isPrintable = (text: string, faces: readonly Face[]): boolean =>
  [...text.normalize('NFC')].every((char) => isInvisible(char) || faces.some(({ has }) => has(char.codePointAt(0) ?? 0)));

/** Spaces are printed; marks that only steer direction or joining are not. */
export const isInvisible = (char: string): boolean => /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(char);
