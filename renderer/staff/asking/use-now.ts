import { useEffect, useState } from 'react';
import { type Instant, instantOf, plusMs } from '../../../shared/domain/time.ts';

/** Ticks each second. @returns monotonic milliseconds */
export function useTick(everyMs = 1000): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Main's time, carried on by the monotonic clock since it was told; before that this computer's own. */
export function nowFrom(told: Instant | null, receivedAt: number, tick: number): Instant {
  return told === null ? instantOf(Date.now()) : plusMs(told, Math.max(0, tick - receivedAt));
}
