import { type Instant, plusMinutes } from '../../shared/domain/time.ts';
import type { Store } from '../store/store.ts';

/** Forgets changes older than `feedDays` (docs/sync.md S33) failed attempts and help at kiosks older than a week, and who was at a kiosk. */
export async function prune(store: Store, { now, feedDays }: { readonly now: Instant; readonly feedDays: number }): Promise<void> {
  for (const { id } of await store.portal.tenants()) {
    await store.write(id, async (tx) => {
      await tx.changes.prune(plusMinutes(now, -feedDays * 24 * 60));
      await tx.failures.prune(plusMinutes(now, -7 * 24 * 60));
      await tx.presences.prune(plusMinutes(now, -60));
      await tx.takeOvers.prune(plusMinutes(now, -7 * 24 * 60));
    });
  }
}
