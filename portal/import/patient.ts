import { LanguageTag, languageOfTag } from '../../shared/domain/language.ts';
import type { CheckInPatient, EmergencyContact, Pharmacy } from '../../shared/domain/patient.ts';
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
    ...languages(resource['communication']),
    pharmacy: preferredPharmacy(resource['extension']),
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

function languages(communication: unknown): Pick<ImportedPatient, 'language' | 'preferredLanguage'> {
  const spoken = objectsOf(communication).toSorted((a, b) => Number(b['preferred'] === true) - Number(a['preferred'] === true));
  const tags = spoken.flatMap(({ language }) => tagsOf(language));
  return {
    language: tags.map(languageOfTag).find((language) => language !== null) ?? null,
    preferredLanguage: tags.find((tag) => LanguageTag.safeParse(tag).success) ?? null,
  };
}

const tagsOf = (concept: unknown): readonly string[] =>
  [...conceptCodes(concept), textOf(objectOf(concept)?.['text']) ?? ''].filter((tag) => tag !== '');

/** FHIR extension `patient-preferredPharmacy`: a reference, alone or inside, whose display is the pharmacy's name. */
function preferredPharmacy(extensions: unknown): Pharmacy | null {
  const named = objectsOf(extensions).filter(({ url }) => /preferred-?pharmacy$/i.test(textOf(url) ?? ''));
  const displays = named
    .flatMap((one) => [one, ...objectsOf(one['extension'])])
    .map(({ valueReference }) => textOf(objectOf(valueReference)?.['display']));
  const name = displays.find((display) => display !== null) ?? null;
  return name === null ? null : { name: cut(name, 200), town: '' };
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
