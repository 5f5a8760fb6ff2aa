import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import type { TimeQuestion } from '../../shared/domain/slots.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { BookingFound, MyAppointment, VisitProof } from '../../shared/sync/booking-commands.ts';
import { type BookingMemory, nothingShown, releaseHeld } from './booking-memory.ts';
import { raiseHandOff, settleHandOff, undoable } from './hand-off.ts';
import type { BookingDraft, KioskDeps } from './kiosk-deps.ts';
import { mayManage, proofOf } from './visit-proof.ts';

type Refusal = 'visit-over' | 'not-allowed' | 'offline';
type Answer<T, E = never> = Promise<Result<T, Refusal | E>>;

export async function myAppointments(deps: KioskDeps): Answer<{ appointments: readonly MyAppointment[]; mayBook: boolean }> {
  const asked = await askPortal(deps, (proof) => ({ type: 'my-appointments', proof }));
  if (!asked.ok) return err(asked.error === 'taken' ? 'not-allowed' : asked.error);
  if (asked.value?.kind !== 'appointments') return err('not-allowed');
  const { appointments, like } = asked.value;
  remember(deps, { ...nothingShown, appointments, like });
  return ok({ appointments, mayBook: like !== null });
}

export const freeTimes =
  (deps: KioskDeps) =>
  async ({ appointment: position }: { readonly appointment: number | null }): Answer<{ starts: readonly Instant[] }> => {
    const { appointments, like: visit } = memoryOf(deps);
    const like = position === null ? visit : (appointments[position]?.id ?? null);
    if (like === null) return err('not-allowed');
    const asked = await askPortal(deps, (proof) => ({ type: 'free-slots', proof, like }));
    if (!asked.ok) return err(asked.error === 'taken' ? 'not-allowed' : asked.error);
    if (asked.value?.kind !== 'slots') return err('not-allowed');
    const { slots } = asked.value;
    remember(deps, { slots, purpose: { kind: position === null ? 'book' : 'move', appointment: like } });
    return ok({ starts: slots.map(({ start }) => start) });
  };

export const holdTime =
  (deps: KioskDeps) =>
  async ({ time }: { readonly time: number }): Answer<{ until: Instant }, 'taken'> => {
    const { slots, purpose } = memoryOf(deps);
    const slot = slots[time]?.id;
    if (slot === undefined || purpose === null) return err('not-allowed');
    const asked = await askPortal(deps, (proof) => ({ type: 'hold-slot', proof, like: purpose.appointment, slot }));
    if (!asked.ok) return asked;
    if (asked.value?.kind !== 'held') return err('not-allowed');
    remember(deps, { held: slot });
    return ok({ until: asked.value.until });
  };

/** Gives back what is kept, without waiting for the portal: the time runs out by itself when it does not hear. */
export function releaseTime(deps: KioskDeps): Result<Record<never, never>, 'visit-over'> {
  if (deps.visits.current() === null) return err('visit-over');
  releaseHeld(deps);
  remember(deps, { held: null });
  return ok({});
}

export async function takeTime(deps: KioskDeps): Answer<{ start: Instant }, 'taken'> {
  const { held: slot, purpose } = memoryOf(deps);
  if (slot === null || purpose === null) return err('not-allowed');
  const { kind, appointment } = purpose;
  const asked = await askPortal(deps, (proof) =>
    kind === 'move' ? { type: 'move-appointment', proof, appointment, slot } : { type: 'book-slot', proof, like: appointment, slot },
  );
  if (!asked.ok) return asked;
  if (asked.value?.kind !== 'booked') return err('not-allowed');
  remember(deps, { held: null, slots: [], purpose: null });
  needsDeskNoMore(deps);
  return ok({ start: asked.value.start });
}

export const cancelAppointment =
  (deps: KioskDeps) =>
  async ({ appointment: position }: { readonly appointment: number }): Answer<Record<never, never>> => {
    const appointment = memoryOf(deps).appointments[position]?.id;
    if (appointment === undefined) return err('not-allowed');
    const asked = await askPortal(deps, (proof) => ({ type: 'cancel-appointment', proof, appointment }));
    if (!asked.ok) return err(asked.error === 'taken' ? 'not-allowed' : asked.error);
    remember(deps, { cancelled: appointment });
    needsDeskNoMore(deps);
    return ok({});
  };

export async function keepAppointment(deps: KioskDeps): Answer<Record<never, never>, 'taken'> {
  const { cancelled: appointment } = memoryOf(deps);
  if (appointment === null) return err('not-allowed');
  const asked = await askPortal(deps, (proof) => ({ type: 'keep-appointment', proof, appointment }));
  if (!asked.ok) return asked;
  remember(deps, { cancelled: null });
  return ok({});
}

/** "Ask the desk about another time": what was asked stands on the board, also when nothing else works. */
export const askAboutTime =
  (deps: KioskDeps) =>
  ({
    about,
    appointment: position,
  }: {
    readonly about: TimeQuestion;
    readonly appointment: number | null;
  }): Result<{ deskNumber: DeskNumber }, 'visit-over' | 'not-allowed' | 'storage-failed'> => {
    const visit = deps.visits.current();
    const site = deps.store.site.current();
    if (visit === null || site === null) return err('visit-over');
    const proof = proofOf(deps, visit);
    if (proof === null) return err('not-allowed');
    const start = position === null ? undefined : visit.booking.appointments[position]?.start;
    const typed = visit.settled === null ? { birthDate: proof.birthDate, codeTail: proof.code.slice(-4) } : {};
    const entered = { ...typed, asked: { about, ...(start === undefined ? {} : { start }) } };
    const appointment = visit.settled?.appointment ?? null;
    return undoable(deps, () =>
      ok({
        deskNumber: raiseHandOff(deps, site, { reason: 'patient-choice', step: 'appointments', entered, appointment, supersedes: true }),
      }),
    );
  };

/** One booking command for whoever stands here now; an answer that comes after they left belongs to nobody. */
async function askPortal(
  deps: KioskDeps,
  command: (proof: VisitProof) => BookingDraft,
): Promise<Result<BookingFound | null, Refusal | 'taken'>> {
  const { visits, portal } = deps;
  const visit = visits.current();
  if (visit === null) return err('visit-over');
  const proof = mayManage(deps, visit) ? proofOf(deps, visit) : null;
  if (proof === null) return err('not-allowed');
  const mine = visits.count();
  const answer = await portal.booking(command(proof));
  if (visits.count() === mine) return answer;
  // They left while a time was being kept for them.
  void portal.booking({ type: 'release-slot' });
  return err('visit-over');
}

const memoryOf = ({ visits }: KioskDeps): BookingMemory => visits.current()?.booking ?? nothingShown;

function remember({ visits }: KioskDeps, part: Partial<BookingMemory>): void {
  const visit = visits.current();
  if (visit !== null) visits.change({ booking: { ...visit.booking, ...part } });
}

/** Who came for this alone has what they came for; whoever waits here for a visit still waits. */
function needsDeskNoMore(deps: KioskDeps): void {
  if (deps.visits.current()?.settled?.here === true) return;
  undoable(deps, () => {
    settleHandOff(deps);
    return ok({});
  });
}
