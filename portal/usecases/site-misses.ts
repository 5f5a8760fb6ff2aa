import type { SiteId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import { plusMinutes } from '../../shared/domain/time.ts';
import type { Device } from '../store/devices.ts';
import type { ReadScope, WriteScope } from '../store/store.ts';

const keyOf = (site: SiteId): string => `identity-site:${site}`;

/** So many misses within an hour at all kiosks of a site look like somebody guessing: no code is sent or checked until they are fewer. */
export async function siteIsGuessedAt(tx: ReadScope, { id, settings }: Site): Promise<boolean> {
  const misses = await tx.failures.since(keyOf(id), plusMinutes(tx.now, -60));
  return misses.length >= settings.policy.identity.siteFailuresPerHour;
}

/** Counts one miss; the one that reaches the limit is put on record. */
export async function noteSiteMiss(tx: WriteScope, { id, settings }: Site, device: Device): Promise<void> {
  const before = await tx.failures.since(keyOf(id), plusMinutes(tx.now, -60));
  await tx.failures.add(keyOf(id));
  const misses = before.length + 1;
  if (misses !== settings.policy.identity.siteFailuresPerHour) return;
  tx.audit(
    { actor: { kind: 'device' }, action: 'site-guessing', outcome: 'refused', subject: `Location/${id}`, detail: { misses } },
    device.id,
  );
}
