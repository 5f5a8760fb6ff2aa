import type { Source } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ImportedAppointment, isScheduled, readAppointment, typeOf } from './appointment.ts';
import { type Json, objectsOf, textOf } from './json.ts';
import { type ImportedPatient, readPatient } from './patient.ts';
import { readReference, type Target } from './reference.ts';
import type { ImportRefusal } from './refusal.ts';
import { isFree, readSlotTimes } from './slot.ts';
import { type Origin, parseUrl, sourceOf, urnTail } from './source.ts';

/** One resource, understood but not yet stored: references are not looked up. */
export type Draft =
  | {
      readonly kind: 'patient';
      readonly type: 'Patient';
      readonly source: Source;
      readonly patient: ImportedPatient;
      readonly names: OtherNames;
    }
  | { readonly kind: 'appointment'; readonly type: 'Appointment'; readonly source: Source; readonly appointment: ImportedAppointment }
  | {
      readonly kind: 'kept';
      readonly type: string;
      readonly source: Source;
      readonly body: Json;
      readonly patient: Target | null;
      readonly names: OtherNames;
      /** Said by a claim of this day (YYYY-MM-DD, '' unknown): a later day's counts. Null: the source's own record. */
      readonly asOf: string | null;
    };

/** What other resources may call this one by, besides `Type/id`. */
export interface OtherNames {
  /** The tail of a urn:uuid fullUrl that differs from the id; null otherwise. */
  readonly urn: string | null;
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
}

/**
 * The types Foyer imports, and the field that names the patient. Patient and Appointment are read; the others are kept whole and sealed for
 * the parts that use them. Every other type is counted by name and left out.
 */
const keptTypes: Readonly<Record<string, readonly string[]>> = {
  Coverage: ['beneficiary', 'subscriber'],
  Account: ['subject'],
  Invoice: ['subject', 'recipient'],
  Practitioner: [],
  Organization: [],
  PractitionerRole: [],
  Location: [],
  HealthcareService: [],
  Schedule: [],
  Slot: [],
  RelatedPerson: ['patient'],
  AllergyIntolerance: ['patient'],
  Condition: ['subject'],
  Medication: [],
  MedicationRequest: ['subject'],
  MedicationStatement: ['subject'],
  Immunization: ['patient'],
  Encounter: ['subject'],
  Questionnaire: [],
  QuestionnaireResponse: ['subject'],
  Consent: ['patient'],
};

/** `named`: what others refer to, stored first. `referring`: what names them. Null: a type Foyer does not import. */
export function roundOf(type: string): 'named' | 'referring' | null {
  if (type === 'Patient' || type === 'Practitioner' || type === 'Organization' || type === 'Schedule') return 'named';
  return type === 'Appointment' || Object.hasOwn(keptTypes, type) ? 'referring' : null;
}

/** @param resource of a type that `roundOf` knows */
export function readDraft(resource: Json, origin: Origin, now: Date): Result<Draft, ImportRefusal> {
  const type = textOf(resource['resourceType']) ?? '';
  const source = sourceOf(resource, origin);
  if (!source.ok) return source;
  if (type === 'Patient') {
    const patient = readPatient(resource, now);
    return patient.ok
      ? ok({ kind: 'patient', type, source: source.value, patient: patient.value, names: otherNames(resource, origin) })
      : patient;
  }
  if (type === 'Appointment' && isScheduled(resource)) {
    const appointment = readAppointment(resource);
    return appointment.ok ? ok({ kind: 'appointment', type, source: source.value, appointment: appointment.value }) : appointment;
  }
  const times = type === 'Slot' && isFree(resource) ? readSlotTimes(resource) : ok(null);
  if (!times.ok) return times;
  return ok({
    kind: 'kept',
    type,
    source: source.value,
    body: resource,
    patient: patientOf(resource, type),
    names: otherNames(resource, origin),
    asOf: null,
  });
}

/** A Patient that lives inside another resource becomes a record of its own, named after its place there. */
export function containedPatients(resource: Json, origin: Origin, now: Date): readonly Result<Draft, ImportRefusal>[] {
  const inside = objectsOf(resource['contained']).filter((one) => one['resourceType'] === 'Patient');
  if (inside.length === 0) return [];
  const container = sourceOf(resource, origin);
  if (!container.ok) return [err(container.error)];
  return inside.map((one) => {
    const patient = readPatient(one, now);
    if (!patient.ok) return patient;
    const source = containedSource(container.value, String(resource['resourceType']), textOf(one['id']) ?? '');
    return ok({
      kind: 'patient',
      type: 'Patient',
      source,
      patient: patient.value,
      names: otherNames(one, { fullUrl: null, bundleSource: null }),
    });
  });
}

export const containedSource = (container: Source, containerType: string, localId: string): Source => ({
  system: container.system,
  id: `${containerType}/${container.id}#${localId.replace(/^#/, '')}`.slice(0, 200),
});

/** A subject may also be a group or a device; a urn:uuid does not say. */
function patientOf(resource: Json, type: string): Target | null {
  // An Account may name several subjects; the others have one reference.
  const targets = (keptTypes[type] ?? []).flatMap((field) =>
    [resource[field]].flat().map((reference) => readReference(reference, resource)),
  );
  return targets.find((target) => target !== null && [null, 'Patient'].includes(typeOf(target))) ?? null;
}

function otherNames(resource: Json, { fullUrl }: Origin): OtherNames {
  const tail = fullUrl === null ? null : (urnTail(fullUrl) ?? parseUrl(fullUrl)?.id ?? null);
  const identifiers = objectsOf(resource['identifier']).flatMap(({ system, value }) => {
    const text = textOf(value);
    return text === null ? [] : [{ system: textOf(system) ?? '', value: text }];
  });
  return { urn: tail === textOf(resource['id']) ? null : tail, identifiers };
}
