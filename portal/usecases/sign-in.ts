import { randomBytes } from 'node:crypto';
import { StaffRole } from '../../shared/domain/access.ts';
import type { Site } from '../../shared/domain/site.ts';
import { dayIn, type Instant, instantAt, minutesFrom, plusMinutes } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SignedIn } from '../../shared/sync/portal-api.ts';
import { checkPassword } from '../auth/password.ts';
import { totpStep } from '../auth/totp.ts';
import type { Device } from '../store/devices.ts';
import type { Store, WriteScope } from '../store/store.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code: string;
}

export type SignInRefusal =
  | { readonly reason: 'not-allowed' | 'not-signed-in' }
  | { readonly reason: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Password (argon2id) and TOTP together, at a console of a site the person works at. Whatever is wrong, the answer and the time it takes are
 * the same; attempts are counted before they are checked, for names that exist and names that do not.
 */
export const signIn =
  ({ store }: { readonly store: Store }) =>
  async (device: Device, { username, password, code }: Credentials): Promise<Result<SignedIn, SignInRefusal>> => {
    if (device.role !== 'console') return refuseRole(store, device);
    const begun = await store.write(device.tenant, (tx) => begin(tx, device, username));
    if (!begun.ok) return begun;
    const rightPassword = await checkPassword(begun.value.passwordHash, password);
    return store.write(device.tenant, (tx) => finish(tx, device, { username, code, rightPassword }));
  };

const refuseRole = (store: Store, { id, tenant, role }: Device): Promise<Result<never, SignInRefusal>> =>
  store.write(tenant, async (tx) => {
    tx.audit({ actor: { kind: 'device' }, action: 'access-refused', outcome: 'refused', detail: { what: 'sign-in', role } }, id);
    return err({ reason: 'not-allowed' });
  });

/** Ends the session of this token on this device; an unknown one is no mistake. */
export const signOut =
  ({ store }: { readonly store: Store }) =>
  async (device: Device, token: string): Promise<void> =>
    store.write(device.tenant, async (tx) => {
      const session = await tx.staffSessions.find(token, device.id);
      if (!session) return;
      await tx.staffSessions.end(token, device.id);
      tx.audit({ actor: { kind: 'staff', id: session.staff.id }, action: 'staff-sign-out' }, device.id);
    });

async function begin(
  tx: WriteScope,
  device: Device,
  username: string,
): Promise<Result<{ readonly passwordHash: string | null }, SignInRefusal>> {
  const { settings } = await siteOf(tx, device);
  const { failuresBeforePause, pauseMinutes } = settings.policy.staff;
  const who = tx.staff.throttleKey(username);
  const failures = await tx.failures.since(who, plusMinutes(tx.now, -24 * 60));
  const last = failures.at(-1);
  const until = last && failures.length >= failuresBeforePause ? plusMinutes(last, pauseMinutes) : null;
  if (until !== null && until > tx.now) {
    tx.audit({ actor: { kind: 'device' }, action: 'staff-sign-in-failed', outcome: 'refused', detail: { reason: 'too-many' } }, device.id);
    return err({ reason: 'too-many', retryAfterSeconds: Math.ceil(minutesFrom(tx.now, until) * 60) });
  }
  await tx.failures.add(who);
  return ok({ passwordHash: (await tx.staff.findByUsername(username))?.passwordHash ?? null });
}

interface Checked {
  readonly username: string;
  readonly code: string;
  readonly rightPassword: boolean;
}

async function finish(
  tx: WriteScope,
  device: Device,
  { username, code, rightPassword }: Checked,
): Promise<Result<SignedIn, SignInRefusal>> {
  const person = await tx.staff.findByUsername(username);
  const step = person ? totpStep(person.totpSeed, code, tx.now) : null;
  const mayHere = person?.active === true && person.sites.includes(device.site);
  // The step is used up only by a sign-in that is otherwise right, so that a guesser cannot spend the owner's code.
  const fresh = person && step !== null && rightPassword && mayHere ? await tx.staff.spendTotpStep(person.id, step) : false;
  if (!person || !fresh) {
    const actor = person ? ({ kind: 'staff', id: person.id } as const) : ({ kind: 'device' } as const);
    tx.audit({ actor, action: 'staff-sign-in-failed', outcome: 'refused' }, device.id);
    return err({ reason: 'not-signed-in' });
  }
  await tx.failures.clear(tx.staff.throttleKey(username));
  const token = randomBytes(32).toString('base64url');
  const expiresAt = sessionEnd(await siteOf(tx, device), tx.now);
  await tx.staffSessions.start(token, { staff: person.id, device: device.id, expiresAt });
  tx.audit({ actor: { kind: 'staff', id: person.id }, action: 'staff-sign-in' }, device.id);
  return ok({ token, staff: person.id, name: person.name, role: StaffRole.parse(person.role), expiresAt });
}

/** The end of the shift or the absolute limit, whichever is first (45 CFR 164.312(a)(2)(iii)). */
function sessionEnd({ zone, settings }: Site, now: Instant): Instant {
  const { absoluteHours, shiftEndsAt } = settings.policy.staff;
  const limit = plusMinutes(now, absoluteHours * 60);
  const shiftEnd = instantAt(zone, dayIn(zone, now), shiftEndsAt);
  return now < shiftEnd && shiftEnd < limit ? shiftEnd : limit;
}

async function siteOf(tx: WriteScope, device: Device): Promise<Site> {
  const site = await tx.sites.find(device.site);
  if (!site) throw new Error('a device of a site that does not exist');
  return site;
}
