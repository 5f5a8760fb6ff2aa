import { type ArrivalRules, appointmentsFor, decideArrival, windowFor } from '../../shared/domain/arrival.ts';
import type { IdentityTier, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { agreementsOf } from '../../shared/domain/consent.ts';
import type { DeskNumber, HandOffReason } from '../../shared/domain/hand-off.ts';
import type { FactId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { TaskName } from '../../shared/domain/tasks.ts';
import { type Instant, plusMinutes } from '../../shared/domain/time.ts';
import { decideWaitRange, type ToldWait, toldWait } from '../../shared/domain/wait-range.ts';
import { carryCompanions } from './companions.ts';
import { numberOfVisit, raiseHandOff, settleHandOff } from './hand-off.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { tasksFor } from './tasks.ts';
import type { Visit } from './visit.ts';
import { mayManage } from './visit-proof.ts';

/** How a full match can end. A reason is given only here: below a full match nobody learns anything. */
export type Settlement =
  | {
      readonly kind: 'arrived';
      readonly arrivedAt: Instant;
      readonly ticket: DeskNumber | null;
      readonly tier: IdentityTier;
      readonly alreadyHere: boolean;
      readonly late?: true;
      readonly seating: string | null;
      readonly wait: ToldWait;
      readonly tasks: readonly TaskName[];
      readonly tabletTasks: readonly TaskName[];
      readonly hasTablets?: true;
      readonly mayManage?: true;
      readonly maySeeConsents?: true;
    }
  | { readonly kind: 'choose'; readonly starts: readonly Instant[] }
  | {
      readonly kind: 'handed-off';
      readonly reason: HandOffReason;
      readonly deskNumber: DeskNumber;
      readonly opensAt: Instant | null;
      readonly says?: string;
      readonly mayManage?: true;
    };

type Deps = Pick<KioskDeps, 'store' | 'visits'>;

/** Identity is settled: the arrival is recorded in this very transaction, and nothing later undoes it. */
export function settleIdentity(
  deps: Deps,
  site: Site,
  match: { readonly appointments: readonly KioskAppointment[]; readonly tier: IdentityTier },
): Settlement {
  const { store, visits } = deps;
  const { appointments, tier } = match;
  const options = appointmentsFor(appointments, trueNow(store), rulesOf(site));
  visits.change({ claim: null });
  store.audit.append({ actor: { kind: 'patient' }, action: 'identify', subject: subjectOf(options[0]), detail: { tier } });
  const [only] = options;
  if (only !== undefined && options.length === 1) return settleAppointment(deps, site, { appointment: only, tier });
  visits.change({ choices: { appointments: options.map(({ id }) => id), tier } });
  return { kind: 'choose', starts: options.map(({ start }) => start) };
}

/** One appointment of one known person: here, or at the desk with the reason. */
export function settleAppointment(
  deps: Deps,
  site: Site,
  { appointment, tier }: { readonly appointment: KioskAppointment; readonly tier: IdentityTier },
): Settlement {
  const { store, visits } = deps;
  const decision = decideArrival(appointment, trueNow(store), rulesOf(site));
  visits.change({ choices: null });
  if (!decision.ok) {
    visits.change({ settled: { appointment: appointment.id, tier, here: false, arrival: null } });
    return handOff(deps, site, { appointment, reason: decision.error });
  }
  settleHandOff(deps);
  const arrival = decision.value === 'already-here' ? null : recordArrival(deps, site, { appointment, tier });
  visits.change({ settled: { appointment: appointment.id, tier, here: true, arrival } });
  if (decision.value === 'arrive-late') tellLate(deps, site, appointment);
  carryCompanions(deps, appointment.id);
  const answer = arrivedAnswer(deps, site, { appointment, tier, arrival });
  return decision.value === 'arrive-late' ? { ...answer, late: true } : answer;
}

function recordArrival(
  deps: Deps,
  site: Site,
  { appointment, tier }: { readonly appointment: KioskAppointment; readonly tier: IdentityTier },
): FactId {
  const { store, visits } = deps;
  const visit = current(visits.current());
  const ticket = numberOfVisit(deps, visit, site);
  const told = decideWaitRange(site.waits, appointment, trueNow(store), site.zone);
  const { id } = store.outbox.append({
    type: 'patient-arrived',
    actor: { kind: 'patient' },
    subject: { kind: 'appointment', id: appointment.id },
    body: { tier, ticket, firstTouchAt: visit.firstTouchAt, ...(told === null ? {} : { told }) },
  });
  store.audit.append({ actor: { kind: 'patient' }, action: 'arrive', subject: subjectOf(appointment), detail: { tier } });
  return id;
}

/** By policy the late arrive and the desk is told: a call of its own, so that the visit can still ask for help. */
function tellLate(deps: Deps, site: Site, { id }: KioskAppointment): void {
  raiseHandOff(deps, site, { reason: 'too-late', step: 'arrived', appointment: id });
  deps.visits.change({ openHandOff: null });
}

function arrivedAnswer(
  deps: Deps,
  site: Site,
  { appointment, tier, arrival }: { readonly appointment: KioskAppointment; readonly tier: IdentityTier; readonly arrival: FactId | null },
): Extract<Settlement, { kind: 'arrived' }> {
  const { store, visits } = deps;
  const now = trueNow(store);
  const plan = tasksFor(deps, { site, appointment }, tier);
  const known = store.appointments.find(appointment.id)?.arrival ?? null;
  const { language, number } = current(visits.current());
  return {
    kind: 'arrived',
    arrivedAt: known?.arrivedAt ?? now,
    ticket: arrival === null ? (known?.ticket ?? null) : number,
    tier,
    alreadyHere: arrival === null,
    seating: seatingFor(site, language),
    wait: toldWait(known, now),
    tasks: plan.here,
    tabletTasks: plan.elsewhere,
    ...(site.settings.policy.forms.handOutLetters === '' ? {} : { hasTablets: true as const }),
    ...managed(deps),
    ...(tier !== 'D' && maySeeConsents(site, appointment) ? { maySeeConsents: true as const } : {}),
  };
}

/** Where nothing is asked any more, those who once agreed still find it. */
const maySeeConsents = (site: Site, { consents }: KioskAppointment): boolean =>
  site.consents.length > 0 || agreementsOf(site, consents).length > 0;

function handOff(
  deps: Deps,
  site: Site,
  { appointment, reason }: { readonly appointment: KioskAppointment; readonly reason: HandOffReason },
): Settlement {
  const { opens, rule } = windowFor(appointment, site.settings.policy.arrival);
  const stoppedBy = reason === 'blocked-by-rule' ? rule : null;
  const entered = stoppedBy === null ? {} : { rule: stoppedBy.name };
  const deskNumber = raiseHandOff(deps, site, { reason, step: 'identify', appointment: appointment.id, entered });
  const opensAt = reason === 'too-early' ? plusMinutes(appointment.start, -opens) : null;
  const says = stoppedBy?.says[current(deps.visits.current()).language];
  return {
    kind: 'handed-off',
    reason,
    deskNumber,
    opensAt,
    ...(says === undefined ? {} : { says }),
    ...(reason === 'inactive-record' ? {} : managed(deps)),
  };
}

/** Whoever came to move or cancel a time may do so also where no arrival is open to them. */
const managed = (deps: Deps): { readonly mayManage?: true } => (mayManage(deps, current(deps.visits.current())) ? { mayManage: true } : {});

export const rulesOf = (site: Site): ArrivalRules => ({ site: site.id, zone: site.zone, policy: site.settings.policy.arrival });

const subjectOf = (appointment: KioskAppointment | undefined): string | null =>
  appointment === undefined ? null : `Appointment/${appointment.id}`;

function seatingFor({ settings: { seating, languages } }: Site, language: Visit['language']): string | null {
  const [first] = languages;
  return seating[language] ?? (first === undefined ? undefined : seating[first]) ?? null;
}

function current(visit: Visit | null): Visit {
  if (visit === null) throw new Error('identity is settled within a visit');
  return visit;
}
