/** Where something of a patient is looked for. */
export const placesSearched = ['dom', 'heap', 'storage', 'clipboard', 'files', 'openFiles'] as const;
export type Place = (typeof placesSearched)[number];

/** One piece of what was looked through: where it was, and its bytes. */
export interface Piece {
  readonly place: Place;
  readonly where: string;
  readonly bytes: Buffer;
}

/** What is looked for: a word in either encoding, or bytes exactly as they are. */
export type Needle = string | Buffer;

/** Looks for words, as UTF-8 and as UTF-16, and for bytes in whatever is brought to it, and counts what it looked through. */
export function createHunt() {
  const searched = Object.fromEntries(placesSearched.map((place) => [place, { pieces: 0, bytes: 0 }])) as Record<
    Place,
    { pieces: number; bytes: number }
  >;
  return {
    searched,
    /** Where something was found, without saying what. */
    find(pieces: readonly Piece[], needles: readonly Needle[]): readonly { readonly place: Place; readonly where: string }[] {
      const wanted = needles.flatMap((needle) =>
        typeof needle === 'string' ? [Buffer.from(needle, 'utf8'), Buffer.from(needle, 'utf16le')] : [needle],
      );
      return pieces.filter(({ place, bytes }) => {
        searched[place].pieces += 1;
        searched[place].bytes += bytes.length;
        return wanted.some((one) => bytes.includes(one));
      });
    },
  };
}
export type Hunt = ReturnType<typeof createHunt>;
