import { expect, test } from 'vitest';
import { DeskNumber } from '../../../shared/domain/hand-off.ts';
import { StaffId } from '../../../shared/domain/ids.ts';
import { type Instant, LocalDate, plusDays } from '../../../shared/domain/time.ts';
import { err, ok } from '../../../shared/result.ts';
import {
  aConsole,
  aConsoleAppointment,
  acted,
  aDevice,
  aKiosk,
  aKioskAppointment,
  arrivalOf,
  aSite,
  at,
  fed,
  mustBe,
  newId,
  today,
  zone,
} from '../../support/clinic.ts';

const tomorrow = plusDays(today, 1);
const act = <T>(store: ReturnType<typeof aKiosk>['store'], work: () => T): T => mustBe(store.transaction(() => ok(work())));

test('a device that has heard nothing yet shows nothing', () => {
  const { store } = aDevice({ role: 'kiosk' });
  expect(store.site.current()).toBeNull();
  expect(store.appointments.ofDays(today, today)).toEqual([]);
  expect(store.feedState.current()).toEqual({ cursor: null, revision: 0, lastHeardAt: null, offset: null, letter: null });
});

test('a day is the day of the site, to the minute of midnight', () => {
  const late = aKioskAppointment({ id: 'late', start: at('23:59') });
  const next = aKioskAppointment({ id: 'next', start: at('00:00', tomorrow) });
  const { store } = aKiosk({ appointments: [next, late, aKioskAppointment()] });
  expect(store.appointments.ofDays(today, today).map(({ id }) => id)).toEqual(['a-1', 'late']);
  expect(store.appointments.ofDays(today, tomorrow).map(({ id }) => id)).toEqual(['a-1', 'late', 'next']);
});

test('a ticket finds the visit of that day, told by the portal or recorded here, and follows what the portal says next', () => {
  const arrival = { arrivedAt: at('08:50'), firstTouchAt: at('08:50'), tier: 'B', deskSeenAt: null };
  const ofDay = (id: string, start: Instant, ticket: string | null) =>
    aKioskAppointment({
      id,
      start,
      status: ticket === null ? 'booked' : 'arrived',
      arrival: ticket === null ? null : { ...arrival, ticket },
    });
  const [told, recorded] = [ofDay('told', at('09:00'), 'B1'), ofDay('recorded', at('09:30'), null)];
  const other = ofDay('other-day', at('09:00', tomorrow), 'B1');
  const { store } = aKiosk({ appointments: [recorded, other, told] });
  const found = (typed: string, day = today) => store.appointments.byTicket(DeskNumber.parse(typed), day).map(({ id }) => id);
  expect(found('B1')).toEqual(['told']);
  expect(found('B1', tomorrow)).toEqual(['other-day']);
  expect(found('A1')).toEqual([]);
  acted(store, arrivalOf(recorded.id, { ticket: 'A1' }));
  expect(store.appointments.byTicket(DeskNumber.parse('A1'), today)).toMatchObject([{ id: 'recorded', arrival: { ticket: 'A1' } }]);
  expect(found('A1', tomorrow)).toEqual([]);
  fed(store, { entries: [{ kind: 'appointment', put: ofDay('told', at('09:00'), 'C7') }], revision: 2 });
  expect([found('B1'), found('C7')]).toEqual([[], ['told']]);
});

test('a kiosk finds people by code and by birth date; a console holds no codes', () => {
  const appointment = aKioskAppointment();
  const { store: kiosk } = aKiosk({ appointments: [appointment] });
  expect(kiosk.appointments.byBookingCode(appointment.bookingCode)?.id).toBe('a-1');
  expect(kiosk.appointments.byBirthDate(LocalDate.parse('1984-05-09'))).toHaveLength(1);
  expect(kiosk.appointments.byBirthDate(LocalDate.parse('1984-05-10'))).toEqual([]);
  expect(aConsole().store.appointments.byBookingCode(appointment.bookingCode)).toBeNull();
});

test('a console keeps neither phone nor address, even when it is sent them', () => {
  const { store } = aConsole({ appointments: [{ ...aConsoleAppointment(), patient: aKioskAppointment().patient }] });
  const kept = JSON.stringify(store.appointments.all());
  expect(kept).toContain('Alvarez');
  expect(kept).not.toContain('555-010-4477');
  expect(kept).not.toContain('12 Elm St');
});

test('tickets count up by day and are not given twice, whatever happens in between', () => {
  const kiosk = aKiosk();
  expect(act(kiosk.store, () => [kiosk.store.counters.nextTicket(today), kiosk.store.counters.nextTicket(today)])).toEqual(['A1', 'A2']);
  const store = kiosk.restart();
  expect(act(store, () => store.counters.nextTicket(today))).toBe('A3');
  expect(act(store, () => store.counters.nextTicket(tomorrow))).toBe('A1');
});

test('every audit row says who, what, when and at which start', () => {
  const { store, clock, identity } = aKiosk();
  clock.pass(2_000);
  act(store, () => store.audit.append({ actor: { kind: 'patient' }, action: 'identify', subject: 'Patient/p-1', detail: { tier: 'B' } }));
  const row = store.audit.after(0).at(-1);
  expect(row).toMatchObject({
    tenant: identity.tenant,
    device: identity.device,
    wall: clock.wall(),
    mono: 2_000,
    actor: { kind: 'patient' },
    action: 'identify',
    outcome: 'ok',
    subject: 'Patient/p-1',
    detail: { tier: 'B' },
    previous: null,
    mac: null,
    proof: null,
  });
});

test('audit rows go on counting after a restart', () => {
  const kiosk = aKiosk();
  const before = kiosk.store.audit.after(0).at(-1)?.seq ?? 0;
  const store = kiosk.restart();
  act(store, () => store.audit.append({ actor: { kind: 'device' }, action: 'start' }));
  expect(store.audit.after(before).map(({ seq }) => seq)).toEqual([before + 1]);
});

test('nothing at all is written outside a transaction', () => {
  const { store } = aKiosk();
  const writes = [
    () => store.counters.nextTicket(today),
    () => store.audit.append({ actor: { kind: 'device' }, action: 'start' }),
    () => store.identityFailures.add(at('09:00'), null),
    () => store.appointments.putConfirmed(aKioskAppointment()),
    () => store.site.putConfirmed(aSite()),
    () => store.secrets.put({ privateKey: 'k', certificate: 'c', ca: 'a' }),
    () => store.purge({ zone, from: today, to: today }),
    () => store.feedState.setOffset(1),
  ];
  for (const write of writes) expect(write).toThrow('inside a transaction');
});

test('an act inside an act is a mistake', () => {
  const { store } = aKiosk();
  expect(() => store.transaction(() => store.transaction(() => ok(null)))).toThrow('already open');
});

test('failed attempts are counted per kiosk and per record, and survive pulling the plug', () => {
  const kiosk = aKiosk();
  const record = aKioskAppointment().patient.id;
  act(kiosk.store, () => {
    kiosk.store.identityFailures.add(at('08:40'), record);
    kiosk.store.identityFailures.add(at('08:55'), null);
    kiosk.store.identityFailures.add(at('09:00'), record);
  });
  const store = kiosk.restart();
  expect(store.identityFailures.since(at('08:50'))).toEqual([at('08:55'), at('09:00')]);
  expect(store.identityFailures.countOfRecord(record, at('00:00'))).toBe(2);
  expect(store.identityFailures.countOfRecord(record, at('08:50'))).toBe(1);
});

test('a try at a PIN is counted before it is checked, and the count survives a kill', () => {
  const desk = aConsole();
  const staff = StaffId.parse('s-1');
  act(desk.store as never, () => desk.store.staffUnlock.put(staff, 'verifier'));
  expect(act(desk.store as never, () => desk.store.staffUnlock.countTry(staff))).toBe(1);
  const store = desk.restart();
  expect(store.staffUnlock.find(staff)).toEqual({ verifier: 'verifier', failures: 1 });
  act(store as never, () => store.staffUnlock.forgetVerifiers());
  expect(store.staffUnlock.find(staff)).toEqual({ verifier: null, failures: 1 });
  act(store as never, () => store.staffUnlock.succeeded(staff));
  expect(store.staffUnlock.find(staff).failures).toBe(0);
  expect(store.staffUnlock.find(StaffId.parse('s-2'))).toEqual({ verifier: null, failures: 0 });
});

test('what the device proves itself with is kept with the rest', () => {
  const kiosk = aKiosk();
  const secrets = { privateKey: 'key', certificate: 'certificate', ca: 'authority' };
  expect(kiosk.store.secrets.current()).toBeNull();
  act(kiosk.store, () => kiosk.store.secrets.put(secrets));
  expect(kiosk.restart().secrets.current()).toEqual(secrets);
});

test('S44: what is outside the days kept is deleted, and undelivered facts never are', () => {
  const yesterday = aKioskAppointment({ id: 'old', start: at('15:00', plusDays(today, -1)) });
  const { store } = aKiosk({
    appointments: [yesterday, aKioskAppointment(), aKioskAppointment({ id: 'far', start: at('09:00', plusDays(today, 2)) })],
  });
  acted(store, arrivalOf(yesterday.id));
  act(store, () => store.purge({ zone, from: today, to: tomorrow }));
  expect(store.appointments.all().map(({ id }) => id)).toEqual(['a-1']);
  expect(store.outbox.unsentCount()).toBe(1);
  expect(store.audit.after(0).at(-1)).toMatchObject({ action: 'cache-purge', detail: { rows: 2 } });
});

test('purging when there is nothing to purge leaves no row behind', () => {
  const { store } = aKiosk();
  const rows = store.audit.after(0).length;
  expect(act(store, () => store.purge({ zone, from: today, to: today }))).toBe(0);
  expect(store.audit.after(0)).toHaveLength(rows);
});

test('a person raised here is in the list at once, and gone from it when resolved here', () => {
  const { store } = aConsole();
  const raised = act(store as never, () => {
    store.audit.append({ actor: { kind: 'device' }, action: 'hand-off' });
    return store.outbox.append({
      type: 'hand-off-raised',
      actor: { kind: 'patient' },
      subject: { kind: 'nobody' },
      body: { deskNumber: 'A1' as never, reason: 'not-found', step: 'code', language: 'en', entered: {}, firstTouchAt: at('08:59') },
    });
  });
  expect(store.handOffs.find(raised.id)).toMatchObject({ deskNumber: 'A1', resolvedAt: null });
  acted(store, {
    type: 'hand-off-resolved',
    actor: { kind: 'staff', id: StaffId.parse('s-1') },
    subject: { kind: 'nobody' },
    body: { handOff: raised.id },
  });
  expect(store.handOffs.find(raised.id)?.resolvedAt).toBe(at('09:00'));
});

test('change requests are shown while they are open', () => {
  const { store } = aConsole();
  const id = newId();
  const request = {
    id,
    patient: 'p-1',
    patientName: 'Rosa Alvarez',
    appointment: 'a-1',
    ticket: 'A1',
    tier: 'B',
    device: 'kiosk-1',
    deviceName: 'Kiosk A',
    askedAt: at('09:00'),
    change: { field: 'phone', value: '555' },
    before: null,
    current: null,
    warnings: [],
    state: 'open',
    decidedBy: null,
    decidedAt: null,
  };
  fed(store, { entries: [{ kind: 'change-request', put: request as never }] });
  expect(store.changeRequests.open().map((one) => one.id)).toEqual([id]);
  expect(store.changeRequests.openCountFor(aConsoleAppointment().id)).toBe(1);
  fed(store, { entries: [{ kind: 'change-request', put: { ...request, state: 'accepted' } as never }] });
  expect(store.changeRequests.open()).toEqual([]);
  fed(store, { entries: [{ kind: 'change-request-gone', id }] });
  expect(store.changeRequests.find(id)).toBeNull();
});

test('settings that arrive are the settings that are read', () => {
  const { store } = aKiosk();
  fed(store, { entries: [{ kind: 'site', put: aSite({ name: 'Riverside North' }) }] });
  expect(store.site.current()?.settings.name).toBe('Riverside North');
});

test('settings of an undone feed are not read', () => {
  const { store } = aKiosk();
  const undone = () =>
    store.transaction(() => {
      store.site.putConfirmed(aSite({ name: 'Never' }));
      expect(store.site.current()?.settings.name).toBe('Never');
      throw new Error('undone');
    });
  expect(undone).toThrow('undone');
  expect(store.site.current()?.settings.name).toBe('Riverside Clinic');
});

test('who waits for facts hears of them after they are on the disk, and of nothing else', async () => {
  const { store } = aKiosk();
  const heard: number[] = [];
  store.onFacts(() => heard.push(store.outbox.unsentCount()));
  store.transaction(() => err('no-match'));
  acted(store, arrivalOf(aKioskAppointment().id));
  await Promise.resolve();
  expect(heard).toEqual([1]);
});
