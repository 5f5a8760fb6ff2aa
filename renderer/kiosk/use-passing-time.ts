import { useEffect, useEffectEvent, useState } from 'react';

const clockEveryMs = 5_000;
const tipAfterMs = 20_000;
/** Main is told of touches and keys at most this often. */
const activityEveryMs = 2_000;

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

/** Calls back when someone touches or types, but not for every key. */
export function useActivity(onActivity: () => void, wanted: boolean): void {
  const tell = useEffectEvent(onActivity);
  useEffect(() => {
    if (!wanted) return;
    let toldAt = Number.NEGATIVE_INFINITY;
    const heard = (event: Event) => {
      if (event.timeStamp - toldAt < activityEveryMs) return;
      toldAt = event.timeStamp;
      tell();
    };
    document.addEventListener('pointerdown', heard, true);
    document.addEventListener('keydown', heard, true);
    return () => {
      document.removeEventListener('pointerdown', heard, true);
      document.removeEventListener('keydown', heard, true);
    };
  }, [wanted]);
}
