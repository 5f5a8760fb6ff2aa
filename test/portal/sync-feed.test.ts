import { expect, test } from 'vitest';
import { prune } from '../../portal/usecases/prune.ts';
import { SiteSettings } from '../../shared/domain/site.ts';
import { plusDays, plusMinutes } from '../../shared/domain/time.ts';
import { ConsoleFeed, KioskFeed } from '../../shared/sync/feed.ts';
import { about, aClinic, aFact, aHandOff, anArrival, aPerson, type Clinic, entries, mainStreet, riverside } from './support/clinic.ts';
import { at, sharedStore, today } from './support/test-store.ts';

const opened = sharedStore();
const ids = (feed: Awaited<ReturnType<Clinic['feed']>>) => entries(feed, 'appointment').map(({ put }) => put.id);
const gone = (feed: Awaited<ReturnType<Clinic['feed']>>) => entries(feed, 'appointment-gone').map(({ id }) => id);

test('S27: a kiosk gets its own site within its days, with booking codes; a console gets more days and no codes or contact data', async () => {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  const tomorrow = await clinic.booked(patient, { start: at('10:00', plusDays(today, 1)) });
  const nextWeek = await clinic.booked(patient, { start: at('10:00', plusDays(today, 7)) });
  const yesterday = await clinic.booked(patient, { start: at('10:00', plusDays(today, -1)) });
  await clinic.booked(patient, { start: at('10:00', plusDays(today, 8)) });
  await clinic.booked(patient, { site: riverside });

  const kiosk = await clinic.feed(clinic.kiosk);
  const console = await clinic.feed(clinic.console);

  expect(KioskFeed.parse(kiosk)).toEqual(kiosk);
  expect(ConsoleFeed.parse(console)).toEqual(console);
  expect(new Set(ids(kiosk))).toEqual(new Set([appointment.id, tomorrow.id]));
  expect(new Set(ids(console))).toEqual(new Set([appointment.id, tomorrow.id, nextWeek.id, yesterday.id]));
  expect(JSON.stringify(kiosk)).toContain(appointment.bookingCode);
  expect(JSON.stringify(console)).not.toMatch(/bookingCode|555-123|ann@example|Elm St|detailsConfirmed|"owes":/);
});

test('S27: the day of a site is its own: at 20:30 in New York it is tomorrow in London, and the feed still holds today', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit(undefined, { start: at('23:50') });
  clinic.clock.set(at('20:30'));
  expect(ids(await clinic.feed(clinic.kiosk))).toEqual([appointment.id]);
});

test('S27: a kiosk gets no hand-offs and no change requests', async () => {
  const clinic = await aClinic(opened());
  await clinic.push(clinic.kiosk, aHandOff(clinic.kiosk));
  const kinds = (feed: { entries: readonly { kind: string }[] }) => new Set(feed.entries.map(({ kind }) => kind));
  expect(kinds(await clinic.feed(clinic.kiosk))).toEqual(new Set(['site']));
  expect(kinds(await clinic.feed(clinic.console))).toEqual(new Set(['site', 'hand-off']));
});

test('S141: a console enrolled before consoles had letters is told its own with its next feed, once and for good', async () => {
  const clinic = await aClinic(opened());
  const old = await clinic.aDeviceWithoutLetter('console');
  expect(clinic.console.letter).toBe('Z');
  const first = await clinic.feed(old);
  expect(first.letter).toBe('Y');
  // The gate may still hold what it read before: asking again gives the same.
  expect((await clinic.feed(old, first.cursor)).letter).toBe('Y');
  const given = (await clinic.audit()).filter(({ action }) => action === 'letter-give');
  expect(given).toMatchObject([{ device: old.id, detail: { letter: 'Y', role: 'console', site: mainStreet } }]);
  expect((await clinic.aDevice('console')).letter).toBe('X');
  expect((await clinic.feed(await clinic.aDeviceWithoutLetter('console', riverside))).letter).toBe('Z');
});

test('S141: a device that has a letter keeps it; a display and a revoked device are given none', async () => {
  const clinic = await aClinic(opened());
  expect((await clinic.feed(clinic.kiosk)).letter).toBe('A');
  expect((await clinic.feed(await clinic.aDevice('display'))).letter).toBeNull();
  const old = await clinic.aDeviceWithoutLetter('console');
  await clinic.store.write(clinic.tenant, (tx) => tx.devices.revoke(old.id));
  expect((await clinic.feed(old)).letter).toBeNull();
  expect((await clinic.audit()).filter(({ action }) => action === 'letter-give')).toEqual([]);
});

test('S28: a change comes whole, and only the change; what moved away comes as a removal', async () => {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  const other = await clinic.booked(patient, { start: at('11:00') });
  const first = await clinic.feed(clinic.kiosk);
  expect(first.reset).toBe(true);
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id));

  const second = await clinic.feed(clinic.kiosk, first.cursor);
  expect(second).toMatchObject({
    reset: false,
    more: false,
    entries: [{ kind: 'appointment', put: { id: appointment.id, status: 'arrived', arrival: { ticket: 'A1' } } }],
  });

  await clinic.store.write(clinic.tenant, (tx) =>
    tx.appointments.reschedule(other.id, { site: mainStreet, start: at('11:00', plusDays(today, 30)) }),
  );
  expect(gone(await clinic.feed(clinic.kiosk, second.cursor))).toEqual([other.id]);
});

test('S26: an appointment moved to another site goes at the first and comes at the second', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const [here, there] = [await clinic.feed(clinic.kiosk), await clinic.feed(clinic.otherKiosk)];
  await clinic.store.write(clinic.tenant, (tx) => tx.appointments.reschedule(appointment.id, { site: riverside, start: at('10:00') }));
  expect(gone(await clinic.feed(clinic.kiosk, here.cursor))).toEqual([appointment.id]);
  expect(ids(await clinic.feed(clinic.otherKiosk, there.cursor))).toEqual([appointment.id]);
});

test('S29: a feed with nothing for this device still moves its cursor', async () => {
  const clinic = await aClinic(opened());
  const first = await clinic.feed(clinic.otherKiosk);
  await clinic.aVisit();
  const second = await clinic.feed(clinic.otherKiosk, first.cursor);
  expect(second).toMatchObject({ reset: false, entries: [], revision: first.revision + 1 });
  expect(second.cursor).not.toBe(first.cursor);
});

test('S31: a long backlog comes in pages that end between two revisions, and nothing is lost between them', async () => {
  const clinic = await aClinic(opened());
  const { patient } = await clinic.aVisit();
  let { cursor } = await clinic.feed(clinic.kiosk);
  const made: string[] = [];
  for (let day = 0; day < 3; day += 1) {
    await clinic.store.write(clinic.tenant, async (tx) => {
      const batch = Array.from({ length: 90 }, (_, index) => ({
        id: `d${day}-${index}` as never,
        site: mainStreet,
        patient,
        start: plusMinutes(at('09:00'), index),
        minutes: 5,
        status: 'booked' as const,
        visitType: null,
        practitioner: null,
        bookingCode: String(100_000_000_000 + day * 1000 + index) as never,
      }));
      made.push(...batch.map(({ id }) => id as string));
      await tx.appointments.addMany(batch);
    });
  }
  const pages: number[] = [];
  const got: string[] = [];
  for (let more = true; more; ) {
    const page = await clinic.feed(clinic.kiosk, cursor);
    expect(page.reset).toBe(false);
    pages.push(page.entries.length);
    got.push(...ids(page));
    ({ cursor, more } = page);
  }
  expect(pages).toEqual([180, 90]);
  expect(new Set(got)).toEqual(new Set(made));
});

test('S33: one revision too big for a page is answered with a reset', async () => {
  const clinic = await aClinic(opened());
  const { patient } = await clinic.aVisit();
  const { cursor } = await clinic.feed(clinic.kiosk);
  const batch = Array.from({ length: 201 }, (_, index) => ({
    id: `b${index}` as never,
    site: mainStreet,
    patient,
    start: plusMinutes(at('09:00'), index),
    minutes: 5,
    status: 'booked' as const,
    visitType: null,
    practitioner: null,
    bookingCode: String(200_000_000_000 + index) as never,
  }));
  await clinic.store.write(clinic.tenant, (tx) => tx.appointments.addMany(batch));
  const feed = await clinic.feed(clinic.kiosk, cursor);
  expect(feed.reset).toBe(true);
  expect(ids(feed)).toHaveLength(202);
});

test.each([
  ['no cursor', () => null],
  ['a cursor that is none of ours', () => 'DROP TABLE'],
  ['a cursor of another history', (cursor: string) => cursor.replace(/^[^.]+/, 'other')],
  ['a cursor ahead of the portal', (cursor: string) => cursor.replace(/\.(\d+)\./, '.999.')],
  ['a cursor of another device role', (cursor: string) => cursor.replace(/[^.]+$/, 'elsewhere')],
])('S33: %s gives a reset', async (_, spoil) => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const { cursor } = await clinic.feed(clinic.kiosk);
  const feed = await clinic.feed(clinic.kiosk, spoil(cursor));
  expect(feed.reset).toBe(true);
  expect(ids(feed)).toEqual([appointment.id]);
  expect((await clinic.feed(clinic.kiosk, feed.cursor)).reset).toBe(false);
});

test('S33: a cursor older than the retained log gives a reset; one that is young enough goes on', async () => {
  const clinic = await aClinic(opened());
  const old = await clinic.feed(clinic.kiosk);
  await clinic.aVisit();
  const young = await clinic.feed(clinic.kiosk, old.cursor);
  const now = plusMinutes(clinic.clock.now(), 15 * 24 * 60);
  await prune(clinic.store, { now, feedDays: 14 });
  expect((await clinic.feed(clinic.kiosk, old.cursor)).reset).toBe(true);
  expect((await clinic.feed(clinic.kiosk, young.cursor)).reset).toBe(false);
});

test('S33: a new history (after a power loss or a restore) resets every device', async () => {
  const clinic = await aClinic(opened());
  const { cursor } = await clinic.feed(clinic.kiosk);
  await clinic.store.portal.breakHistory();
  expect((await clinic.feed(clinic.kiosk, cursor)).reset).toBe(true);
});

test('S34: after midnight at the site the first answer is a reset with the new day', async () => {
  const clinic = await aClinic(opened());
  const { patient } = await clinic.aVisit();
  const inTwoDays = await clinic.booked(patient, { start: at('09:00', plusDays(today, 2)) });
  clinic.clock.set(at('23:59'));
  const evening = await clinic.feed(clinic.kiosk);
  expect(ids(evening)).not.toContain(inTwoDays.id);
  clinic.clock.pass(2 * 60_000);
  const morning = await clinic.feed(clinic.kiosk, evening.cursor);
  expect(morning.reset).toBe(true);
  expect(ids(morning)).toEqual([inTwoDays.id]);
});

test('S33: a change of the policy about days reaches the device as a reset', async () => {
  const clinic = await aClinic(opened());
  const { cursor } = await clinic.feed(clinic.kiosk);
  await clinic.store.write(clinic.tenant, (tx) =>
    tx.sites.save(mainStreet, SiteSettings.parse({ name: 'Site', policy: { cache: { kioskDaysAfter: 3 } } }), 0),
  );
  const feed = await clinic.feed(clinic.kiosk, cursor);
  expect(feed.reset).toBe(true);
  expect(entries(feed, 'site')[0]?.put).toMatchObject({ version: 1, settings: { policy: { cache: { kioskDaysAfter: 3 } } } });
});

test('S25: an import that changes a patient changes that patient’s appointments in the feed', async () => {
  const clinic = await aClinic(opened());
  const source = { system: 'ehr', id: '1' };
  const [one] = await clinic.store.write(clinic.tenant, (tx) => tx.patients.importMany([{ source, values: aPerson() }]));
  const appointment = await clinic.booked(one!.id);
  const { cursor } = await clinic.feed(clinic.kiosk);
  const again = await clinic.store.write(clinic.tenant, (tx) =>
    tx.patients.importMany([{ source, values: aPerson({ phones: ['555-777-7777'] }) }]),
  );
  expect(again).toMatchObject([{ id: one!.id, outcome: 'changed' }]);
  const feed = await clinic.feed(clinic.kiosk, cursor);
  expect(feed.entries).toMatchObject([{ kind: 'appointment', put: { id: appointment.id, patient: { phones: ['555-777-7777'] } } }]);

  const same = await clinic.store.write(clinic.tenant, (tx) =>
    tx.patients.importMany([{ source, values: aPerson({ phones: ['555-777-7777'] }) }]),
  );
  expect(same).toMatchObject([{ outcome: 'same' }]);
  expect((await clinic.feed(clinic.kiosk, feed.cursor)).revision).toBe(feed.revision);
});

test('a change request carries old, asked and current value, who, where and when; all four at once look like the wrong patient', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const { cursor } = await clinic.feed(clinic.console);
  const phone = { field: 'phone', value: '555-000-1111' };
  const before = { field: 'phone', value: '555-123-4567' };
  const ask = (change: object, old: object | null = null) =>
    aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { change, before: old, tier: 'B', ticket: 'A1' } });
  await clinic.push(clinic.kiosk, ask(phone, before));
  const feed = await clinic.feed(clinic.console, cursor);
  expect(entries(feed, 'change-request')[0]?.put).toMatchObject({
    patientName: "Ann O'Brien",
    appointment: appointment.id,
    device: clinic.kiosk.id,
    deviceName: clinic.kiosk.name,
    tier: 'B',
    ticket: 'A1',
    change: phone,
    before,
    current: before,
    state: 'open',
    warnings: [],
    askedAt: at('08:55'),
  });

  const email = { field: 'email', value: 'new@example.org' };
  const address = { field: 'address', value: { lines: ['2 Oak'], city: 'X', region: 'Y', postalCode: '1', country: 'US' } };
  const contact = { field: 'emergencyContact', value: { name: 'Z', phone: '1', relationship: 'son' } };
  await clinic.push(clinic.kiosk, ask(email, { field: 'email', value: 'ann@example.org' }), ask(address), ask(contact));
  const shown = entries(await clinic.feed(clinic.console, feed.cursor), 'change-request').map(({ put }) => put);
  expect(shown).toHaveLength(4);
  expect(shown.every(({ warnings }) => warnings.includes('possible-wrong-patient'))).toBe(true);
  expect(shown.find(({ change }) => change.field === 'address')?.warnings).toContain('record-changed-since');
  expect(shown.find(({ change }) => change.field === 'email')?.warnings).not.toContain('record-changed-since');
});
