import type { AppointmentStatus } from '../../shared/domain/appointment.ts';
import { Instant } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { conceptText, cut, type Json, objectOf, objectsOf, textOf } from './json.ts';
import { readReference, type Target } from './reference.ts';
import type { ImportRefusal } from './refusal.ts';

export interface ImportedAppointment {
  /** Who it may be for, best first: a urn:uuid reference does not say what it points at. */
  readonly patients: readonly Target[];
  /** Who it may be with, best first. */
  readonly practitioners: readonly { readonly target: Target | null; readonly display: string | null }[];
  readonly start: Instant;
  readonly minutes: number;
  readonly status: AppointmentStatus;
  readonly visitType: string | null;
}

/** FHIR statuses that stand on a front desk's day. The others (proposed, pending, waitlist, entered-in-error) are kept, not scheduled. */
const scheduled: Readonly<Record<string, AppointmentStatus>> = {
  booked: 'booked',
  arrived: 'arrived',
  'checked-in': 'checked-in',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  noshow: 'noshow',
};

export const isScheduled = (resource: Json): boolean => Object.hasOwn(scheduled, String(resource['status']));

/** FHIR R4 Appointment -> a visit on the day. Its start must carry an offset: a local time without a place is not a moment. */
export function readAppointment(resource: Json): Result<ImportedAppointment, ImportRefusal> {
  const start = readInstant(resource['start']);
  if (!start.ok) return start;
  const actors = objectsOf(resource['participant']).map(({ actor }) => {
    const target = readReference(actor, resource);
    return { target, type: typeOf(target), display: textOf(objectOf(actor)?.['display']) };
  });
  const of = (...types: readonly (string | null)[]) => types.flatMap((type) => actors.filter((actor) => actor.type === type));
  const patients = of('Patient', null).flatMap(({ target }) => target ?? []);
  if (patients.length === 0) return err('patient-missing');
  return ok({
    patients,
    practitioners: of('Practitioner', 'PractitionerRole', null).map(({ target, display }) => ({ target, display })),
    start: start.value,
    minutes: minutesOf(resource, start.value),
    status: scheduled[String(resource['status'])] ?? 'booked',
    visitType: visitType(resource),
  });
}

export const typeOf = (target: Target | null): string | null =>
  target === null ? null : target.kind === 'local' ? textOf(target.resource['resourceType']) : target.type;

/** A FHIR instant or dateTime that carries an offset. */
export function readInstant(value: unknown): Result<Instant, ImportRefusal> {
  const text = textOf(value);
  if (text === null) return err('start-missing');
  const read = Instant.safeParse(text);
  return read.success ? ok(read.data) : err('start-invalid');
}

/** From start and end, else as given, else half an hour; between 1 minute and a day. */
function minutesOf(resource: Json, start: Instant): number {
  const end = readInstant(resource['end']);
  const spanned = end.ok ? (Date.parse(end.value) - Date.parse(start)) / 60_000 : Number.NaN;
  const stated = Number(resource['minutesDuration']);
  const minutes = [spanned, stated].find((one) => one >= 1 && one <= 1440) ?? 30;
  return Math.round(minutes);
}

function visitType(resource: Json): string | null {
  const concepts = [resource['appointmentType'], ...objectsOf(resource['serviceType']), ...objectsOf(resource['reasonCode'])];
  const named = concepts.map(conceptText).find((text) => text !== null) ?? textOf(resource['description']);
  return named === null ? null : cut(named, 200);
}
