import type { StaffRole } from './access.ts';
import type { StaffId } from './ids.ts';
import type { Policy } from './policy.ts';
import { dayIn, type Instant, instantAt, minutesFrom, type TimeZone } from './time.ts';

export interface StaffSession {
  readonly staff: StaffId;
  readonly name: string;
  readonly role: StaffRole;
  readonly signedInAt: Instant;
}

export type SessionState = 'open' | 'locked' | 'signed-out';

/**
 * Automatic lock and sign-out of a console (45 CFR 164.312(a)(2)(iii)). Idle time is monotonic, so a clock set back extends nothing.
 * @param idleMs milliseconds since the last input of the person, monotonic
 * @param ageMs milliseconds since sign-in, monotonic
 */
export function decideConsoleSession(
  session: Pick<StaffSession, 'signedInAt'> & { readonly locked: boolean },
  { idleMs, ageMs, now, zone }: { readonly idleMs: number; readonly ageMs: number; readonly now: Instant; readonly zone: TimeZone },
  policy: Policy['staff'],
): SessionState {
  if (ageMs >= policy.absoluteHours * 3_600_000) return 'signed-out';
  const shiftEnd = instantAt(zone, dayIn(zone, session.signedInAt), policy.shiftEndsAt);
  if (session.signedInAt < shiftEnd && minutesFrom(shiftEnd, now) >= 0) return 'signed-out';
  return session.locked || idleMs >= policy.consoleLockMinutes * 60_000 ? 'locked' : 'open';
}
