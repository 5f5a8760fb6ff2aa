import { sha256 } from '../../electron/device/sha256.ts';
import { verifierFor } from '../../electron/device/token-verifier.ts';
import { systemClock } from '../../electron/store/clock.ts';
import { identifyByCode } from '../../electron/usecases/identify.ts';
import type { KioskDeps } from '../../electron/usecases/kiosk-deps.ts';
import { createVisits } from '../../electron/usecases/visit.ts';
import { bookingCodeFrom } from '../../shared/domain/booking-code.ts';
import { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { instantOf, LocalDate } from '../../shared/domain/time.ts';
import { madeUpPeople } from '../prove/made-up-people.ts';
import { seededRandom } from '../prove/random.ts';
import { newId } from '../support/clinic.ts';
import { knowsNobody } from '../support/kiosk-portal.ts';
import { deviceOnDisk, site } from './device-on-disk.ts';

/** So many people booked at this very moment, the same ones each time. */
export function appointmentsNow(count: number): readonly KioskAppointment[] {
  const random = seededRandom(count);
  const start = instantOf(Date.now());
  return madeUpPeople(count, random).map((person, index) =>
    KioskAppointment.parse({
      id: `a-${index}`,
      site,
      start,
      minutes: 20,
      status: 'booked',
      visitType: 'Check-up',
      practitioner: 'Dr. Ada Example',
      arrival: null,
      bookingCode: bookingCodeFrom(Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256))),
      detailsConfirmedAt: null,
      patient: {
        id: person.id,
        name: { text: null, family: person.family, given: [person.given], formerFamily: [] },
        birthDate: person.birthDate,
        inactive: false,
        deceased: false,
        phones: [person.phone],
        emails: [person.email],
        address: { lines: [person.street], city: 'Springfield', region: 'MA', postalCode: person.postalCode, country: 'US' },
        emergencyContact: null,
        language: 'en',
      },
    }),
  );
}

/** A kiosk with a real encrypted store on disk and nothing around it that takes time. */
export function kioskOfToday(folder: string, count: number): BusyKiosk {
  const appointments = appointmentsNow(count);
  const entries = appointments.map((put) => ({ kind: 'appointment' as const, put }));
  return kioskOver(deviceOnDisk({ folder, role: 'kiosk', entries }).store, appointments);
}

export interface BusyKiosk {
  readonly appointments: readonly KioskAppointment[];
  readonly deps: KioskDeps;
  readonly close: () => void;
}

/** The kiosk that keeps these appointments in this store. */
export function kioskOver(store: KioskDeps['store'], appointments: readonly KioskAppointment[]): BusyKiosk {
  const visits = createVisits(systemClock.mono);
  const deps: KioskDeps = {
    store,
    visits,
    portal: knowsNobody,
    isDecoy: () => false,
    verifierFor,
    newId,
    sha256,
    wait: async () => undefined,
    chance: () => 0,
    replaceWindow: () => undefined,
  };
  return { appointments, deps, close: store.close };
}

/** Milliseconds of each act by booking code that ends in "you have arrived". */
export const checkInAtKiosk = (kiosk: BusyKiosk, acts: number): Promise<readonly number[]> =>
  arrivals(kiosk, acts, ({ bookingCode: code, birthDate }) => identifyByCode(kiosk.deps)({ code, birthDate }));

export type Booked = KioskAppointment & { readonly birthDate: LocalDate };
export type Identify = (who: Booked) => Promise<{ readonly ok: boolean; readonly value?: { readonly kind: string } }>;

/** Milliseconds of each act that says who one is and ends in "you have arrived"; each is somebody else's visit. */
export async function arrivals({ appointments, deps }: BusyKiosk, acts: number, identify: Identify): Promise<readonly number[]> {
  const took: number[] = [];
  for (const appointment of appointments.slice(0, acts)) {
    deps.visits.begin('en', deps.store.clock.wall());
    const who = { ...appointment, birthDate: LocalDate.parse(appointment.patient.birthDate) };
    const began = performance.now();
    const answer = await identify(who);
    took.push(performance.now() - began);
    if (!answer.ok || answer.value?.kind !== 'arrived') throw new Error(`nobody arrived: ${JSON.stringify(answer)}`);
    deps.visits.end();
  }
  return took;
}
