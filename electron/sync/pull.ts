import type { DeviceRole } from '../../shared/domain/access.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { dayIn, type Instant, plusDays, plusMs } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../../shared/sync/delivery.ts';
import type { DayWindow } from '../store/purge.ts';
import type { Store } from '../store/store.ts';
import type { PortalRefusal } from './portal-answer.ts';
import type { PortalClient } from './portal-client.ts';

export interface Pulled {
  readonly changed: boolean;
  readonly more: boolean;
  readonly offset: number | null;
}

/** One answer of the feed, applied whole or not at all (S30, S32, S41), and the cache cut to the days this device may keep. */
export async function pull(
  store: Store,
  client: Pick<PortalClient, 'feed'>,
): Promise<Result<Pulled, Failure | PortalRefusal | 'storage-failed'>> {
  const reply = await client.feed(store.feedState.current().cursor);
  if (!reply.ok) return reply;
  const { value: feed, offset } = reply.value;
  return store.transaction(() => {
    const applied = store.applyFeed(feed);
    const known = offset ?? store.feedState.current().offset;
    store.feedState.heard(store.clock.wall(), known);
    const window = windowOf(store, plusMs(store.clock.wall(), known ?? 0));
    const purged = window === null ? 0 : store.purge(window);
    return ok({ changed: applied || purged > 0, more: feed.more, offset });
  });
}

function windowOf(store: Store, trueNow: Instant): DayWindow | null {
  const site = store.site.current();
  if (site === null) return null;
  const today = dayIn(site.zone, trueNow);
  const { before, after } = daysKept(store.identity.role, site.settings.policy.cache);
  return { zone: site.zone, from: plusDays(today, -before), to: plusDays(today, after) };
}

const daysKept = (role: DeviceRole, policy: Policy['cache']): { readonly before: number; readonly after: number } =>
  role === 'kiosk'
    ? { before: policy.kioskDaysBefore, after: policy.kioskDaysAfter }
    : { before: policy.consoleDaysBefore, after: policy.consoleDaysAfter };
