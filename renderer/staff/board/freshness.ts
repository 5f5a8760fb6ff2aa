import { clockIn, type Instant, minutesFrom, type TimeZone } from '../../../shared/domain/time.ts';
import type { Reply } from '../asking/reply.ts';
import type { Freshness } from '../staff-window.ts';
import type { StaffWords } from '../words/catalogue.ts';
import { lengthOf } from '../words/lengths.ts';

export interface FreshnessSentence {
  /** `old`: do not lean on it. `waiting`: the portal has not heard from us. */
  readonly kind: 'fresh' | 'waiting' | 'old';
  readonly text: string;
}

/** The one sentence that says how far the board can be trusted, and why. */
export function sayFreshness(
  { lastHeardAt, stale, trouble, unsent }: Freshness,
  { now, zone, unread = false }: { readonly now: Instant; readonly zone: TimeZone; readonly unread?: boolean },
  words: StaffWords,
): FreshnessSentence {
  const say = words.freshness;
  if (unread && lastHeardAt !== null) return { kind: 'old', text: say.unread(clockIn(zone, lastHeardAt)) };
  if (lastHeardAt === null || stale) {
    const ago = lastHeardAt === null ? null : lengthOf(secondsBetween(lastHeardAt, now), words);
    const first = lastHeardAt === null || ago === null ? say.never : say.stale(ago, clockIn(zone, lastHeardAt));
    const more = [trouble === null ? null : say.because(say.causes[trouble]), unsent === 0 ? null : say.alsoUnsent(unsent)];
    return { kind: 'old', text: [`${first}.`, ...more.filter((part) => part !== null)].join(' ') };
  }
  if (unsent > 0) return { kind: 'waiting', text: say.unsent(unsent) };
  const ago = lengthOf(secondsBetween(lastHeardAt, now), words);
  return trouble === null ? { kind: 'fresh', text: say.upToDate(ago) } : { kind: 'waiting', text: say.slow(ago) };
}

/** Three missed askings: longer than that, main does not answer this window. */
const unreadAfterMs = 30_000;

/** Is what stands on screen no longer being read? Then `stale` in it, which was true when it was read, says nothing any more. */
export const isUnread = ({ value, refusal, receivedAt }: Reply<unknown, string>, tick: number): boolean =>
  value !== null && (refusal !== null || tick - receivedAt > unreadAfterMs);

/** The short form every lane, row and tile carries: `as of 09:41`. */
export const sayAsOf = ({ lastHeardAt }: Freshness, zone: TimeZone, { freshness }: StaffWords): string =>
  lastHeardAt === null ? freshness.asOfNever : freshness.asOf(clockIn(zone, lastHeardAt));

/** Whole seconds, never negative: a clock that was put back must not show an age below nothing. */
export const secondsBetween = (from: Instant, to: Instant): number => Math.max(0, Math.floor(minutesFrom(from, to) * 60));
