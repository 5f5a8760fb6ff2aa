import { mayStaff, type Permission, permissions, type StaffRole } from '../../shared/domain/access.ts';
import type { Act } from '../../shared/domain/audit.ts';
import type { StaffId } from '../../shared/domain/ids.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { decideConsoleSession, type SessionState } from '../../shared/domain/staff-session.ts';
import { type Instant, msOf, type TimeZone } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ConsoleStore } from '../store/store.ts';
import { trueNow } from './kiosk-deps.ts';
import { isTooSimplePin } from './pin.ts';

/** What the portal says of someone who signed in. */
export interface SignedInPerson {
  readonly token: string;
  readonly staff: StaffId;
  readonly name: string;
  readonly role: StaffRole;
  readonly expiresAt: Instant;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code: string;
}

export type SignInRefusal = 'not-matched' | 'too-many-tries' | 'portal-unreachable' | 'no-work-here';

export interface StaffPortal {
  signIn(credentials: Credentials): Promise<Result<SignedInPerson, SignInRefusal>>;
  /** Best effort: the token also expires by itself. */
  signOut(token: string): void;
}

/** Keeps a PIN as something that cannot be turned back into it. */
export interface PinHash {
  make(pin: string): Promise<string>;
  matches(verifier: string, pin: string): Promise<boolean>;
}

export interface ConsoleSessionDeps {
  readonly store: ConsoleStore;
  readonly portal: StaffPortal;
  readonly pinHash: PinHash;
  readonly onChange: () => void;
}

type Shown = 'board' | 'change-requests' | 'coverage-answers';

interface Open {
  readonly person: SignedInPerson;
  readonly signedInAt: Instant;
  readonly signedInMono: number;
  readonly locked: boolean;
  /** What was shown since this opening, each noted once. */
  readonly noted: readonly Shown[];
}

/**
 * Who works at this console. Memory only: a restart signs everybody out. A PIN unlocks what a full sign-in opened; its tries are
 * counted on disk before they are looked at, so that pulling the plug gives none back.
 */
export function createConsoleSession({ store, portal, pinHash, onChange }: ConsoleSessionDeps) {
  let open: Open | null = null;
  let lastInput = store.clock.mono();
  const policy = () => store.site.current()?.settings.policy.staff ?? defaultPolicy.staff;
  const note = (act: Omit<Act, 'actor'>, staff: StaffId): void => {
    store.transaction(() => ok(store.audit.append({ actor: { kind: 'staff', id: staff }, ...act })));
  };
  const become = (next: Open | null): void => {
    open = next;
    onChange();
  };

  function end(why: string): void {
    if (open === null) return;
    const { person } = open;
    become(null);
    portal.signOut(person.token);
    store.transaction(() => {
      store.staffUnlock.forgetVerifiers();
      return ok(store.audit.append({ actor: { kind: 'staff', id: person.staff }, action: 'staff-sign-out', detail: { why } }));
    });
  }

  function lock(why: string): void {
    if (open === null || open.locked) return;
    become({ ...open, locked: true });
    note({ action: 'staff-lock', detail: { why } }, open.person.staff);
  }

  async function signIn(credentials: Credentials): Promise<Result<Record<never, never>, SignInRefusal>> {
    const answer = await portal.signIn(credentials);
    if (!answer.ok) {
      store.transaction(() =>
        ok(
          store.audit.append({
            actor: { kind: 'device' },
            action: 'staff-sign-in-failed',
            outcome: 'refused',
            detail: { why: answer.error },
          }),
        ),
      );
      return answer;
    }
    const person = answer.value;
    if (!permissions.some((permission) => mayStaff(person.role, permission))) {
      portal.signOut(person.token);
      return err('no-work-here');
    }
    end('another-sign-in');
    lastInput = store.clock.mono();
    note({ action: 'staff-sign-in', detail: { role: person.role } }, person.staff);
    become({ person, signedInAt: trueNow(store), signedInMono: store.clock.mono(), locked: false, noted: [] });
    return ok({});
  }

  async function choosePin({
    pin,
  }: {
    readonly pin: string;
  }): Promise<Result<Record<never, never>, 'too-simple' | 'not-signed-in' | 'storage-failed'>> {
    if (open === null || open.locked) return err('not-signed-in');
    if (isTooSimplePin(pin)) return err('too-simple');
    const { token, staff } = open.person;
    const verifier = await pinHash.make(pin);
    if (open?.person.token !== token || open.locked) return err('not-signed-in');
    const kept = store.transaction(() => ok(store.staffUnlock.put(staff, verifier)));
    onChange();
    return kept.ok ? ok({}) : kept;
  }

  async function unlock({
    pin,
  }: {
    readonly pin: string;
  }): Promise<Result<Record<never, never>, 'wrong-pin' | 'signed-out' | 'storage-failed'>> {
    if (open === null) return err('signed-out');
    if (!open.locked) return ok({});
    const { token, staff } = open.person;
    const { verifier } = store.staffUnlock.find(staff);
    const counted = store.transaction(() => ok(store.staffUnlock.countTry(staff)));
    if (!counted.ok) return counted;
    const right = verifier !== null && counted.value <= policy().pinTries && (await pinHash.matches(verifier, pin));
    if (open?.person.token !== token) return err('signed-out');
    if (!right) return missed(staff, counted.value);
    lastInput = store.clock.mono();
    store.transaction(() => {
      store.staffUnlock.succeeded(staff);
      return ok(store.audit.append({ actor: { kind: 'staff', id: staff }, action: 'staff-unlock' }));
    });
    become({ ...open, locked: false, noted: [] });
    return ok({});
  }

  function missed(staff: StaffId, tries: number): Result<never, 'wrong-pin' | 'signed-out'> {
    note({ action: 'staff-unlock-failed', outcome: 'refused', detail: { tries } }, staff);
    if (tries < policy().pinTries) return err('wrong-pin');
    end('too-many-tries');
    return err('signed-out');
  }

  /** Time alone, looked at every second and before every answer: what is due has happened. */
  function decide(): SessionState {
    if (open === null) return 'signed-out';
    const now = trueNow(store);
    if (msOf(open.person.expiresAt) <= msOf(now)) return 'signed-out';
    const mono = store.clock.mono();
    const zone = store.site.current()?.zone ?? ('UTC' as TimeZone);
    return decideConsoleSession(open, { idleMs: mono - lastInput, ageMs: mono - open.signedInMono, now, zone }, policy());
  }

  function tick(): void {
    const state = decide();
    if (state === 'signed-out') end('time');
    if (state === 'locked') lock('time');
  }

  return {
    signIn,
    choosePin,
    unlock,
    lock,
    end,
    tick,
    touched(): void {
      lastInput = store.clock.mono();
    },
    state(): {
      readonly phase: SessionState;
      readonly name: string | null;
      readonly role: StaffRole | null;
      readonly pinSet: boolean;
      readonly may: (permission: Permission) => boolean;
    } {
      tick();
      if (open === null) return { phase: 'signed-out', name: null, role: null, pinSet: false, may: () => false };
      const { name, role, staff } = open.person;
      const may = (permission: Permission): boolean => mayStaff(role, permission);
      return { phase: open.locked ? 'locked' : 'open', name, role, pinSet: store.staffUnlock.find(staff).verifier !== null, may };
    },
    /** The person who may act now: signed in and not locked. */
    worker(): { readonly staff: StaffId; readonly role: StaffRole; readonly token: string } | null {
      tick();
      return open === null || open.locked ? null : { staff: open.person.staff, role: open.person.role, token: open.person.token };
    },
    /** True once for each opening of the console: this was then shown to somebody. */
    noteOnce(what: Shown): boolean {
      if (open === null || open.noted.includes(what)) return false;
      open = { ...open, noted: [...open.noted, what] };
      return true;
    },
  };
}
export type ConsoleSession = ReturnType<typeof createConsoleSession>;
