import { z } from 'zod';
import { IdentityTier } from './cached-appointment.ts';
import { DeskNumber } from './hand-off.ts';
import { AppointmentId, DeviceId, FactId, PatientId, StaffId } from './ids.ts';
import { Address, type CheckInPatient, EmergencyContact } from './patient.ts';
import { Instant } from './time.ts';

/** What a patient may ask to have changed at the kiosk. Each is one request, reviewed on its own; none changes the record by itself. */
const changes = {
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
};

export const FieldChange = z.discriminatedUnion('field', [changes.phone, changes.email, changes.address, changes.emergencyContact]);
export type FieldChange = z.infer<typeof FieldChange>;
export const changeableFields = ['phone', 'email', 'address', 'emergencyContact'] as const;
export const ChangeableField = z.enum(changeableFields);
export type ChangeableField = z.infer<typeof ChangeableField>;

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
export type GuardedField = ChangeableField | 'name' | 'birthDate';

/**
 * Guards against one patient's answers landing in another's record: contact data changing all at once in one visit, or name,
 * birth date and phone changing together, is more often a wrong chart than a new life.
 * @param fields what changed in one visit
 */
export function looksLikeWrongPatient(fields: ReadonlySet<GuardedField>): boolean {
  if (fields.has('name') && fields.has('birthDate') && fields.has('phone')) return true;
  return changeableFields.every((field) => fields.has(field));
}

/** What a record holds of a field, in the form a change of it has: what a correction would replace; null when there is none. */
export function valueOnFile(
  patient: Pick<CheckInPatient, 'phones' | 'emails' | 'address' | 'emergencyContact'>,
  field: ChangeableField,
): FieldChange | null {
  switch (field) {
    case 'phone':
      return patient.phones[0] === undefined ? null : { field, value: patient.phones[0] };
    case 'email':
      return patient.emails[0] === undefined ? null : { field, value: patient.emails[0] };
    case 'address':
      return patient.address === null ? null : { field, value: patient.address };
    case 'emergencyContact':
      return patient.emergencyContact === null ? null : { field, value: patient.emergencyContact };
  }
}
