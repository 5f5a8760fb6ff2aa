import type { Entered } from '../../shared/domain/board.ts';
import type { BookingCode } from '../../shared/domain/booking-code.ts';
import type { IdentityTier } from '../../shared/domain/cached-appointment.ts';
import type { DeskNumber, HandOffReason } from '../../shared/domain/hand-off.ts';
import { decidePause, type Identification, mayTryFor } from '../../shared/domain/identity.ts';
import type { PatientId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import { dayIn, instantAt, type LocalDate, minutesFrom, plusMinutes } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { raiseHandOff, undoable } from './hand-off.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { type Settlement, settleIdentity } from './settle-identity.ts';
import { mayManage } from './visit-proof.ts';

export type IdentifyAnswer =
  | Settlement
  | { readonly kind: 'ask-first-name' }
  | { readonly kind: 'not-matched'; readonly deskNumber: DeskNumber }
  | { readonly kind: 'pause'; readonly seconds: number; readonly deskNumber: DeskNumber };
export type Answer<E = never> = Result<IdentifyAnswer, 'visit-over' | 'storage-failed' | E>;

/** One attempt to say who one is: what was typed, and how to look for it. */
export interface Attempt {
  readonly tier: IdentityTier;
  readonly entered: Entered;
  /** What a match may open, where that is not `tier`; read after `look`. */
  readonly settlesAs?: () => IdentityTier;
  readonly look: (isClosed: (patient: PatientId) => boolean) => Identification;
  /** Asks the portal before anything is looked for here; the pause of this kiosk comes first. Such a refusal takes twice the time. */
  readonly ask?: (withinMs: number) => Promise<void>;
  /** After a full match, in the transaction that settles it. */
  readonly onMatch?: (settled: Settlement) => void;
  /** What staff are told of a miss when nothing here says more. */
  readonly missReason?: () => HandOffReason | null;
  /** Set for a well-formed code: what the portal may be asked when nobody here has it. */
  readonly elsewhere: { readonly code: BookingCode; readonly birthDate: LocalDate } | null;
}

/**
 * Counts a miss before anything else is asked, answers a match at once, and lets every refusal take the same time. Nothing may be looked
 * up before the time is taken: reading a record that exists takes a tenth of a millisecond longer.
 */
export async function attempt(deps: KioskDeps, wanted: Attempt): Promise<Answer> {
  const { store, visits } = deps;
  const visit = visits.current();
  const site = store.site.current();
  if (visit === null || site === null || visit.settled !== null) return err('visit-over');
  const began = store.clock.mono();
  const mine = visits.count();
  const parts = wanted.ask === undefined ? 1 : 2;
  const refusalMs = parts * site.settings.policy.identity.refusalMs * (1 + chanceShare * deps.chance());
  const left = (): number => Math.max(0, refusalMs - (store.clock.mono() - began));
  // Another attempt of this visit may have matched meanwhile: nobody waits for the desk then.
  const isOver = (): boolean => visits.count() !== mine || visits.current()?.settled !== null;

  if (wanted.ask !== undefined) {
    const paused = undoable(deps, () => ok(pauseAnswer(deps, site, wanted)));
    if (!paused.ok) return paused;
    if (paused.value !== null) return ok(paused.value);
    await wanted.ask(left() - lookEndsBeforeMs);
    if (isOver()) return err('visit-over');
  }
  const first = undoable(deps, () => ok(tryOnce(deps, site, wanted)));
  if (!first.ok) return first;
  if (first.value.kind !== 'missed') return ok(first.value);

  const elsewhere = await lookElsewhere(deps, wanted, left() - lookEndsBeforeMs);
  if (isOver()) return err('visit-over');
  const { staffReason } = first.value;
  const refusal = undoable(deps, () => ok(refuse(deps, site, { wanted, elsewhere, staffReason })));
  // Waiting comes last, so that the answer leaves at one moment whatever was done for it.
  await deps.wait(left());
  return isOver() ? err('visit-over') : refusal;
}

/** One visit tried for several people without being any of them: the desk goes on. */
function tooManyPeople(deps: KioskDeps, site: Site, { entered, tier }: Attempt): FirstTry {
  deps.store.audit.append({
    actor: { kind: 'patient' },
    action: 'identify-failed',
    outcome: 'refused',
    detail: { tier, why: 'several-people' },
  });
  const deskNumber = raiseHandOff(deps, site, { reason: 'locked-out', step: 'identify', entered, supersedes: true });
  return { kind: 'handed-off', reason: 'locked-out', deskNumber, opensAt: null };
}

/** Up to a twentieth longer, by chance: what is left of a difference, some millionths of a second, drowns in it. */
const chanceShare = 0.05;

/** The last stretch before a refusal is always spent waiting, so that a portal that was slow cannot be told from one that was not. */
const lookEndsBeforeMs = 100;

type FirstTry = Exclude<IdentifyAnswer, { kind: 'not-matched' }> | { readonly kind: 'missed'; readonly staffReason: HandOffReason | null };

function tryOnce(deps: KioskDeps, site: Site, wanted: Attempt): FirstTry {
  const { store } = deps;
  const { tier, look } = wanted;
  const pause = pauseAnswer(deps, site, wanted);
  if (pause !== null) return pause;
  const { birthDate = '' } = wanted.entered;
  const tried = deps.visits.current()?.peopleTried ?? new Set();
  if (!mayTryFor(birthDate, tried, site.settings.policy.identity)) return tooManyPeople(deps, site, wanted);
  deps.visits.change({ peopleTried: new Set([...tried, birthDate]) });
  const today = instantAt(site.zone, dayIn(site.zone, trueNow(store)), '00:00');
  const isClosed = (patient: PatientId): boolean =>
    store.identityFailures.countOfRecord(patient, today) >= site.settings.policy.identity.recordFailures;
  const looked = look(isClosed);
  if (looked.kind === 'match') {
    const settled = settleIdentity(deps, site, { appointments: looked.appointments, tier: wanted.settlesAs?.() ?? tier });
    wanted.onMatch?.(settled);
    return settled;
  }
  if (looked.kind === 'ask-first-name') return { kind: 'ask-first-name' };
  const closed = looked.nearly !== null && isClosed(looked.nearly);
  store.identityFailures.add(trueNow(store), looked.nearly);
  store.audit.append({ actor: { kind: 'patient' }, action: 'identify-failed', outcome: 'refused', detail: { tier } });
  return { kind: 'missed', staffReason: closed ? 'locked-out' : looked.nearly === null ? null : 'identity-failed' };
}

/** Too many tries here: how long the kiosk rests, with a desk number; null when it does not. Only inside a transaction. */
export function pauseAnswer(
  deps: KioskDeps,
  site: Site,
  { entered }: Pick<Attempt, 'entered'>,
): Extract<IdentifyAnswer, { kind: 'pause' }> | null {
  const seconds = pauseNow(deps, site);
  if (seconds === null) return null;
  return { kind: 'pause', seconds, deskNumber: raiseHandOff(deps, site, { reason: 'locked-out', step: 'identify', entered }) };
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
    wanted: { entered, elsewhere: asked, missReason },
    elsewhere,
    staffReason,
  }: { readonly wanted: Attempt; readonly elsewhere: Elsewhere; readonly staffReason: HandOffReason | null },
): IdentifyAnswer {
  if (elsewhere === 'wrong-site' || elsewhere === 'too-early') {
    const deskNumber = raiseHandOff(deps, site, { reason: elsewhere, step: 'identify', entered, supersedes: true });
    deps.visits.change({ elsewhere: asked });
    const visit = deps.visits.current();
    const may = visit !== null && mayManage(deps, visit) ? ({ mayManage: true } as const) : {};
    return { kind: 'handed-off', reason: elsewhere, deskNumber, opensAt: null, ...may };
  }
  const unknownHere = asked !== null && elsewhere === 'unreachable' ? 'offline-unknown-patient' : 'identity-failed';
  const deskNumber = raiseHandOff(deps, site, { reason: staffReason ?? missReason?.() ?? unknownHere, step: 'identify', entered });
  return { kind: 'not-matched', deskNumber };
}
