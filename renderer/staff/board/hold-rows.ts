export interface Shown<R> {
  readonly row: R;
  /** It has left this lane since the rows were held; it keeps its place until they are let go. */
  readonly gone: boolean;
}

export interface HeldRows<R> {
  readonly shown: readonly Shown<R>[];
  /** New rows kept back. */
  readonly waiting: number;
}

/**
 * Rows never move under pointer or focus. While held, the rows stay where they were, each with its newest content; new ones wait.
 * @param held the rows as they were when pointer or focus came, null when nobody is in the lane
 */
export function holdRows<R>(held: readonly R[] | null, incoming: readonly R[], idOf: (row: R) => string): HeldRows<R> {
  if (held === null) return { shown: incoming.map((row) => ({ row, gone: false })), waiting: 0 };
  const newest = new Map(incoming.map((row) => [idOf(row), row]));
  const known = new Set(held.map(idOf));
  return {
    shown: held.map((row) => {
      const now = newest.get(idOf(row));
      return now === undefined ? { row, gone: true } : { row: now, gone: false };
    }),
    waiting: incoming.filter((row) => !known.has(idOf(row))).length,
  };
}
