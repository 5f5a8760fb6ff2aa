import { valueOnFile } from './change-request.ts';
import type { ChangeableField } from './changeable-field.ts';
import { type Address, type CheckInPatient, displayName } from './patient.ts';
import { ownNameOf } from './spoken-languages.ts';

const dot = '•';

/** Enough for the owner to recognise, too little for the person behind them. Null stays null: "nothing on file". */
export function maskedDetails(patient: CheckInPatient): Record<ChangeableField, string | null> {
  const [phone] = patient.phones;
  const [email] = patient.emails;
  const name = displayName(patient.name);
  return {
    name: name === null ? null : name.split(/\s+/).map(maskWord).join(' '),
    phone: phone === undefined ? null : maskPhone(phone),
    email: email === undefined ? null : maskEmail(email),
    address: patient.address === null ? null : maskAddress(patient.address),
    emergencyContact: patient.emergencyContact === null ? null : maskPhone(patient.emergencyContact.phone || patient.emergencyContact.name),
    language: valueOnFile(patient, 'language') === null ? null : dot.repeat(6),
    pharmacy: patient.pharmacy === null ? null : maskWord(patient.pharmacy.name),
  };
}

/** The same in clear, one of which is shown for a few seconds when its owner asks. */
export function clearDetails(patient: CheckInPatient): Record<ChangeableField, string | null> {
  const contact = patient.emergencyContact;
  const language = valueOnFile(patient, 'language');
  return {
    name: displayName(patient.name),
    phone: patient.phones[0] ?? null,
    email: patient.emails[0] ?? null,
    address: patient.address === null ? null : oneLine(patient.address),
    emergencyContact: contact === null ? null : [contact.name, contact.phone].filter((part) => part !== '').join(', '),
    language: language?.field === 'language' ? ownNameOf(language.value) : null,
    pharmacy: patient.pharmacy === null ? null : [patient.pharmacy.name, patient.pharmacy.town].filter((part) => part !== '').join(', '),
  };
}

export const oneLine = ({ lines, city, region, postalCode, country }: Address): string =>
  [...lines, city, [region, postalCode].filter((part) => part !== '').join(' '), country].filter((part) => part !== '').join(', ');

const maskWord = (word: string): string => `${[...word.trim()][0] ?? ''}${dot.repeat(4)}`;

function maskPhone(phone: string): string {
  const digits = phone.normalize('NFKD').replace(/\D/g, '');
  return digits.length >= 7 ? `${dot.repeat(6)} ${digits.slice(-4)}` : dot.repeat(6);
}

function maskEmail(email: string): string {
  const [user = '', domain = ''] = email.split('@');
  return `${[...user][0] ?? ''}${dot.repeat(4)}@${[...domain][0] ?? ''}${dot.repeat(4)}${domain.slice(domain.lastIndexOf('.'))}`;
}

/** The end of the postal code is what people know by heart and tells no street. */
const maskAddress = ({ postalCode }: Address): string =>
  postalCode.length >= 4 ? `${dot.repeat(6)} ${postalCode.slice(-2)}` : dot.repeat(6);
