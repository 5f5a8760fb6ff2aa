import bidiFactory from 'bidi-js';
import { type Face, isInvisible } from './faces.ts';

/** Characters of one font file in one direction, as they stand on the line from left to right. Text inside stays in reading order. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

const bidi = bidiFactory();

/** One line of text, cut and ordered for printing (Unicode Bidirectional Algorithm). Characters in no face are left out: check them before. */
export function visualRuns(line: string, direction: 'ltr' | 'rtl', faces: readonly Face[]): readonly Run[] {
  const text = line.normalize('NFC');
  const embedding = bidi.getEmbeddingLevels(text, direction);
  const pieces = piecesOf(text, embedding.levels, faces);
  return inVisualOrder(pieces).map(({ chars, level, face }) => ({ text: level % 2 === 1 ? rightToLeft(chars) : chars.join(''), face }));
}

interface Piece {
  readonly chars: string[];
  readonly level: number;
  readonly face: Face;
}

/** A character stays with the face before it when that has it, so that words are shaped whole. */
function piecesOf(text: string, levels: Uint8Array, faces: readonly Face[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const char of text) {
    const level = levels[at] ?? 0;
    at += char.length;
    if (isInvisible(char)) continue;
    const codePoint = char.codePointAt(0) ?? 0;
    const last = pieces.at(-1);
    const face = last?.face.has(codePoint) ? last.face : faces.find(({ has }) => has(codePoint));
    if (face === undefined) continue;
    if (last && last.level === level && last.face === face) last.chars.push(char);
    else pieces.push({ chars: [char], level, face });
  }
  return pieces;
}

/** Rule L2: from the highest level down to the lowest odd one, reverse every stretch of pieces at that level or above. */
function inVisualOrder(pieces: readonly Piece[]): readonly Piece[] {
  const ordered = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while (to < ordered.length && (ordered[to]?.level ?? 0) >= level) to += 1;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  }
  return ordered;
}

/**
 * Brackets turn round. Letters of a right-to-left script are reversed by the shaper; a piece of spaces and signs alone it takes for
 * left-to-right, so that is reversed here.
 */
function rightToLeft(chars: readonly string[]): string {
  const mirrored = chars.map((char) => bidi.getMirroredCharacter(char) ?? char);
  const shaped = chars.some((char) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(char));
  return (shaped ? mirrored : mirrored.reverse()).join('');
}
