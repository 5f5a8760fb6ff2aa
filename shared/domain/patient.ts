import { z } from 'zod';
import { PatientId } from './ids.ts';
import { BuiltInLanguage, LanguageTag } from './language.ts';
import { PartialDate } from './time.ts';

/** FHIR HumanName, as far as a front desk needs it. A person may have only `text`, only one name, or none. */
export const PersonName = z.object({
  text: z.string().max(300).nullable(),
  family: z.string().max(200).nullable(),
  given: z.array(z.string().max(200)).max(10),
  /** Maiden and other former family names: accepted at the kiosk, never shown. */
  formerFamily: z.array(z.string().max(200)).max(10),
});
export type PersonName = z.infer<typeof PersonName>;

export const Address = z.object({
  lines: z.array(z.string().max(200)).max(5),
  city: z.string().max(120),
  region: z.string().max(120),
  postalCode: z.string().max(20),
  country: z.string().max(60),
});
export type Address = z.infer<typeof Address>;

export const EmergencyContact = z.object({ name: z.string().max(200), phone: z.string().max(60), relationship: z.string().max(100) });
export type EmergencyContact = z.infer<typeof EmergencyContact>;

/** Where somebody fetches their medicines, as they call it. */
export const Pharmacy = z.object({ name: z.string().max(200), town: z.string().max(120) });
export type Pharmacy = z.infer<typeof Pharmacy>;

/** What check-in needs of a Patient, and nothing else (45 CFR 164.502(b), minimum necessary). */
export const CheckInPatient = z.object({
  id: PatientId,
  name: PersonName,
  birthDate: PartialDate.nullable(),
  /** FHIR Patient.active false, or replaced by another record. */
  inactive: z.boolean(),
  deceased: z.boolean(),
  /** As typed or imported, in the record's order; the first is shown. */
  phones: z.array(z.string().max(60)).max(20),
  emails: z.array(z.string().max(254)).max(20),
  address: Address.nullable(),
  emergencyContact: EmergencyContact.nullable(),
  /** What of ours they speak; null when it is none of ours. */
  language: BuiltInLanguage.nullable(),
  /** The language they prefer, whichever it is. */
  preferredLanguage: LanguageTag.nullable().default(null),
  pharmacy: Pharmacy.nullable().default(null),
});
export type CheckInPatient = z.infer<typeof CheckInPatient>;

/** The name as staff read it: the record's own text, else given and family, else null. */
export function displayName(name: PersonName): string | null {
  const parts = [...name.given, name.family ?? ''].map((part) => part.trim()).filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : name.text?.trim() || null;
}

/** What a tier D receipt may show of a name: the first initial. */
export function firstInitial(name: PersonName): string | null {
  const first = (name.given[0] ?? name.text ?? name.family ?? '').trim();
  const initial = [...first][0];
  return initial ? initial.toLocaleUpperCase('en') : null;
}
