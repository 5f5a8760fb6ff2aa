import { Language } from '../../shared/domain/language.ts';
import type { CheckInPatient, EmergencyContact } from '../../shared/domain/patient.ts';
import { PartialDate } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { contactPoints } from './contact-points.ts';
import { nameLine, personName } from './human-name.ts';
import { conceptCodes, conceptText, cut, type Json, objectOf, objectsOf, textOf } from './json.ts';
import { homeAddress } from './postal-address.ts';
import type { ImportRefusal } from './refusal.ts';

export type ImportedPatient = Omit<CheckInPatient, 'id'>;

/** FHIR R4 Patient -> what check-in needs of it. Only an impossible birth date refuses it: whoever cannot be identified must not be guessed. */
export function readPatient(resource: Json, now: Date): Result<ImportedPatient, ImportRefusal> {
  const birthDate = readBirthDate(resource['birthDate']);
  if (!birthDate.ok) return birthDate;
  return ok({
    name: personName(resource['name'], now),
    birthDate: birthDate.value,
    inactive: resource['active'] === false || isReplaced(resource),
    deceased: isDeceased(resource),
    ...contactPoints(resource['telecom'], now),
    address: homeAddress(resource['address'], now),
    emergencyContact: emergencyContact(resource['contact'], now),
    language: preferredLanguage(resource['communication']),
  });
}

function readBirthDate(value: unknown): Result<PartialDate | null, ImportRefusal> {
  if (value === undefined || value === null || value === '') return ok(null);
  const read = PartialDate.safeParse(typeof value === 'string' ? value.trim() : value);
  return read.success ? ok(read.data) : err('birth-date-invalid');
}

/** Patient.link: this record was merged into another, which is the one to use. */
const isReplaced = (resource: Json): boolean => objectsOf(resource['link']).some((link) => link['type'] === 'replaced-by');

const isDeceased = (resource: Json): boolean => resource['deceasedBoolean'] === true || textOf(resource['deceasedDateTime']) !== null;

function preferredLanguage(communication: unknown): Language | null {
  const spoken = objectsOf(communication).toSorted((a, b) => Number(b['preferred'] === true) - Number(a['preferred'] === true));
  return spoken.map(({ language }) => languageOf(language)).find((language) => language !== null) ?? null;
}

/** BCP 47 by its first part: `es-MX` is Spanish. A language Foyer does not speak is null. */
function languageOf(concept: unknown): Language | null {
  for (const tag of [...conceptCodes(concept), textOf(objectOf(concept)?.['text']) ?? '']) {
    const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
    const read = Language.safeParse(primary === 'zh' || primary === 'cmn' ? 'zh-Hans' : primary);
    if (read.success) return read.data;
  }
  return null;
}

/** v2-0131 `C`, emergency contact, before the others, each only if there is someone to call. */
function emergencyContact(contacts: unknown, now: Date): EmergencyContact | null {
  const isEmergency = (contact: Json) => conceptCodes(contact['relationship']).includes('C');
  for (const contact of objectsOf(contacts).toSorted((a, b) => Number(isEmergency(b)) - Number(isEmergency(a)))) {
    const name = nameLine(contact['name'], now) ?? conceptText(objectOf(contact['organization'])) ?? '';
    const phone = contactPoints(contact['telecom'], now).phones[0] ?? '';
    if (name === '' && phone === '') continue;
    const relationship =
      objectsOf(contact['relationship'])
        .map(conceptText)
        .find((text) => text !== null) ?? '';
    return { name: cut(name, 200), phone, relationship: cut(relationship, 100) };
  }
  return null;
}
