import type { Entered } from '../../shared/domain/board.ts';
import { BookingCode } from '../../shared/domain/booking-code.ts';
import type { IdentityTier } from '../../shared/domain/cached-appointment.ts';
import type { DeskNumber, HandOffReason } from '../../shared/domain/hand-off.ts';
import {
  decidePause,
  type Identification,
  identifyByCode as matchCode,
  identifyByName as matchName,
  type NameClaim,
} from '../../shared/domain/identity.ts';
import type { PatientId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import { dayIn, instantAt, type LocalDate, minutesFrom, plusMinutes } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { raiseHandOff, undoable } from './hand-off.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { type Settlement, settleAppointment, settleIdentity } from './settle-identity.ts';

export type IdentifyAnswer =
  | Settlement
  | { readonly kind: 'ask-first-name' }
  | { readonly kind: 'not-matched'; readonly deskNumber: DeskNumber }
  | { readonly kind: 'pause'; readonly seconds: number; readonly deskNumber: DeskNumber };
type Answer<E = never> = Result<IdentifyAnswer, 'visit-over' | 'storage-failed' | E>;

/** One attempt to say who one is: what was typed, and how to look for it. */
interface Attempt {
  readonly tier: IdentityTier;
  readonly entered: Entered;
  readonly look: (isClosed: (patient: PatientId) => boolean) => Identification;
  /** Set for a well-formed code: what the portal may be asked when nobody here has it. */
  readonly elsewhere: { readonly code: BookingCode; readonly birthDate: LocalDate } | null;
}

/** Tier B. The code names one appointment and the birth date must be its patient's. */
export const identifyByCode =
  (deps: KioskDeps) =>
  ({ code: typed, birthDate }: { readonly code: string; readonly birthDate: LocalDate }): Promise<Answer> => {
    const { data: code = null } = BookingCode.safeParse(typed);
    return attempt(deps, {
      tier: 'B',
      entered: { birthDate, codeTail: typed.replace(/\D/g, '').slice(-4) },
      look: (isClosed) => {
        const found = code === null ? null : deps.store.appointments.byBookingCode(code);
        return code === null || found === null ? { kind: 'no-match', nearly: null } : matchCode([found], { code, birthDate }, isClosed);
      },
      elsewhere: code === null ? null : { code, birthDate },
    });
  };

/** Tier D. Ends at ARRIVED: what a stranger may know of somebody opens nothing. */
export const identifyByName =
  (deps: KioskDeps) =>
  async (claim: Omit<NameClaim, 'given'>): Promise<Answer<'not-offered'>> => {
    if (deps.store.site.current()?.settings.policy.identity.nameTierAllowed === false) return err('not-offered');
    return attemptName(deps, { ...claim, given: null });
  };

export const answerFirstName =
  (deps: KioskDeps) =>
  async ({ given }: { readonly given: string }): Promise<Answer> => {
    const claim = deps.visits.current()?.claim ?? null;
    return claim === null ? err('visit-over') : attemptName(deps, { ...claim, given });
  };

/** Which of one's own appointments, by its place in the list that was shown. */
export const choose =
  (deps: KioskDeps) =>
  ({ position }: { readonly position: number }): Answer => {
    const choices = deps.visits.current()?.choices ?? null;
    const site = deps.store.site.current();
    const id = choices?.appointments[position];
    const appointment = id === undefined ? null : deps.store.appointments.find(id);
    if (choices === null || site === null || appointment === null) return err('visit-over');
    return undoable(deps, () => ok(settleAppointment(deps, site, { appointment, tier: choices.tier })));
  };

function attemptName(deps: KioskDeps, claim: NameClaim): Promise<Answer> {
  const { family, birthDate, given } = claim;
  return attempt(deps, {
    tier: 'D',
    entered: { family, birthDate, ...(given === null ? {} : { given }) },
    look: () => {
      const looked = matchName(deps.store.appointments.byBirthDate(birthDate), claim, deps.isDecoy);
      deps.visits.change({ claim: looked.kind === 'ask-first-name' ? claim : null });
      return looked;
    },
    elsewhere: null,
  });
}

/**
 * Counts a miss before anything else is asked, answers a match at once, and lets every refusal take the same time. Nothing may be looked
 * up before the time is taken: reading a record that exists takes a tenth of a millisecond longer.
 */
async function attempt(deps: KioskDeps, wanted: Attempt): Promise<Answer> {
  const { store, visits } = deps;
  const visit = visits.current();
  const site = store.site.current();
  if (visit === null || site === null || visit.settled !== null) return err('visit-over');
  const began = store.clock.mono();
  const mine = visits.count();

  const first = undoable(deps, () => ok(tryOnce(deps, site, wanted)));
  if (!first.ok) return first;
  if (first.value.kind !== 'missed') return ok(first.value);

  const refusalMs = site.settings.policy.identity.refusalMs * (1 + chanceShare * deps.chance());
  const left = (): number => Math.max(0, refusalMs - (store.clock.mono() - began));
  // Another attempt of this visit may have matched meanwhile: nobody waits for the desk then.
  const isOver = (): boolean => visits.count() !== mine || visits.current()?.settled !== null;
  const elsewhere = await lookElsewhere(deps, wanted, left() - lookEndsBeforeMs);
  if (isOver()) return err('visit-over');
  const { staffReason } = first.value;
  const refusal = undoable(deps, () => ok(refuse(deps, site, { wanted, elsewhere, staffReason })));
  // Waiting comes last, so that the answer leaves at one moment whatever was done for it.
  await deps.wait(left());
  return isOver() ? err('visit-over') : refusal;
}

/** Up to a twentieth longer, by chance: what is left of a difference, some millionths of a second, drowns in it. */
const chanceShare = 0.05;

/** The last stretch before a refusal is always spent waiting, so that a portal that was slow cannot be told from one that was not. */
const lookEndsBeforeMs = 100;

type FirstTry = Exclude<IdentifyAnswer, { kind: 'not-matched' }> | { readonly kind: 'missed'; readonly staffReason: HandOffReason | null };

function tryOnce(deps: KioskDeps, site: Site, { tier, entered, look }: Attempt): FirstTry {
  const { store } = deps;
  const pause = pauseNow(deps, site);
  if (pause !== null) {
    const deskNumber = raiseHandOff(deps, site, { reason: 'locked-out', step: 'identify', entered });
    return { kind: 'pause', seconds: pause, deskNumber };
  }
  const today = instantAt(site.zone, dayIn(site.zone, trueNow(store)), '00:00');
  const isClosed = (patient: PatientId): boolean =>
    store.identityFailures.countOfRecord(patient, today) >= site.settings.policy.identity.recordFailures;
  const looked = look(isClosed);
  if (looked.kind === 'match') return settleIdentity(deps, site, { appointments: looked.appointments, tier });
  if (looked.kind === 'ask-first-name') return { kind: 'ask-first-name' };
  const closed = looked.nearly !== null && isClosed(looked.nearly);
  store.identityFailures.add(trueNow(store), looked.nearly);
  store.audit.append({ actor: { kind: 'patient' }, action: 'identify-failed', outcome: 'refused', detail: { tier } });
  return { kind: 'missed', staffReason: closed ? 'locked-out' : looked.nearly === null ? null : 'identity-failed' };
}

/** Seconds this kiosk still pauses for, or null. */
function pauseNow({ store }: KioskDeps, site: Site): number | null {
  const { identity } = site.settings.policy;
  const now = trueNow(store);
  const from = plusMinutes(now, -(identity.kioskWindowMinutes + identity.kioskPauseMaxSeconds / 60));
  // A failure in the future was noted before the clock was set back; it must not pause the kiosk until then.
  const failures = store.identityFailures.since(from).filter((at) => at <= now);
  const pause = decidePause(failures, now, identity);
  if (pause === null) return null;
  store.audit.append({ actor: { kind: 'patient' }, action: 'kiosk-paused', outcome: 'refused' });
  return Math.max(1, Math.ceil(minutesFrom(now, pause.until) * 60));
}

type Elsewhere = Awaited<ReturnType<KioskDeps['portal']['findElsewhere']>>;

/** Asked about every code that did not match, known here or not, so that whether it was asked says nothing. */
const lookElsewhere = async ({ portal }: KioskDeps, { elsewhere }: Attempt, withinMs: number): Promise<Elsewhere> =>
  elsewhere === null ? 'nowhere' : portal.findElsewhere(elsewhere.code, elsewhere.birthDate, Math.max(0, withinMs));

/** The uniform refusal, whatever the cause; staff see the cause. Only a full match elsewhere is told to the person. */
function refuse(
  deps: KioskDeps,
  site: Site,
  {
    wanted: { entered, elsewhere: asked },
    elsewhere,
    staffReason,
  }: { readonly wanted: Attempt; readonly elsewhere: Elsewhere; readonly staffReason: HandOffReason | null },
): IdentifyAnswer {
  if (elsewhere === 'wrong-site' || elsewhere === 'too-early') {
    const deskNumber = raiseHandOff(deps, site, { reason: elsewhere, step: 'identify', entered, supersedes: true });
    return { kind: 'handed-off', reason: elsewhere, deskNumber, opensAt: null };
  }
  const unknownHere = asked !== null && elsewhere === 'unreachable' ? 'offline-unknown-patient' : 'identity-failed';
  const deskNumber = raiseHandOff(deps, site, { reason: staffReason ?? unknownHere, step: 'identify', entered });
  return { kind: 'not-matched', deskNumber };
}
