import { createHash } from 'node:crypto';
import { type Instant, msOf, plusMinutes } from '../../shared/domain/time.ts';

const windowMinutes = 10;
/** A device that asks again and again with one dead code is no guesser, so different codes are counted; a clinic may share one address. */
const codesBeforePause = 20;
/** A crowd of addresses must not fill the memory; the oldest is forgotten. */
const addressesKept = 10_000;

/**
 * Slows guessing at enrolment codes, by address. In memory: 80 bits cannot be guessed, so this saves the portal's time and makes guessing heard.
 */
export function createEnrolmentThrottle(now: () => Instant) {
  const misses = new Map<string, Map<string, Instant>>();
  const recent = (address: string): Map<string, Instant> => {
    const from = plusMinutes(now(), -windowMinutes);
    return new Map([...(misses.get(address) ?? [])].filter(([, at]) => at > from));
  };
  return {
    /** Seconds this address must wait; null when it may try. */
    pauseFor(address: string): number | null {
      const times = [...recent(address).values()].sort();
      const freeing = times.at(-codesBeforePause);
      if (freeing === undefined) return null;
      return Math.max(1, Math.ceil((msOf(plusMinutes(freeing, windowMinutes)) - msOf(now())) / 1000));
    },
    /** Counts a code that was refused. False when it was refused to this address before. */
    missed(address: string, code: string): boolean {
      const codes = recent(address);
      const mark = createHash('sha256').update(code).digest('base64url');
      const isNew = !codes.has(mark);
      misses.delete(address);
      misses.set(address, codes.set(mark, now()));
      const [oldest] = misses.keys();
      if (misses.size > addressesKept && oldest !== undefined) misses.delete(oldest);
      return isNew;
    },
  };
}
