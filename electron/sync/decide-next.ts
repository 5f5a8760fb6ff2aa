import type { Policy } from '../../shared/domain/policy.ts';
import { type Instant, msOf } from '../../shared/domain/time.ts';
import { type Failure, type PortalTrouble, retryDelay } from '../../shared/sync/delivery.ts';
import type { Validity } from './certificate-request.ts';

/** What the loop remembers between two steps. Times are monotonic milliseconds, so no clock that jumps can hold it up. */
export interface LoopState {
  /** Facts that may be sent now. */
  readonly due: boolean;
  /** Facts that wait for their next try. */
  readonly waiting: boolean;
  /** Somebody said that there is something new: a hint, an accepted fact, `more`. */
  readonly pullWanted: boolean;
  readonly lastPullAt: number | null;
  readonly retryAt: number | null;
  readonly certificate: Validity;
  /** Not before. */
  readonly renewAt: number;
}

export type Next =
  | { readonly kind: 'renew' }
  | { readonly kind: 'push' }
  | { readonly kind: 'pull' }
  | { readonly kind: 'wait'; readonly ms: number };

/** A certificate lives 7 days and is renewed each day, so a week without contact is survived. */
const renewWhenDaysLeft = 6;
/** After a failure that only a person can end, the portal is asked this seldom whether it has been ended (S40). */
export const permanentRetryMs = 5 * 60_000;
const waitingLookMs = 1_000;

/** What to do now: renew, then tell, then ask, else how long to sleep. `now.trueWall` is the device's clock corrected by the portal's. */
export function decideNext(state: LoopState, now: { readonly mono: number; readonly trueWall: Instant }, policy: Policy['sync']): Next {
  const { mono } = now;
  if (state.retryAt !== null && mono < state.retryAt) return { kind: 'wait', ms: state.retryAt - mono };
  if (mayRenew(state, now)) return { kind: 'renew' };
  if (state.due) return { kind: 'push' };
  const pullAt = state.lastPullAt === null ? mono : state.lastPullAt + policy.pullSeconds * 1000;
  if (state.pullWanted || pullAt <= mono) return { kind: 'pull' };
  return { kind: 'wait', ms: state.waiting ? Math.min(pullAt - mono, waitingLookMs) : pullAt - mono };
}

function mayRenew({ certificate, renewAt }: LoopState, { mono, trueWall }: { readonly mono: number; readonly trueWall: Instant }): boolean {
  const daysLeft = (msOf(certificate.to) - msOf(trueWall)) / 86_400_000;
  return daysLeft < renewWhenDaysLeft && mono >= renewAt;
}

/** How long to wait with the next renewal: an unreachable portal is asked again soon, one that answered not before an hour has passed. */
export const renewPauseMs = (answered: boolean): number => (answered ? 3_600_000 : 60_000);

/** How long to leave the portal alone after its `failures`-th failure in a row, milliseconds. */
export const pauseAfter = (failures: number, { kind }: Pick<Failure, 'kind'>, random: number): number =>
  kind === 'permanent' ? permanentRetryMs : retryDelay(failures - 1, random);

/** A device whose clock is this far from the portal's is told to IT; facts stay right, because each carries the difference. */
const clockToleranceMs = 5 * 60_000;

/** What to tell people after an exchange that worked. */
export const troubleDespiteAnswer = (offset: number | null): PortalTrouble | null =>
  offset !== null && Math.abs(offset) > clockToleranceMs ? 'clock-wrong' : null;

const stepToleranceMs = 5_000;

/**
 * Did somebody set the clock? Wall and monotonic clock must go forward together.
 * @returns by how much the wall clock was moved, milliseconds, or null
 */
export function decideClockStep(
  before: { readonly wall: Instant; readonly mono: number },
  now: { readonly wall: Instant; readonly mono: number },
): number | null {
  const step = msOf(now.wall) - msOf(before.wall) - (now.mono - before.mono);
  return Math.abs(step) > stepToleranceMs ? Math.round(step) : null;
}
