import type { ConsoleAppointment, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { KioskAppointment as KioskAppointmentSchema } from '../../shared/domain/cached-appointment.ts';
import type { PersonName } from '../../shared/domain/patient.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { instantOf, TimeZone } from '../../shared/domain/time.ts';

export const newYork = TimeZone.parse('America/New_York');
/** A Monday in New York, UTC-5: `at('14:00')` is nine in the morning there. */
export const at = (time: string, day = '2026-03-02'): Instant => instantOf(Date.parse(`${day}T${time}:00Z`));

export const aName = (family: string | null, ...given: string[]): PersonName => ({ text: null, family, given, formerFamily: [] });

type Overrides = Partial<Omit<KioskAppointment, 'patient'>> & { patient?: Partial<KioskAppointment['patient']> };

/** One booked appointment at 09:10 New York time of a patient with everything on file; say only what matters. */
export function anAppointment({ patient, ...rest }: Overrides = {}): KioskAppointment {
  return KioskAppointmentSchema.parse({
    id: 'appointment-1',
    site: 'site-1',
    start: at('14:10'),
    minutes: 20,
    status: 'booked',
    visitType: 'Follow-up',
    practitioner: 'Dr. Ada Marsh',
    arrival: null,
    bookingCode: '123456789012',
    detailsConfirmedAt: null,
    ...rest,
    patient: {
      id: 'patient-1',
      name: aName("O'Brien", 'Nora', 'Jane'),
      birthDate: '1948-03-04',
      inactive: false,
      deceased: false,
      phones: ['555-201-4821'],
      emails: ['nora@example.org'],
      address: { lines: ['12 Elm Street'], city: 'Lowell', region: 'MA', postalCode: '01850', country: 'US' },
      emergencyContact: null,
      language: 'en',
      ...patient,
    },
  });
}

export function onConsole(appointment: KioskAppointment): ConsoleAppointment {
  const { bookingCode: _code, detailsConfirmedAt: _confirmed, owes: _owes, forms: _forms, review: _review, patient, ...rest } = appointment;
  const { id, name, birthDate, inactive, deceased, language } = patient;
  return {
    ...rest,
    rebooked: null,
    reviewOpen: false,
    formsState: 'none',
    companions: null,
    patient: { id, name, birthDate, inactive, deceased, language },
  };
}
