import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody the tour brings along, because not every data folder has such a person. All are invented. */
export interface Guest {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly phone: string;
  /** What is typed at the kiosk for the last name; people leave accents and apostrophes out or not. */
  readonly typed: string;
}

export const guests = {
  apostrophe: { id: 'tour-1', family: "O'Tourley", given: 'Fiona', birthDate: '1951-07-14', phone: '+1 555 010 7311', typed: 'O’Tourley' },
  accents: {
    id: 'tour-2',
    family: 'Ñáñez Tourón',
    given: 'Íñigo',
    birthDate: '1966-11-30',
    phone: '+1 555 010 7322',
    typed: 'nanez touron',
  },
  twin: { id: 'tour-3', family: 'Tourwin', given: 'Ida', birthDate: '1990-02-28', phone: '+1 555 010 7333', typed: 'Tourwin' },
  otherTwin: { id: 'tour-4', family: 'Tourwin', given: 'Ada', birthDate: '1990-02-28', phone: '+1 555 010 7333', typed: 'Tourwin' },
} as const satisfies Record<string, Guest>;

/** Writes the guests as FHIR R4 NDJSON, each with an appointment starting within the half hour after `now`. */
export function writeGuests(folder: string, now: Date): void {
  mkdirSync(folder, { recursive: true });
  const people = Object.values(guests);
  writeFileSync(join(folder, 'people.ndjson'), lines(people.map(patientOf)));
  writeFileSync(
    join(folder, 'visits.ndjson'),
    lines(people.map((guest, index) => appointmentOf(guest, new Date(now.getTime() + (index + 1) * 300_000)))),
  );
}

const lines = (resources: readonly object[]): string => resources.map((resource) => `${JSON.stringify(resource)}\n`).join('');

const patientOf = ({ id, family, given, birthDate, phone }: Guest) => ({
  resourceType: 'Patient',
  id,
  active: true,
  name: [{ use: 'official', family, given: [given] }],
  birthDate,
  telecom: [{ system: 'phone', value: phone }],
});

const appointmentOf = ({ id }: Guest, start: Date) => ({
  resourceType: 'Appointment',
  id: `${id}-visit`,
  status: 'booked',
  start: start.toISOString(),
  minutesDuration: 20,
  participant: [{ actor: { reference: `Patient/${id}` }, status: 'accepted' }],
});
