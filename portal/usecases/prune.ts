import { type Instant, plusMinutes } from '../../shared/domain/time.ts';
import { picturesOf } from '../store/coverage-answers.ts';
import type { Store, WriteScope } from '../store/store.ts';

/** A picture whose fact has not come within this long never will: the device sends both again when it does. */
const unnamedDays = 7;

/** Forgets changes older than `feedDays` (docs/sync.md S33) failed attempts and help at kiosks older than a week, and who was at a kiosk. */
export async function prune(store: Store, { now, feedDays }: { readonly now: Instant; readonly feedDays: number }): Promise<void> {
  for (const { id } of await store.portal.tenants()) {
    await store.write(id, async (tx) => {
      await tx.changes.prune(plusMinutes(now, -feedDays * 24 * 60));
      await tx.failures.prune(plusMinutes(now, -7 * 24 * 60));
      await tx.presences.prune(plusMinutes(now, -60));
      await tx.takeOvers.prune(plusMinutes(now, -7 * 24 * 60));
      await prunePictures(tx, now);
    });
  }
}

/** Pictures of cards go when policy says so, counted from the decision of staff. What was typed stays. */
async function prunePictures(tx: WriteScope, now: Instant): Promise<void> {
  let pictures = await tx.blobs.pruneUnnamed(plusMinutes(now, -unnamedDays * 24 * 60));
  for (const { id, settings } of await tx.sites.list()) {
    const before = plusMinutes(now, -settings.policy.coverage.pictureDays * 24 * 60);
    for (const answer of await tx.coverageAnswers.withOldPictures(id, before)) {
      const hashes = picturesOf(answer);
      await tx.blobs.remove(hashes);
      await tx.coverageAnswers.picturesGone(answer);
      pictures += hashes.length;
    }
  }
  if (pictures > 0) tx.audit({ actor: { kind: 'device' }, action: 'picture-prune', detail: { pictures } });
}
