import { type Instant, minutesFrom } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import { guessingAt, missesOf } from '../usecases/site-misses.ts';
import { type Command, findSite } from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';

export const siteStatus: Command = {
  noun: 'site',
  verb: 'status',
  summary: 'say how a site is now: tries at its kiosks that did not match, and when each device was heard from',
  flags: [siteFlag, organisationFlag],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const { identity } = site.settings.policy;
    const seen = await desk.store.read(tenant, async (tx) => ({
      now: tx.now,
      misses: await missesOf(tx, site),
      guessing: await guessingAt(tx, site),
      devices: (await tx.devices.list()).filter((one) => one.site === site.id && one.state === 'active'),
    }));
    const devices = seen.devices.map(({ id, name, role, lastSeenAt }) => ({ id, name, role, lastSeenAt }));
    const lines = [
      `${seen.misses} tries of the last hour at the kiosks of ${site.id} did not match; ${identity.siteFailuresPerHour} are too many.`,
      ...seen.guessing.map(
        ({ kiosk, misses, until }) =>
          `Somebody may be guessing ${kiosk === null ? 'at this site' : `at ${kiosk}`}: ${misses} tries did not match. ` +
          `${kiosk === null ? 'No one-time codes are sent or taken' : 'It rests between tries'} until ${until}. See docs/operations.md, "Tries that do not match".`,
      ),
      ...devices.map(({ name, role, lastSeenAt }) => `${role}  ${name}  ${heard(lastSeenAt, seen.now)}`),
    ];
    return ok({
      json: { site: site.id, missesLastHour: seen.misses, limit: identity.siteFailuresPerHour, guessing: seen.guessing, devices },
      lines,
    });
  },
};

const heard = (at: Instant | null, now: Instant): string =>
  at === null ? 'never heard from' : `heard from ${Math.max(0, Math.round(minutesFrom(at, now)))} min ago`;
