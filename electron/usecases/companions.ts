import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { ageOn, type Companions, hidesContact, isMinor, type Relationship, type Standing } from '../../shared/domain/guardian.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import { dayIn } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { undoable } from './hand-off.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import type { Visit } from './visit.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed';

/** Who stood here for the one before, as little of it as they need to know it is them. */
export interface StoodBefore {
  readonly initial: string;
  readonly relationship: Relationship;
}

/** What the switches for a carer and an interpreter say now. */
export const companions =
  ({ visits }: Deps) =>
  (): Result<{ readonly carer: boolean; readonly interpreter: boolean }, 'visit-over'> => {
    const visit = visits.current();
    return visit === null ? err('visit-over') : ok({ carer: visit.carer, interpreter: visit.interpreter });
  };

/** A carer is present, an interpreter is wanted. It reaches the desk with the appointment, or with the call for help of somebody not known yet. */
export const noteCompanions =
  (deps: Deps) =>
  (wanted: { readonly carer: boolean; readonly interpreter: boolean }): Result<Record<never, never>, Refusal> => {
    const visit = deps.visits.current();
    if (visit === null) return err('visit-over');
    if (visit.settled === null && visit.openHandOff === null) return err('not-allowed');
    if (visit.carer === wanted.carer && visit.interpreter === wanted.interpreter) return ok({});
    return undoable(deps, () => {
      deps.visits.change(wanted);
      tell(deps, visit.settled?.appointment ?? null);
      return ok({});
    });
  };

/** Asked of an under-age patient only. */
export const standingQuestion = (deps: Deps) => (): Result<{ readonly before: StoodBefore | null }, Refusal> => {
  const visit = deps.visits.current();
  if (visit === null) return err('visit-over');
  const { standingBefore: before } = visit;
  if (before?.kind !== 'guardian') return ok({ before: null });
  const [initial = ''] = before.name.trim();
  return ok({ before: { initial: initial.toLocaleUpperCase(visit.language), relationship: before.relationship } });
};

/** "I am the patient", "I am the parent": `as-before` is whoever stood here for the one before. */
export const sayStanding =
  (deps: Deps) =>
  (said: Standing | { readonly kind: 'as-before' }): Result<Record<never, never>, Refusal> => {
    const visit = deps.visits.current();
    const site = deps.store.site.current();
    if (visit === null || site === null) return err('visit-over');
    const appointment = appointmentOf(deps, visit);
    const standing = said.kind === 'as-before' ? visit.standingBefore : said;
    if (appointment === null || standing === null || visit.settled?.tier === 'D') return err('not-allowed');
    if (!isMinor(todayAt(deps, site), appointment.patient.birthDate, site.settings.policy.family)) return err('not-allowed');
    return undoable(deps, () => {
      deps.visits.change({ standing });
      tell(deps, appointment.id);
      return ok({});
    });
  };

/** What was said before the match, on the call for help, goes with the appointment from now on. Only inside a transaction. */
export function carryCompanions(deps: Deps, appointment: AppointmentId): void {
  const visit = deps.visits.current();
  if (visit?.carer || visit?.interpreter) tell(deps, appointment);
}

/** Screens that asking who stands here takes: none for an adult, one when it is still the same person. */
export function standingScreens(
  deps: Deps,
  { site, appointment }: { readonly site: Site; readonly appointment: KioskAppointment },
): number {
  if (!isMinor(todayAt(deps, site), appointment.patient.birthDate, site.settings.policy.family)) return 0;
  return deps.visits.current()?.standingBefore === null ? 2 : 1;
}

/** Must the contact data of this patient stay hidden from whoever stands here? */
export function contactHidden(deps: Deps, appointment: KioskAppointment): boolean {
  const site = deps.store.site.current();
  const visit = deps.visits.current();
  if (site === null || visit === null) return true;
  const age = ageOn(todayAt(deps, site), appointment.patient.birthDate);
  return hidesContact(visit.standing, age, site.settings.policy.family);
}

const todayAt = ({ store }: Deps, { zone }: Site) => dayIn(zone, trueNow(store));

const appointmentOf = ({ store }: Deps, { settled }: Visit): KioskAppointment | null =>
  settled === null || !settled.here ? null : store.appointments.find(settled.appointment);

/** The whole of it each time: the last word counts. Only inside a transaction. */
function tell({ store, visits }: Deps, appointment: AppointmentId | null): void {
  const visit = visits.current();
  if (visit === null) return;
  const { standing, carer, interpreter, openHandOff: handOff } = visit;
  const guardian = standing?.kind === 'guardian' ? { name: standing.name, relationship: standing.relationship } : null;
  const companions: Companions = { guardian, carer, interpreter };
  const actor = { kind: 'patient' } as const;
  const subject = appointment === null ? ({ kind: 'nobody' } as const) : ({ kind: 'appointment', id: appointment } as const);
  store.outbox.append({ type: 'companions-noted', actor, subject, body: { companions, handOff } });
  const detail = { guardian: guardian?.relationship ?? 'none', carer, interpreter };
  store.audit.append({ actor, action: 'companions-noted', subject: appointment === null ? null : `Appointment/${appointment}`, detail });
}
