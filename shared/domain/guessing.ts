import { z } from 'zod';
import { Instant, plusMinutes } from './time.ts';

/** So many tries that did not match, at one kiosk or at all of a site, that somebody may be guessing. Told to consoles and to IT. */
export const Guessing = z.object({
  /** The kiosk's name; null: all kiosks of the site together. */
  kiosk: z.string().max(100).nullable(),
  misses: z.number().int().positive(),
  /** When they are fewer again, if no more come. */
  until: Instant,
});
export type Guessing = z.infer<typeof Guessing>;

/**
 * Null below the limit.
 * @param misses oldest first
 * @param limit misses within `minutes` that are too many
 */
export function decideGuessing(
  misses: readonly Instant[],
  now: Instant,
  { limit, minutes }: { readonly limit: number; readonly minutes: number },
): Pick<Guessing, 'misses' | 'until'> | null {
  const recent = misses.filter((at) => at > plusMinutes(now, -minutes) && at <= now);
  const last = recent.at(-limit);
  return last === undefined ? null : { misses: recent.length, until: plusMinutes(last, minutes) };
}
