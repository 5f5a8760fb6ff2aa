import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CheckInPatient } from '../../shared/domain/patient.ts';
import type { MessageChannel } from '../store/message-schema.ts';
import { MailAddress, type MessageSettings } from './settings.ts';

export interface Reached {
  readonly channel: MessageChannel;
  readonly address: string;
}

/** The ways this site can send by. */
export const openChannels = ({ smtp, webhook }: MessageSettings): readonly MessageChannel[] => [
  ...(smtp ? (['email'] as const) : []),
  ...(webhook ? (['webhook'] as const) : []),
];

/** Where a patient can be reached: the first e-mail on file that is one, else the first telephone; null when neither works here. */
export function chooseAddress(
  patient: CheckInPatient,
  settings: MessageSettings,
  only: readonly MessageChannel[] = ['email', 'webhook'],
): Reached | null {
  const open = openChannels(settings).filter((channel) => only.includes(channel));
  for (const channel of open) {
    const address = channel === 'email' ? patient.emails.find((email) => MailAddress.safeParse(email).success) : phoneOf(patient, settings);
    if (address !== undefined) return { channel, address };
  }
  return null;
}

/** The first telephone that libphonenumber calls possible, in E.164. */
function phoneOf({ phones }: CheckInPatient, { phoneCountry }: MessageSettings): string | undefined {
  return phones
    .map((typed) => parsePhoneNumberFromString(typed, { defaultCountry: phoneCountry, extract: false }))
    .find((phone) => phone?.isPossible())?.number;
}
