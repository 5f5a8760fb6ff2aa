import type { Catalogue } from '../../i18n/catalogue.ts';

/** A piece of text as it would be said: in one language, private or not. */
export interface Heard {
  readonly text: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** A value of a person: said only where nobody else hears it. */
  readonly private: boolean;
  /** On a screen about the person nothing is said aloud but sentences every person reads. */
  readonly unlessKnown?: boolean;
  /** Just typed: where it may not be said, a mask is. */
  readonly typed?: true;
}

/** Neighbours of one kind become one piece; spaces between words are single, and nothing is left of empty pieces. */
export function joined(pieces: readonly Heard[]): readonly Heard[] {
  const whole: Heard[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && last.lang === piece.lang && last.private === piece.private && last.unlessKnown === piece.unlessKnown)
      whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole.map((piece) => ({ ...piece, text: piece.text.replaceAll(/\s+/g, ' ').trim() })).filter(({ text }) => text !== '');
}

export const textOf = (pieces: readonly Heard[]): string => pieces.map(({ text }) => text).join(' ');

/** In which words, and which language, the kiosk says things of its own. */
export interface Manner {
  readonly words: Catalogue['speech'];
  readonly lang: string;
}
