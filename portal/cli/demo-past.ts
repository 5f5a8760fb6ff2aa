import { createHash } from 'node:crypto';
import type { BookingCode } from '../../shared/domain/booking-code.ts';
import { AppointmentId, type PatientId } from '../../shared/domain/ids.ts';
import { dayIn, instantAt, type LocalDate, plusDays, plusMinutes } from '../../shared/domain/time.ts';
import { freeCode } from '../import/appointment-store.ts';
import type { NewAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';
import { chanceFrom } from './chance.ts';
import { byAdmin, type Desk, type FoundSite } from './command.ts';
import { makeSlots } from './slots.ts';

const pastDays = 12;
const visitsADay = 8;

/** So that a demonstration can tell how long it takes and offer times: some days that are over, and free times for three weeks. */
export async function demoAround(desk: Desk, at: FoundSite): Promise<void> {
  const practitioners = await desk.write(at.tenant, (tx) => pastVisits(tx, at));
  const today = dayIn(at.site.zone, desk.now());
  if (practitioners.length > 0)
    await makeSlots(desk, at, { from: plusDays(today, 1), to: plusDays(today, 21), minutes: 30, practitioners, visitType: null });
}

/** Today's people were here before, seen some minutes after their time. Made once. Answers today's practitioners. */
async function pastVisits(tx: WriteScope, { site }: FoundSite): Promise<readonly string[]> {
  const today = dayIn(site.zone, tx.now);
  const midnight = (days: number) => instantAt(site.zone, plusDays(today, days), '00:00');
  const visits = await tx.appointments.between(site.id, midnight(0), midnight(1));
  const practitioners = [...new Set(visits.flatMap(({ practitioner }) => practitioner ?? []))].sort();
  if ((await tx.appointments.pastVisits(site.id, midnight(-60), midnight(0))).length > 0) return practitioners;
  const people = [...new Set(visits.filter(({ patient }) => !patient.deceased && !patient.inactive).map(({ patient }) => patient.id))];
  const added: NewAppointment[] = [];
  const codes = new Set<BookingCode>();
  for (const { practitioner, start, number } of people.length === 0 ? [] : plannedVisits(practitioners, { site, today })) {
    const bookingCode = await freeCode(tx.appointments, codes);
    codes.add(bookingCode);
    const id = AppointmentId.parse(`past-${createHash('sha256').update(`${site.id}/${number}/${start}`).digest('hex').slice(0, 40)}`);
    const patient = people[number % people.length] as PatientId;
    added.push({ id, site: site.id, patient, start, minutes: 20, status: 'booked', visitType: 'Follow-up', practitioner, bookingCode });
  }
  await tx.appointments.addMany(added);
  const chance = chanceFrom(`past/${site.id}`);
  for (const made of await tx.appointments.findMany(added.map(({ id }) => id))) {
    const arrivedAt = plusMinutes(made.start, 5 - 5 * chance.below(6));
    const calledAt = plusMinutes(arrivedAt > made.start ? arrivedAt : made.start, 2 + chance.below(20));
    const seen = { arrivedAt, firstTouchAt: arrivedAt, ticket: null, tier: 'desk', deskSeenAt: arrivedAt } as const;
    await tx.appointments.saveProgress({ ...made, status: 'fulfilled', arrival: { ...seen, told: null, calledAt, quietCallAt: null } });
  }
  tx.audit({ actor: byAdmin, action: 'day-make', subject: `Location/${site.id}`, detail: { past: pastDays } });
  return practitioners;
}

function plannedVisits(practitioners: readonly string[], { site, today }: { readonly site: FoundSite['site']; readonly today: LocalDate }) {
  const days = Array.from({ length: pastDays }, (_, day) => plusDays(today, -2 - day));
  const hours = Array.from({ length: visitsADay }, (_, hour) => hour);
  return days
    .flatMap((day) =>
      hours.flatMap((hour) =>
        practitioners.map((practitioner) => ({ practitioner, start: plusMinutes(instantAt(site.zone, day, '08:00'), hour * 60) })),
      ),
    )
    .map((visit, number) => ({ ...visit, number }));
}
