import { type Instant, minutesFrom } from '../../shared/domain/time.ts';

/** What is remembered must not fill the memory; the oldest is forgotten. */
const kept = 10_000;

/** Whether a thing has not been written down for a minute: who asks without end is audited once a minute, not each time. */
export function createNotedLately(now: () => Instant): (what: string) => boolean {
  const noted = new Map<string, Instant>();
  return (what) => {
    const last = noted.get(what);
    if (last && minutesFrom(last, now()) < 1) return false;
    noted.delete(what);
    noted.set(what, now());
    const [oldest] = noted.keys();
    if (noted.size > kept && oldest !== undefined) noted.delete(oldest);
    return true;
  };
}
