import { z } from 'zod';
import { IdentityTier } from './cached-appointment.ts';
import type { ChangeableField } from './changeable-field.ts';
import { DeskNumber } from './hand-off.ts';
import { AppointmentId, DeviceId, FactId, PatientId, StaffId } from './ids.ts';
import { LanguageTag } from './language.ts';
import { Address, type CheckInPatient, EmergencyContact, Pharmacy } from './patient.ts';
import { Instant } from './time.ts';

/** A name as its owner writes it. People have one name, or many; only no name at all is none. */
const WrittenName = z
  .object({ given: z.string().trim().max(200), family: z.string().trim().max(200) })
  .refine(({ given, family }) => given !== '' || family !== '');

/** What a patient may ask to have changed at the kiosk. Each is one request, reviewed on its own; none changes the record by itself. */
const changes = {
  name: z.object({ field: z.literal('name'), value: WrittenName }),
  phone: z.object({ field: z.literal('phone'), value: z.string().trim().min(1).max(60) }),
  email: z.object({
    field: z.literal('email'),
    value: z
      .string()
      .trim()
      .min(3)
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+$/),
  }),
  address: z.object({ field: z.literal('address'), value: Address }),
  emergencyContact: z.object({ field: z.literal('emergencyContact'), value: EmergencyContact }),
  language: z.object({ field: z.literal('language'), value: LanguageTag }),
  pharmacy: z.object({ field: z.literal('pharmacy'), value: Pharmacy.refine(({ name }) => name.trim() !== '') }),
};

export const FieldChange = z.discriminatedUnion('field', [
  changes.name,
  changes.phone,
  changes.email,
  changes.address,
  changes.emergencyContact,
  changes.language,
  changes.pharmacy,
]);
export type FieldChange = z.infer<typeof FieldChange>;

export const ChangeState = z.enum(['open', 'accepted', 'rejected']);

/** Doubts that a person must look at before accepting. */
export const ChangeWarning = z.enum(['possible-wrong-patient', 'record-changed-since']);
export type ChangeWarning = z.infer<typeof ChangeWarning>;

/** One field a patient wants changed, with everything staff need to decide. `id` is the id of the fact that asked. */
export const ChangeRequest = z.object({
  id: FactId,
  patient: PatientId,
  patientName: z.string().nullable(),
  appointment: AppointmentId,
  ticket: DeskNumber.nullable(),
  tier: IdentityTier,
  device: DeviceId,
  /** The kiosk's name for people, for example "Kiosk A". */
  deviceName: z.string(),
  askedAt: Instant,
  change: FieldChange,
  /** The record's value when the patient asked; null when it had none. */
  before: FieldChange.nullable(),
  /** The record's value now, so that staff never decide on an old picture. */
  current: FieldChange.nullable(),
  warnings: z.array(ChangeWarning),
  state: ChangeState,
  decidedBy: StaffId.nullable(),
  decidedAt: Instant.nullable(),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

/** Fields a staff correction at the desk can hold that a kiosk may not send. */
export type GuardedField = ChangeableField | 'birthDate';

/** Who somebody is and how to reach them. */
const contactFields = ['phone', 'email', 'address', 'emergencyContact'] as const;

/**
 * Guards against one patient's answers landing in another's record: contact data changing all at once in one visit, or a name changing with
 * two of them or with birth date and phone, is more often a wrong chart than a new life.
 * @param fields what changed in one visit
 */
export function looksLikeWrongPatient(fields: ReadonlySet<GuardedField>): boolean {
  if (fields.has('name') && fields.has('birthDate') && fields.has('phone')) return true;
  const contact = contactFields.filter((field) => fields.has(field)).length;
  return contact === contactFields.length || (fields.has('name') && contact >= 2);
}

/** The part of a patient that can be asked to change. */
export type ChangeablePart = Pick<
  CheckInPatient,
  'name' | 'phones' | 'emails' | 'address' | 'emergencyContact' | 'language' | 'preferredLanguage' | 'pharmacy'
>;

/** What a record holds of a field, in the form a change of it has: what a correction would replace; null when there is none. */
export function valueOnFile(patient: ChangeablePart, field: ChangeableField): FieldChange | null {
  switch (field) {
    case 'name':
      return nameOnFile(patient.name);
    case 'phone':
      return patient.phones[0] === undefined ? null : { field, value: patient.phones[0] };
    case 'email':
      return patient.emails[0] === undefined ? null : { field, value: patient.emails[0] };
    case 'address':
      return patient.address === null ? null : { field, value: patient.address };
    case 'emergencyContact':
      return patient.emergencyContact === null ? null : { field, value: patient.emergencyContact };
    case 'language': {
      const tag = patient.preferredLanguage ?? patient.language;
      return tag === null ? null : { field, value: tag };
    }
    case 'pharmacy':
      return patient.pharmacy === null ? null : { field, value: patient.pharmacy };
  }
}

/** A name kept only as text stands whole in the first part. */
function nameOnFile({ text, family, given }: CheckInPatient['name']): FieldChange | null {
  const parts = { given: given.join(' ').trim(), family: (family ?? '').trim() };
  const value = parts.given === '' && parts.family === '' ? { given: (text ?? '').trim(), family: '' } : parts;
  return value.given === '' && value.family === '' ? null : { field: 'name', value };
}
