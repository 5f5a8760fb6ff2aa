import { decideGuessing, type Guessing } from '../../shared/domain/guessing.ts';
import type { DeviceId, SiteId } from '../../shared/domain/ids.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Site } from '../../shared/domain/site.ts';
import { plusMinutes } from '../../shared/domain/time.ts';
import type { Device } from '../store/devices.ts';
import type { ReadScope, WriteScope } from '../store/store.ts';

const siteKey = (site: SiteId): string => `identity-site:${site}`;
const deviceKey = (device: DeviceId): string => `identity-kiosk:${device}`;

const siteLimit = ({ siteFailuresPerHour }: Policy['identity']) => ({ limit: siteFailuresPerHour, minutes: 60 });
const deviceLimit = ({ kioskFailures, kioskWindowMinutes }: Policy['identity']) => ({ limit: kioskFailures, minutes: kioskWindowMinutes });

/** So many misses within an hour at all kiosks of a site look like somebody guessing: no code is sent or checked until they are fewer. */
export const siteIsGuessedAt = async (tx: ReadScope, site: Site): Promise<boolean> =>
  (await over(tx, siteKey(site.id), siteLimit(site.settings.policy.identity))) !== null;

/** Where too many tries did not match of late: at the whole site first, then kiosk by kiosk. Told to consoles, and to IT by `site status`. */
export async function guessingAt(tx: ReadScope, { id, settings }: Site): Promise<readonly Guessing[]> {
  const { identity } = settings.policy;
  const site = await over(tx, siteKey(id), siteLimit(identity));
  const found: Guessing[] = site === null ? [] : [{ kiosk: null, ...site }];
  for (const device of await tx.devices.list()) {
    if (device.site !== id || device.role !== 'kiosk') continue;
    const there = await over(tx, deviceKey(device.id), deviceLimit(identity));
    if (there !== null) found.push({ kiosk: device.name, ...there });
  }
  return found;
}

/** Of the last hour, at all kiosks of a site. */
export const missesOf = async (tx: ReadScope, { id }: Site): Promise<number> =>
  (await tx.failures.since(siteKey(id), plusMinutes(tx.now, -60))).length;

/** Counts one miss; from the one that reaches a limit on, consoles are told, and that one is put on record. */
export async function noteSiteMiss(tx: WriteScope, site: Site, device: Device): Promise<void> {
  const { identity } = site.settings.policy;
  await tx.failures.add(siteKey(site.id));
  await tx.failures.add(deviceKey(device.id));
  const all = await over(tx, siteKey(site.id), siteLimit(identity));
  const here = await over(tx, deviceKey(device.id), deviceLimit(identity));
  if (all !== null || here !== null) tx.changed('site', site.id, site.id);
  if (all?.misses === identity.siteFailuresPerHour) record(tx, device, { subject: `Location/${site.id}`, misses: all.misses });
  if (here?.misses === identity.kioskFailures) record(tx, device, { subject: `Device/${device.id}`, misses: here.misses });
}

function record(tx: WriteScope, { id }: Device, { subject, misses }: { readonly subject: string; readonly misses: number }): void {
  tx.audit({ actor: { kind: 'device' }, action: 'site-guessing', outcome: 'refused', subject, detail: { misses } }, id);
}

const over = async (tx: ReadScope, who: string, rule: { readonly limit: number; readonly minutes: number }) =>
  decideGuessing(await tx.failures.since(who, plusMinutes(tx.now, -rule.minutes)), tx.now, rule);
