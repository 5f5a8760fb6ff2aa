import { z } from 'zod';
import type { ChangeableField } from './changeable-field.ts';
import type { Policy } from './policy.ts';
import type { LocalDate, PartialDate } from './time.ts';

/** FHIR RelatedPerson.relationship, HL7 v3 RoleCode: PRN, GUARD, GRPRN, and FAMMEMB or any other adult. Ids are stored; never rename one. */
export const Relationship = z.enum(['parent', 'guardian', 'grandparent', 'other']);
export type Relationship = z.infer<typeof Relationship>;

/** FHIR RelatedPerson, as far as a front desk needs it: the name as typed, and who that is to the patient. */
export const Guardian = z.object({ name: z.string().trim().min(1).max(200), relationship: Relationship });
export type Guardian = z.infer<typeof Guardian>;

/** Who stands at the kiosk and speaks for the patient: the patient, or a parent or guardian of an under-age one. */
export const Standing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('patient') }),
  z.object({ kind: z.literal('guardian'), ...Guardian.shape }),
]);
export type Standing = z.infer<typeof Standing>;

/** Who came along and what was asked for, as the desk sees it. Said again, the last word counts. */
export const Companions = z.object({
  guardian: Guardian.nullable(),
  /** A carer is present and helps. */
  carer: z.boolean(),
  /** An interpreter is wanted. */
  interpreter: z.boolean(),
});
export type Companions = z.infer<typeof Companions>;

/** Nobody came along, nothing was asked for. */
export const alone: Companions = { guardian: null, carer: false, interpreter: false };

/**
 * Whole years on a day at the site; null when nothing is on file. A vague birth date counts as its last day, so that a person is
 * rather taken for younger: one question too many does no harm.
 */
export function ageOn(today: LocalDate, birthDate: PartialDate | null): number | null {
  if (birthDate === null) return null;
  const [year = 0, month = 12, day = 31] = birthDate.split('-').map(Number);
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = today.split('-').map(Number);
  const hadBirthday = thisMonth > month || (thisMonth === month && thisDay >= day);
  return thisYear - year - (hadBirthday ? 0 : 1);
}

/** Under age, so it matters who stands here. An unknown age is nobody's minor: the desk looks at the record. */
export function isMinor(today: LocalDate, birthDate: PartialDate | null, { ageOfMajority }: Policy['family']): boolean {
  const age = ageOn(today, birthDate);
  return age !== null && age < ageOfMajority;
}

/** Who stands here and signs: `ask` while nobody has said so of a minor; `nobody` when whoever it is may not. */
export type Signer = 'known' | 'ask' | 'nobody';

/** An adult signs alone. A minor does not sign: a parent or legal guardian does; a grandparent or another adult is sent to the desk. */
export function decideSigner(standing: Standing | null, minor: boolean): Signer {
  if (standing === null) return minor ? 'ask' : 'known';
  if (standing.kind === 'patient') return minor ? 'nobody' : 'known';
  return minor && (standing.relationship === 'parent' || standing.relationship === 'guardian') ? 'known' : 'nobody';
}

/** What says where a person is reached. */
export const contactFields: ReadonlySet<ChangeableField> = new Set(['phone', 'email', 'address', 'emergencyContact']);

/**
 * Contact data of a teenager that a parent at the kiosk must not see: a young person may have given a number of their own. As long as
 * nobody said who stands here, nothing is shown
 * (45 CFR 164.502(g)(3) leaves it to state law, so the clinic's policy decides).
 */
export function hidesContact(
  standing: Standing | null,
  age: number | null,
  { hideTeenContact, teenFromAge, ageOfMajority }: Policy['family'],
): boolean {
  if (!hideTeenContact || standing?.kind === 'patient') return false;
  return age !== null && age >= teenFromAge && age < ageOfMajority;
}
