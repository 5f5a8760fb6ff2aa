import { type BookingCode, bookingCodeFrom } from '../../../shared/domain/booking-code.ts';
import { KioskAppointment } from '../../../shared/domain/cached-appointment.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { instantAt, LocalDate, plusDays, plusMinutes } from '../../../shared/domain/time.ts';
import { site, zone } from '../../bench/device-on-disk.ts';
import { aLetterWriter } from '../../support/letters.ts';
import { type MadeUpPerson, madeUpPeople } from '../made-up-people.ts';

export const today = LocalDate.parse('2026-03-02');
export const opening: Instant = instantAt(zone, today, '06:00');
const people = 200;

export interface Booked {
  readonly person: MadeUpPerson;
  readonly appointment: KioskAppointment;
  /** Booked for tomorrow; misses may close the record; deceased or inactive. */
  readonly kind: 'today' | 'tomorrow' | 'closed' | 'unwell-record';
}

/**
 * 200 people: most booked today, some tomorrow, some whose record is closed or inactive, four pairs of twins at the end, and ten people
 * with a second appointment an hour after the first.
 */
export function makeClinic(random: () => number) {
  const known = madeUpPeople(people, random).map((person, index, all) => (index >= people - 8 ? twinOf(all, index) : person));
  const booked = known.map((person, index): Booked => {
    const kind = index < 20 ? 'tomorrow' : index < 32 ? 'closed' : index < 38 ? 'unwell-record' : 'today';
    const day = kind === 'tomorrow' ? plusDays(today, 1) : today;
    const start = plusMinutes(instantAt(zone, day, '06:30'), Math.floor(random() * 13 * 12) * 5);
    return {
      person,
      kind,
      appointment: appointmentOf({ person, id: `a-${index}`, start, code: randomCode(random), inactive: kind === 'unwell-record' }),
    };
  });
  const second = booked
    .slice(40, 50)
    .map(({ person, appointment: { start } }, index) =>
      appointmentOf({ person, id: `b-${index}`, start: plusMinutes(start, 60), code: randomCode(random), inactive: false }),
    );
  const away = madeUpPeople(30, random).map((person) => ({ person, code: randomCode(random) }));
  const [writer, forger] = [aLetterWriter(zone), aLetterWriter(zone)];
  return { writer, forger, booked, second, appointments: [...booked.map(({ appointment }) => appointment), ...second], away };
}
export type MadeClinic = ReturnType<typeof makeClinic>;

/** Every second of the last eight is the twin of the one before: same last name, birth date and phone. */
function twinOf(all: readonly MadeUpPerson[], index: number): MadeUpPerson {
  const [own, older] = [all[index] as MadeUpPerson, all[index - 1] as MadeUpPerson];
  return index % 2 === 0 ? own : { ...own, family: older.family, birthDate: older.birthDate, phone: older.phone };
}

export const randomCode = (random: () => number): BookingCode =>
  bookingCodeFrom(Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256)));

interface NewAppointment {
  readonly person: MadeUpPerson;
  readonly id: string;
  readonly start: Instant;
  readonly code: BookingCode;
  readonly inactive: boolean;
}

const appointmentOf = ({ person, id, start, code, inactive }: NewAppointment): KioskAppointment =>
  KioskAppointment.parse({
    id,
    site,
    start,
    minutes: 20,
    status: 'booked',
    visitType: null,
    practitioner: null,
    arrival: null,
    bookingCode: code,
    detailsConfirmedAt: null,
    patient: {
      id: person.id,
      name: { text: null, family: person.family, given: [person.given], formerFamily: [] },
      birthDate: person.birthDate,
      inactive,
      deceased: false,
      phones: [person.phone],
      emails: [person.email],
      address: { lines: [person.street], city: 'Springfield', region: 'MA', postalCode: person.postalCode, country: 'US' },
      emergencyContact: null,
      language: 'en',
    },
  });

/** What of this person must be told to nobody else. */
export const secretsOf = ({ person, appointment }: Pick<Booked, 'person' | 'appointment'>): readonly string[] => [
  person.id,
  person.family,
  person.given,
  person.birthDate,
  person.phone,
  person.email,
  person.street,
  appointment.bookingCode,
  `"${appointment.id}"`,
];
