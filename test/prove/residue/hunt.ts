/** Where something of a patient is looked for. */
export const placesSearched = ['dom', 'heap', 'storage', 'clipboard', 'files', 'openFiles'] as const;
export type Place = (typeof placesSearched)[number];

/** One piece of what was looked through: where it was, and its bytes. */
export interface Piece {
  readonly place: Place;
  readonly where: string;
  readonly bytes: Buffer;
}

/** Looks for words in whatever is brought to it, as UTF-8 and as UTF-16, and counts what it looked through. */
export function createHunt() {
  const searched = Object.fromEntries(placesSearched.map((place) => [place, { pieces: 0, bytes: 0 }])) as Record<
    Place,
    { pieces: number; bytes: number }
  >;
  return {
    searched,
    /** Where a word was found, without the word. */
    find(pieces: readonly Piece[], words: readonly string[]): readonly { readonly place: Place; readonly where: string }[] {
      const wanted = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
      return pieces.filter(({ place, bytes }) => {
        searched[place].pieces += 1;
        searched[place].bytes += bytes.length;
        return wanted.some((word) => bytes.includes(word));
      });
    },
  };
}
export type Hunt = ReturnType<typeof createHunt>;
