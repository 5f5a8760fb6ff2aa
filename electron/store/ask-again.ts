import type { Policy } from '../../shared/domain/policy.ts';
import { type Instant, minutesFrom, plusMs } from '../../shared/domain/time.ts';
import { retryDelay } from '../../shared/sync/delivery.ts';

/** Beyond its bounds a fact is still offered, this seldom: a portal put right later takes it without anybody's help. */
export const blockedRetryMs = 15 * 60_000;

export interface AskAgain {
  readonly tries: number;
  readonly firstAskedAt: Instant;
  readonly nextTryAt: Instant;
  /** Out of bounds: its appointment stays held back and staff are told. */
  readonly blocked: boolean;
}

/**
 * The portal said `ask-again`. Bounded by attempts and by age, whichever comes first.
 * @param random in [0, 1)
 */
export function decideAskAgain(
  before: { readonly tries: number; readonly firstAskedAt: Instant | null },
  now: Instant,
  { policy, random }: { readonly policy: Policy['sync']; readonly random: number },
): AskAgain {
  const tries = before.tries + 1;
  const firstAskedAt = before.firstAskedAt ?? now;
  const blocked = tries >= policy.askAgainTries || minutesFrom(firstAskedAt, now) >= policy.askAgainHours * 60;
  return { tries, firstAskedAt, nextTryAt: plusMs(now, blocked ? blockedRetryMs : retryDelay(tries, random)), blocked };
}
