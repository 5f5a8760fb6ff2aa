import { type Failure, retryDelay } from '../../shared/sync/delivery.ts';

/** Why this device is not enrolled yet, in the codes its screen shows to IT. */
export type EnrolmentWait = 'not-set-up' | 'enrolment-refused' | 'portal-unreachable' | 'clock-wrong';

/** What became of one attempt, and when to look again, milliseconds. */
export interface EnrolmentStep {
  readonly reason: EnrolmentWait;
  readonly againMs: number;
}

/** The file may be carried to the device at any time, also while it waits. */
const lookAgainMs = 2000;
/** A code that was refused does not get better, but IT may put a fresh file in its place. */
const refusedMs = 10_000;

export const waitingForFile: EnrolmentStep = { reason: 'not-set-up', againMs: lookAgainMs };
export const unusableFile: EnrolmentStep = { reason: 'enrolment-refused', againMs: lookAgainMs };

/**
 * What a failed enrolment means. The portal that cannot be reached is asked again, each time a little later.
 * @param tries attempts that failed so far
 * @param random in [0, 1)
 */
export function decideEnrolmentRetry(failure: Failure | { readonly kind: 'refused' }, tries: number, random: number): EnrolmentStep {
  if (failure.kind === 'refused') return { reason: 'enrolment-refused', againMs: refusedMs };
  const againMs = retryDelay(tries, random);
  if (failure.reason === 'clock-wrong') return { reason: 'clock-wrong', againMs };
  return { reason: 'portal-unreachable', againMs };
}
