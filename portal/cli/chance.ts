import { createHash, randomBytes } from 'node:crypto';

/** A source of choices. The same seed gives the same choices on every machine. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** A copy in random order. */
  shuffle<T>(list: readonly T[]): T[];
}

/** SHA-256 of the seed and a counter: slow for a game, plenty for a day of appointments. */
export function chanceFrom(seed: string): Chance {
  let count = 0;
  const below = (limit: number) => Number(seededBytes(`${seed}/${count++}`).readBigUInt64BE() % BigInt(limit));
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    shuffle(list) {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [copy[other] as (typeof copy)[number], copy[last] as (typeof copy)[number]];
      }
      return copy;
    },
  };
}

export const seededBytes = (seed: string): Buffer => createHash('sha256').update(seed).digest();

export const randomSeed = (): string => randomBytes(16).toString('hex');
