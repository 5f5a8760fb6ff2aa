import type { Entered } from '../../shared/domain/board.ts';
import type { DeskNumber, HandOffReason } from '../../shared/domain/hand-off.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import { unknownLanguage } from '../../shared/domain/language.ts';
import type { Site } from '../../shared/domain/site.ts';
import { dayIn } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import type { Visit } from './visit.ts';

export interface HandOffNote {
  readonly reason: HandOffReason;
  readonly step: string;
  readonly entered?: Entered;
  readonly appointment?: AppointmentId | null;
  /** Set when it is not the one the visit is in. */
  readonly language?: string;
  /** More is known than when this visit first called the desk: the earlier call is taken back. */
  readonly supersedes?: boolean;
}

type Deps = Pick<KioskDeps, 'store' | 'visits'>;

/** The number this visit is called by, given now if it had none. Only inside a transaction. */
export function numberOfVisit({ store, visits }: Deps, visit: Visit, site: Site): DeskNumber {
  const number = visit.number ?? store.counters.nextTicket(dayIn(site.zone, trueNow(store)));
  visits.change({ number });
  return number;
}

/**
 * The desk waits for this person from now on. Only inside a transaction. One visit waits once: what it raised before is settled
 * when something more certain is known, and otherwise stands.
 */
export function raiseHandOff(
  deps: Deps,
  site: Site,
  { reason, step, entered = {}, appointment = null, language, supersedes = appointment !== null }: HandOffNote,
): DeskNumber {
  const { store, visits } = deps;
  const visit = visits.current();
  if (visit === null) throw new Error('a hand-off belongs to a visit');
  const deskNumber = numberOfVisit(deps, visit, site);
  if (visit.openHandOff !== null && !supersedes) return deskNumber;
  settleHandOff(deps);
  const { id } = store.outbox.append({
    type: 'hand-off-raised',
    actor: { kind: 'patient' },
    subject: appointment === null ? { kind: 'nobody' } : { kind: 'appointment', id: appointment },
    body: { deskNumber, reason, step, language: language ?? visit.language, entered, firstTouchAt: visit.firstTouchAt },
  });
  const subject = appointment === null ? null : `Appointment/${appointment}`;
  store.audit.append({ actor: { kind: 'patient' }, action: 'hand-off', subject, detail: { reason, step } });
  visits.change({ openHandOff: id });
  return deskNumber;
}

/** What this visit raised needs nobody any more: the person was matched after all. Only inside a transaction. */
export function settleHandOff({ store, visits }: Deps): void {
  const handOff = visits.current()?.openHandOff ?? null;
  if (handOff === null) return;
  store.outbox.append({ type: 'hand-off-resolved', actor: { kind: 'patient' }, subject: { kind: 'nobody' }, body: { handOff } });
  store.audit.append({ actor: { kind: 'patient' }, action: 'hand-off-resolve', detail: { by: 'later-match' } });
  visits.change({ openHandOff: null });
}

/** "I need help" and "Go to the desk". */
export const askDesk =
  (deps: Deps) =>
  ({
    step,
    reason,
  }: {
    readonly step: string;
    readonly reason: HandOffReason;
  }): Result<{ deskNumber: DeskNumber }, 'visit-over' | 'storage-failed'> => {
    const visit = deps.visits.current();
    const site = deps.store.site.current();
    if (visit === null || site === null) return err('visit-over');
    const appointment = visit.settled?.appointment ?? null;
    // Asked twice after a match, the desk is told once.
    if (visit.openHandOff !== null && visit.number !== null) return ok({ deskNumber: visit.number });
    // On the first screen nobody has chosen a language yet: whoever asks there reads none that is offered.
    const spoken = step === 'attract' ? { language: unknownLanguage } : {};
    return undoable(deps, () => ok({ deskNumber: raiseHandOff(deps, site, { reason, step, appointment, ...spoken }) }));
  };

/** One act of a visit. When the disk refuses it, the visit is as it was before, as the store is. */
export function undoable<T, E>({ store, visits }: Deps, act: () => Result<T, E>): Result<T, E | 'storage-failed'> {
  const before = visits.current();
  const answer = store.transaction(act);
  if (!answer.ok && answer.error === 'storage-failed' && before !== null) visits.change(before);
  return answer;
}
