import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CacheRole } from '../../electron/store/appointments.ts';
import { type Clock, systemClock } from '../../electron/store/clock.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { Store } from '../../electron/store/store.ts';
import { KioskLetter } from '../../shared/domain/hand-off.ts';
import { BootId, DeviceId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import { Site } from '../../shared/domain/site.ts';
import { TimeZone } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import type { FeedEntry } from '../../shared/sync/feed.ts';

export const zone = TimeZone.parse('Etc/UTC');
export const site = SiteId.parse('main-street');
const tenant = TenantId.parse('riverside');

export interface DeviceOnDisk<R extends CacheRole> {
  readonly folder: string;
  readonly role: R;
  readonly entries: readonly FeedEntry[];
  readonly settings?: object;
  /** What the portal has told of the site besides its settings. */
  readonly told?: object;
  readonly clock?: Clock;
}

/** A device's real encrypted store in `folder`, which has heard these entries from its portal. */
export function deviceOnDisk<R extends CacheRole>({
  folder,
  role,
  entries,
  settings = {},
  told = {},
  clock = systemClock,
}: DeviceOnDisk<R>) {
  const [file, key] = [join(folder, 'cache.db'), randomBytes(32)];
  const store = openedDevice({ file, key, role, clock });
  const here = Site.parse({ id: site, tenant, zone, version: 1, settings: { name: 'Riverside Clinic', ...settings }, ...told });
  const whole = [{ kind: 'site' as const, put: here }, ...entries];
  const feed = { reset: true, entries: whole, revision: 1, cursor: 'c', more: false, letter: null, portalTime: clock.wall() } as Parameters<
    typeof store.applyFeed
  >[0];
  store.transaction(() => ok(store.applyFeed(feed)));
  return { store, file, key };
}

interface DeviceFile<R extends CacheRole> {
  readonly file: string;
  /** 32 bytes, not changed. */
  readonly key: Uint8Array;
  readonly role: R;
  readonly clock?: Clock;
}

/** The store of such a file, or of a copy of it, as the same device opens it after a restart. */
export function openedDevice<R extends CacheRole>({ file, key, role, clock = systemClock }: DeviceFile<R>): Store<R> {
  const opened = openStore({
    file,
    key,
    identity: { tenant, device: DeviceId.parse(`${role}-1`), site, role, letter: role === 'kiosk' ? KioskLetter.parse('A') : null },
    boot: BootId.parse(randomUUID()),
    clock,
    newId: () => FactId.parse(randomUUID()),
  });
  if (!opened.ok) throw new Error(`the store does not open: ${opened.error}`);
  return opened.value;
}
