import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

/** A timer is up to this late, and cuts fractions of a millisecond off; the last stretch is therefore watched, not slept. */
const watchedMs = 3;

/**
 * Waits `ms` milliseconds to within some hundredths of one. A refusal that took part of its time elsewhere would otherwise end at another
 * fraction of a millisecond than one that did not, and thousands of them could be told apart.
 */
export async function exactWait(ms: number): Promise<void> {
  const until = performance.now() + ms;
  if (ms > watchedMs) await sleep(ms - watchedMs);
  while (performance.now() < until) await turn();
}
