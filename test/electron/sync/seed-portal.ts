import { openStore } from '../../../portal/store/open-store.ts';
import type { WriteScope } from '../../../portal/store/store.ts';
import { bookingCodeFrom } from '../../../shared/domain/booking-code.ts';
import { AppointmentId, type SiteId, type TenantId } from '../../../shared/domain/ids.ts';
import { SiteSettings } from '../../../shared/domain/site.ts';
import { instantOf, plusMinutes, type TimeZone } from '../../../shared/domain/time.ts';

export interface SeedOptions {
  readonly tenant: TenantId;
  readonly site: SiteId;
  readonly zone: TimeZone;
  readonly people: number;
}

/** A portal's data before its first start: one site, and these many people booked five minutes from now, as `a0`, `a1`, ... */
export async function seedPortal(
  places: Parameters<typeof openStore>[0],
  { tenant, site, zone, people }: SeedOptions,
): Promise<readonly AppointmentId[]> {
  const opened = await openStore(places);
  if (!opened.ok) throw new Error(`the portal's data cannot be made: ${opened.error.reason}`);
  const { store, close } = opened.value;
  await store.portal.createTenant(tenant, 'Riverside');
  const appointments = await store.write(tenant, async (tx) => {
    await tx.sites.create({ id: site, zone, settings: SiteSettings.parse({ name: 'Riverside Clinic' }) });
    return addPeople(tx, site, people);
  });
  await close();
  return appointments;
}

async function addPeople(tx: WriteScope, site: SiteId, people: number): Promise<readonly AppointmentId[]> {
  const imported = await tx.patients.importMany(
    Array.from({ length: people }, (_, count) => ({ source: { system: 'test', id: `p${count}` }, values: person(count) })),
  );
  const start = plusMinutes(instantOf(Date.now()), 5);
  const appointments = imported.map(({ id: patient }, count) => ({
    id: AppointmentId.parse(`a${count}`),
    site,
    patient,
    start,
    minutes: 20,
    status: 'booked' as const,
    visitType: null,
    practitioner: null,
    bookingCode: bookingCodeFrom(crypto.getRandomValues(new Uint8Array(8))),
  }));
  await tx.appointments.addMany(appointments);
  return appointments.map(({ id }) => id);
}

const person = (count: number) => ({
  name: { text: null, family: `Person${count}`, given: ['Ada'], formerFamily: [] },
  birthDate: '1980-01-01',
  inactive: false,
  deceased: false,
  phones: [],
  emails: [],
  address: null,
  emergencyContact: null,
  language: null,
  preferredLanguage: null,
  pharmacy: null,
});
