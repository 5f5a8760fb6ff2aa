import { decideMove } from '../domain/appointment.ts';
import type { HandOff } from '../domain/board.ts';
import type { AnyAppointment } from '../domain/cached-appointment.ts';
import { callIn, takeBackCall } from '../domain/called.ts';
import type { ConsentOnFile, ConsentStatus } from '../domain/consent.ts';
import type { KioskCoverage } from '../domain/coverage-value.ts';
import type { VisitForm } from '../domain/forms/due.ts';
import { trueTime } from '../domain/time.ts';
import type { Fact, FactOf } from './fact.ts';

/**
 * What a screen shows: the portal's last word plus our own facts it has not reflected yet, oldest first. Also the portal's own rule for
 * applying a fact, so both ends agree by construction. Facts about other appointments change nothing.
 */
export const project = <A extends AnyAppointment>(confirmed: A, unconfirmed: readonly Fact[]): A =>
  unconfirmed.reduce((appointment, fact) => applyFact(appointment, fact), confirmed);

export function applyFact<A extends AnyAppointment>(appointment: A, fact: Fact): A {
  if (fact.subject.kind !== 'appointment' || fact.subject.id !== appointment.id) return appointment;
  switch (fact.type) {
    case 'patient-arrived':
      return arrived(appointment, fact);
    case 'companions-noted':
      return 'companions' in appointment ? { ...appointment, companions: fact.body.companions } : appointment;
    case 'arrival-seen': {
      const { arrival } = appointment;
      return arrival === null || arrival.deskSeenAt !== null
        ? appointment
        : { ...appointment, arrival: { ...arrival, deskSeenAt: trueTime(fact.occurredAt) } };
    }
    case 'details-confirmed':
      return 'detailsConfirmedAt' in appointment ? confirmed(appointment, fact) : appointment;
    case 'form-answered':
      return 'forms' in appointment ? { ...appointment, forms: appointment.forms.map((one) => withAnswer(one, fact)) } : appointment;
    case 'consent-given':
      return { ...appointment, consents: answered(appointment.consents, fact, 'active') };
    case 'consent-declined':
      return { ...appointment, consents: answered(appointment.consents, fact, 'rejected') };
    case 'consent-withdrawn':
      return { ...appointment, consents: answered(appointment.consents, fact, 'inactive') };
    case 'consent-kept':
      return { ...appointment, consents: appointment.consents.map((one) => kept(one, fact)) };
    case 'review-answered':
      return 'review' in appointment && appointment.review !== null
        ? { ...appointment, review: { ...appointment.review, answeredAt: trueTime(fact.occurredAt) } }
        : appointment;
    case 'coverage-answered':
      return 'coverage' in appointment ? { ...appointment, coverage: afterAnswer(appointment.coverage, fact) } : appointment;
    case 'hand-off-raised':
    case 'hand-off-resolved':
    case 'change-requested':
    case 'consent-receipt-asked':
      return appointment;
    case 'quiet-call-asked': {
      const { arrival } = appointment;
      return arrival === null || arrival.quietCallAt !== null
        ? appointment
        : { ...appointment, arrival: { ...arrival, quietCallAt: trueTime(fact.occurredAt) } };
    }
    case 'patient-called': {
      const called = callIn(appointment, trueTime(fact.occurredAt));
      return called.ok ? called.value : appointment;
    }
    case 'call-taken-back': {
      const waiting = takeBackCall(appointment);
      return waiting.ok ? waiting.value : appointment;
    }
  }
}

/** A form that was finished stays finished. */
function withAnswer(one: VisitForm, { body }: FactOf<'form-answered'>): VisitForm {
  if (one.form !== body.form || one.state === 'done') return one;
  return { ...one, state: body.done ? 'done' : 'begun' };
}

/** The last word on a consent stands. */
function answered(
  onFile: readonly ConsentOnFile[],
  { body, occurredAt }: FactOf<'consent-given' | 'consent-declined' | 'consent-withdrawn'>,
  status: ConsentStatus,
): ConsentOnFile[] {
  const { consent, version, language } = body;
  const last = { consent, version, status, dateTime: trueTime(occurredAt), keptAt: null, language };
  return [...onFile.filter((one) => one.consent !== consent), last];
}

const kept = (one: ConsentOnFile, { body, occurredAt }: FactOf<'consent-kept'>): ConsentOnFile =>
  one.consent === body.consent && one.version === body.version && one.status === 'active' ? { ...one, keptAt: trueTime(occurredAt) } : one;

function confirmed<A extends AnyAppointment>(appointment: A, { body: { fields }, occurredAt }: FactOf<'details-confirmed'>): A {
  const at = trueTime(occurredAt);
  if (fields === undefined) return { ...appointment, detailsConfirmedAt: at };
  const known = 'fieldsConfirmedAt' in appointment ? appointment.fieldsConfirmedAt : {};
  return { ...appointment, fieldsConfirmedAt: { ...known, ...Object.fromEntries(fields.map((field) => [field, at])) } };
}

/** The first arrival stands: its time, ticket and place in line are what the patient was told. */
function arrived<A extends AnyAppointment>(appointment: A, { body, occurredAt }: FactOf<'patient-arrived'>): A {
  const move = decideMove(appointment.status, 'arrived');
  if (!move.ok || move.value === 'stay') return appointment;
  const unknown = { deskSeenAt: null, calledAt: null, quietCallAt: null };
  const arrival = { ...body, ...unknown, arrivedAt: trueTime(occurredAt), told: body.told ?? null };
  return { ...appointment, status: 'arrived', arrival };
}

/** What confirms is known at once; what changes anything waits for staff. */
function afterAnswer(before: KioskCoverage, { body, occurredAt }: FactOf<'coverage-answered'>): KioskCoverage {
  const news = body.reply.kind === 'still-right' ? { confirmedAt: trueTime(occurredAt) } : { waiting: true };
  if (body.rank !== 'secondary') return { ...before, ...news };
  return before.second === null ? before : { ...before, second: { ...before.second, ...news } };
}

/** Open and resolved hand-offs: the portal's, then our own unconfirmed ones. */
export function projectHandOffs(confirmed: readonly HandOff[], unconfirmed: readonly Fact[]): readonly HandOff[] {
  const byId = new Map(confirmed.map((handOff) => [handOff.id, handOff]));
  for (const fact of unconfirmed) {
    if (fact.type === 'hand-off-raised' && !byId.has(fact.id)) byId.set(fact.id, handOffOf(fact));
    if (fact.type === 'hand-off-resolved') {
      const open = byId.get(fact.body.handOff);
      if (open) byId.set(open.id, { ...open, resolvedAt: open.resolvedAt ?? trueTime(fact.occurredAt) });
    }
    if (fact.type === 'companions-noted' && fact.body.handOff !== null) {
      const call = byId.get(fact.body.handOff);
      if (call) byId.set(call.id, { ...call, companions: fact.body.companions });
    }
  }
  return [...byId.values()];
}

export function handOffOf({ id, device, subject, occurredAt, body }: FactOf<'hand-off-raised'>): HandOff {
  const appointment = subject.kind === 'appointment' ? subject.id : null;
  return { ...body, id, device, appointment, raisedAt: trueTime(occurredAt), resolvedAt: null, companions: null };
}
