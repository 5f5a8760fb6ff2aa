import type { Failure, PortalTrouble } from '../../shared/sync/delivery.ts';
import type { Clock } from '../store/clock.ts';
import { pauseAfter, troubleDespiteAnswer } from './decide-next.ts';
import type { PortalRefusal } from './portal-answer.ts';
import { failureOfRefusal } from './portal-failures.ts';

/** Any way a step of sync can end badly: the portal's, the line's, or this device's own disk. */
export type StepTrouble = Failure | PortalRefusal | 'storage-failed' | 'not-enrolled';

/** How the line to the portal has been lately: when to try again, and what people are told. */
export function createLine(clock: Clock, random: () => number, onNews: () => void) {
  let failures = 0;
  let retryAt: number | null = null;
  let trouble: PortalTrouble | null = null;

  const tell = (now: PortalTrouble | null): void => {
    if (now === trouble) return;
    trouble = now;
    onNews();
  };

  return {
    retryAt: (): number | null => retryAt,
    trouble: (): PortalTrouble | null => trouble,
    /** @param offset portal clock minus device clock, milliseconds, when the answer told it */
    worked(offset: number | null): void {
      failures = 0;
      retryAt = null;
      tell(troubleDespiteAnswer(offset));
    },
    failed(error: StepTrouble): void {
      const failure = failureFrom(error);
      failures += 1;
      retryAt = clock.mono() + pauseAfter(failures, failure ?? { kind: 'transient' }, random());
      if (failure) tell(failure.reason);
    },
    /** What stood in the way is gone: no need to sit out the pause. */
    clear(): void {
      retryAt = null;
    },
  };
}

export type Line = ReturnType<typeof createLine>;

/** Null when the line is not to blame. A refusal of a whole exchange is nobody's plan; it is tried again like any failure. */
function failureFrom(error: StepTrouble): Failure | null {
  if (error === 'storage-failed' || error === 'not-enrolled') return null;
  if (error.kind !== 'refused') return error;
  return failureOfRefusal(error.reason) ?? { kind: 'transient', reason: 'not-allowed' };
}
