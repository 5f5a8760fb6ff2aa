import { z } from 'zod';
import { FieldChange, valueOnFile } from '../../shared/domain/change-request.ts';
import { ChangeableField, changeableFields } from '../../shared/domain/changeable-field.ts';
import type { PatientId } from '../../shared/domain/ids.ts';
import { languageOfTag } from '../../shared/domain/language.ts';
import { CheckInPatient, type PersonName } from '../../shared/domain/patient.ts';
import { Instant } from '../../shared/domain/time.ts';

/** A patient as the source system last sent it. */
export const SourcePatient = CheckInPatient.omit({ id: true });
export type SourcePatient = z.infer<typeof SourcePatient>;

/** A correction staff accepted, and what the source said at that time. */
const Accepted = z.object({ value: FieldChange, sourceWhenAccepted: FieldChange.nullable() });

/** What the portal keeps of a patient: the source's words and the corrections that stand over them, apart. */
export const PatientRecord = z.object({
  source: SourcePatient,
  accepted: z.partialRecord(ChangeableField, Accepted),
  /** When each detail was last found right by the patient. */
  confirmed: z.partialRecord(ChangeableField, Instant).default({}),
});
export type PatientRecord = z.infer<typeof PatientRecord>;

export const recordFrom = (source: SourcePatient): PatientRecord => ({ source, accepted: {}, confirmed: {} });

/** The patient as everybody sees it: the source, with accepted corrections in place of its values. */
export function patientOf(id: PatientId, { source, accepted }: PatientRecord): CheckInPatient {
  const values = Object.values(accepted).map(({ value }) => value);
  return { id, ...values.reduce(withValue, source) };
}

/** The patient said that these are right; an older word never stands over a newer one. */
export function confirm(record: PatientRecord, fields: readonly ChangeableField[], at: Instant): PatientRecord {
  const newer = fields.filter((field) => (record.confirmed[field] ?? '') < at);
  return { ...record, confirmed: { ...record.confirmed, ...Object.fromEntries(newer.map((field) => [field, at])) } };
}

export const currentValue = (record: PatientRecord, field: ChangeableField): FieldChange | null =>
  record.accepted[field]?.value ?? valueOnFile(record.source, field);

/** Staff accepted a value. The source's own value of now is kept beside it, to know later whether the source moved. */
export const accept = (record: PatientRecord, value: FieldChange): PatientRecord => ({
  ...record,
  accepted: { ...record.accepted, [value.field]: { value, sourceWhenAccepted: valueOnFile(record.source, value.field) } },
});

/**
 * The source sent the patient again (docs/sync.md S48, S49). An accepted correction stands until the source says the same. A third value
 * does not replace it: it is raised for staff, once.
 */
export function reimport(
  record: PatientRecord,
  incoming: SourcePatient,
): { readonly record: PatientRecord; readonly raised: readonly FieldChange[] } {
  const accepted: Partial<Record<ChangeableField, z.infer<typeof Accepted>>> = {};
  const raised: FieldChange[] = [];
  for (const field of changeableFields) {
    const standing = record.accepted[field];
    if (!standing) continue;
    const sent = valueOnFile(incoming, field);
    if (sameValue(sent, standing.value)) continue;
    accepted[field] = standing;
    const known = sameValue(sent, standing.sourceWhenAccepted) || sameValue(sent, valueOnFile(record.source, field));
    if (sent !== null && !known) raised.push(sent);
  }
  return { record: { ...record, source: incoming, accepted }, raised };
}

/** Equal in content, whatever the order of keys. */
export function sameValue(one: FieldChange | null, other: FieldChange | null): boolean {
  return canonical(one) === canonical(other);
}

const canonical = (value: FieldChange | null): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Source values that fail our own field rules (an address e-mail without @) are still values; they are kept and compared as they are. */
function withValue(patient: SourcePatient, change: FieldChange): SourcePatient {
  switch (change.field) {
    case 'name':
      return { ...patient, name: renamed(patient.name, change.value) };
    case 'language':
      return { ...patient, preferredLanguage: change.value, language: languageOfTag(change.value) };
    case 'pharmacy':
      return { ...patient, pharmacy: change.value };
    case 'phone':
      return { ...patient, phones: [change.value, ...patient.phones.slice(1)] };
    case 'email':
      return { ...patient, emails: [change.value, ...patient.emails.slice(1)] };
    case 'address':
      return { ...patient, address: change.value };
    case 'emergencyContact':
      return { ...patient, emergencyContact: change.value };
  }
}

/** The name before stays known as a former one, so that a letter in it still finds its owner. */
function renamed(before: PersonName, { given, family }: { readonly given: string; readonly family: string }): PersonName {
  const former = before.family !== null && before.family !== family ? [before.family, ...before.formerFamily] : before.formerFamily;
  return { text: null, family: family || null, given: given === '' ? [] : [given], formerFamily: [...new Set(former)].slice(0, 10) };
}
