import type { DeviceId, SiteId, TenantId } from '../shared/domain/ids.ts';
import type { Store } from './store/store.ts';

/** Wakes listeners when a tenant has a new revision, whoever made it (docs/sync.md S36). */
export interface Hints {
  /** Gives back the way to stop listening. */
  readonly listen: (tenant: TenantId, wake: () => void) => () => void;
  /** Somebody came to a kiosk or left it, or staff take one over: told to this process's listeners only; the others look again by themselves. */
  readonly presence: (news: PresenceNews) => void;
  readonly listenForPresence: (tenant: TenantId, wake: (news: PresenceNews) => void) => () => void;
  readonly stop: () => void;
}

/** `kiosk`: the one that staff want something of; null when it is for consoles alone. */
export interface PresenceNews {
  readonly tenant: TenantId;
  readonly site: SiteId;
  readonly kiosk: DeviceId | null;
}

interface Watched {
  readonly listeners: Set<() => void>;
  seen: number | null;
}

/** Own commits wake at once; those of other processes (the admin command line, a second portal) within `pollMs`. */
export function createHints({ portal, onRevision }: Pick<Store, 'portal' | 'onRevision'>, pollMs = 1000): Hints {
  const watched = new Map<TenantId, Watched>();
  const presenceListeners = new Map<(news: PresenceNews) => void, TenantId>();
  const look = (tenant: TenantId) => void lookAt(portal, tenant, watched.get(tenant));
  onRevision(look);
  const timer = setInterval(() => watched.forEach((_, tenant) => look(tenant)), pollMs);
  timer.unref();
  return {
    listen(tenant, wake) {
      const entry = watched.get(tenant) ?? { listeners: new Set(), seen: null };
      watched.set(tenant, entry);
      entry.listeners.add(wake);
      look(tenant);
      return () => {
        entry.listeners.delete(wake);
        if (entry.listeners.size === 0) watched.delete(tenant);
      };
    },
    presence: (news) => presenceListeners.forEach((tenant, wake) => tenant === news.tenant && wake(news)),
    listenForPresence(tenant, wake) {
      presenceListeners.set(wake, tenant);
      return () => void presenceListeners.delete(wake);
    },
    stop: () => clearInterval(timer),
  };
}

async function lookAt(portal: Store['portal'], tenant: TenantId, entry: Watched | undefined): Promise<void> {
  if (!entry) return;
  try {
    const revision = await portal.revisionOf(tenant);
    const isNew = entry.seen !== null && revision > entry.seen;
    entry.seen = Math.max(revision, entry.seen ?? 0);
    if (isNew) for (const wake of entry.listeners) wake();
  } catch {
    // A hint that is lost costs time only; the next look tries again.
  }
}
