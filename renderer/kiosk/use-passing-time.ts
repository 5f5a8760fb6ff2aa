import { useEffect, useState } from 'react';

const clockEveryMs = 5_000;
const tipAfterMs = 20_000;

/** Milliseconds since 1970, fresh enough for a clock without seconds. */
export function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), clockEveryMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Which safety tip the resting screen shows: none at first, then one that stands still until the next visit. */
export function useTip(resting: boolean): number | null {
  const [tip, setTip] = useState<number | null>(null);
  useEffect(() => {
    if (!resting) return;
    const timer = setTimeout(() => setTip(new Date().getMinutes()), tipAfterMs);
    return () => {
      clearTimeout(timer);
      setTip(null);
    };
  }, [resting]);
  return tip;
}
