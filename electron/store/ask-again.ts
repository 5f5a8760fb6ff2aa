import type { Policy } from '../../shared/domain/policy.ts';
import { type Instant, minutesFrom, plusMs } from '../../shared/domain/time.ts';
import { retryDelay } from '../../shared/sync/delivery.ts';

/** The longest wait before a fact is offered again. */
export const longestWaitMs = 30_000;

export type AskAgain =
  | { readonly kind: 'wait'; readonly tries: number; readonly firstAskedAt: Instant; readonly nextTryAt: Instant }
  | { readonly kind: 'park' };

/**
 * The portal said `ask-again` (S17). Bounded by attempts and by age, whichever comes first.
 * @param random in [0, 1)
 */
export function decideAskAgain(
  before: { readonly tries: number; readonly firstAskedAt: Instant | null },
  now: Instant,
  { policy, random }: { readonly policy: Policy['sync']; readonly random: number },
): AskAgain {
  const tries = before.tries + 1;
  const firstAskedAt = before.firstAskedAt ?? now;
  const tooOften = tries >= policy.askAgainTries || minutesFrom(firstAskedAt, now) >= policy.askAgainHours * 60;
  return tooOften ? { kind: 'park' } : { kind: 'wait', tries, firstAskedAt, nextTryAt: plusMs(now, retryDelay(tries, random)) };
}
