import type { KioskStore } from '../../electron/store/store.ts';
import { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { deskNumber, KioskLetter } from '../../shared/domain/hand-off.ts';
import { Site } from '../../shared/domain/site.ts';
import { instantOf } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';

/** Words of the invented patients that must be in no file in clear. */
export const needles = ['Quillfeather', 'quillfeather@example.org', '555-019-8822', '17 Heliotrope Lane'];

/** Fills a kiosk's store with a day of appointments, one in three checked in. Answers how many rows there are. */
export function aKioskDay(store: KioskStore, { people, random }: { readonly people: number; readonly random: () => number }) {
  const site = Site.parse({ id: 'main', tenant: 't', zone: 'America/New_York', version: 1, settings: { name: 'Riverside Clinic' } });
  const appointments = Array.from({ length: people }, (_, at) => anAppointment(at, random));
  const entries = [{ kind: 'site' as const, put: site }, ...appointments.map((put) => ({ kind: 'appointment' as const, put }))];
  const feed = { reset: true, entries, revision: 1, cursor: 'c', more: false, letter: null, portalTime: store.clock.wall() };
  store.transaction(() => ok(store.applyFeed(feed)));
  const here = appointments.filter((_, at) => at % 3 === 0);
  here.forEach((appointment, at) => checkIn(store, appointment, at + 1));
  return { appointments: appointments.length, facts: here.length };
}

function checkIn(store: KioskStore, { id }: KioskAppointment, count: number): void {
  store.transaction(() => {
    store.audit.append({ actor: { kind: 'patient' }, action: 'arrive', subject: `Appointment/${id}` });
    const ticket = deskNumber(KioskLetter.parse('A'), count);
    return ok(
      store.outbox.append({
        type: 'patient-arrived',
        actor: { kind: 'patient' },
        subject: { kind: 'appointment', id },
        body: { tier: 'B', ticket, firstTouchAt: store.clock.wall() },
      }),
    );
  });
}

const anAppointment = (at: number, random: () => number): KioskAppointment =>
  KioskAppointment.parse({
    id: `a-${at}`,
    site: 'main',
    start: instantOf(Date.now() + at * 60_000),
    minutes: 20,
    status: 'booked',
    visitType: 'Check-up',
    practitioner: null,
    arrival: null,
    bookingCode: String(100_000_000_000 + Math.floor(random() * 899_999_999_999)),
    detailsConfirmedAt: null,
    patient: {
      id: `p-${at}`,
      name: { text: null, family: needles[0], given: ['Ottoline'], formerFamily: [] },
      birthDate: '1971-03-14',
      inactive: false,
      deceased: false,
      phones: [needles[2]],
      emails: [needles[1]],
      emergencyContact: null,
      language: 'en',
      address: { lines: [needles[3]], city: 'Springfield', region: 'MA', postalCode: '01101', country: 'US' },
    },
  });
