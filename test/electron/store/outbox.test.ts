import { expect, test } from 'vitest';
import type { FactDraft } from '../../../electron/store/outbox.ts';
import { AppointmentId } from '../../../shared/domain/ids.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { ok } from '../../../shared/result.ts';
import { acted, aKiosk, aKioskAppointment, arrivalOf, at, fed, mustBe, today } from '../../support/clinic.ts';

const rosa = aKioskAppointment();
const tomas = aKioskAppointment({ id: 'a-2', bookingCode: '222222222222', patient: { id: 'p-2' } });
const bounds = { policy: defaultPolicy.sync, random: 0 };

const confirmed = (id = rosa.id): FactDraft => ({
  type: 'details-confirmed',
  actor: { kind: 'patient' },
  subject: { kind: 'appointment', id },
  body: {},
});
const handOff = (number: string): FactDraft => ({
  type: 'hand-off-raised',
  actor: { kind: 'patient' },
  subject: { kind: 'nobody' },
  body: { deskNumber: number as never, reason: 'identity-failed', step: 'code', language: 'en', entered: {}, firstTouchAt: at('08:59') },
});

test('an arrival shows at once, before the portal has heard of it', () => {
  const { store } = aKiosk();
  acted(store, arrivalOf(rosa.id));
  expect(store.appointments.find(rosa.id)).toMatchObject({ status: 'arrived', arrival: { firstTouchAt: at('08:58') } });
  expect(store.appointments.byBookingCode(rosa.bookingCode)?.status).toBe('arrived');
  expect(store.appointments.ofDays(today, today).map(({ status }) => status)).toEqual(['arrived']);
  expect(store.appointments.all().map(({ status }) => status)).toEqual(['arrived']);
});

test('a fact knows its device, its start of the program, its place in order and its time', () => {
  const { store, clock } = aKiosk();
  const first = acted(store, arrivalOf(rosa.id));
  clock.pass(1_500);
  mustBe(store.transaction(() => ok(store.feedState.heard(at('09:00'), -2_000))));
  const second = acted(store, confirmed());
  expect(first).toMatchObject({ seq: 1, device: 'kiosk-1', occurredAt: { wall: at('09:00'), mono: 0, offset: null } });
  expect(second).toMatchObject({
    seq: 2,
    bootId: first.bootId,
    occurredAt: { wall: plusMs(at('09:00'), 1_500), mono: 1_500, offset: -2_000 },
  });
});

test('numbers go on after a restart, and the restart is another start', () => {
  const kiosk = aKiosk();
  const before = acted(kiosk.store, arrivalOf(rosa.id));
  const after = acted(kiosk.restart(), confirmed());
  expect(after.seq).toBe(before.seq + 1);
  expect(after.bootId).not.toBe(before.bootId);
});

test('S1: an act that is undone leaves no fact, no audit row and no number used', () => {
  const { store } = aKiosk();
  const rows = store.audit.after(0).length;
  const failing = () =>
    store.transaction(() => {
      store.counters.nextTicket(today);
      store.audit.append({ actor: { kind: 'patient' }, action: 'arrive' });
      store.outbox.append(arrivalOf(rosa.id));
      throw new Error('a bug');
    });
  expect(failing).toThrow('a bug');
  expect(store.outbox.unsentCount()).toBe(0);
  expect(store.audit.after(0)).toHaveLength(rows);
  expect(store.appointments.find(rosa.id)?.status).toBe('booked');
  expect(acted(store, arrivalOf(rosa.id)).seq).toBe(1);
});

test('S1: a fact cannot be written outside an act, nor without its audit row', () => {
  const { store } = aKiosk();
  expect(() => store.outbox.append(arrivalOf(rosa.id))).toThrow('inside a transaction');
  expect(() => store.transaction(() => ok(store.outbox.append(arrivalOf(rosa.id))))).toThrow('without an audit row');
  expect(store.outbox.unsentCount()).toBe(0);
});

test('a refusal keeps what was written with it, such as a failed attempt', () => {
  const { store } = aKiosk();
  const answer = store.transaction(() => {
    store.identityFailures.add(at('09:00'), rosa.patient.id);
    return { ok: false, error: 'no-match' } as const;
  });
  expect(answer).toEqual({ ok: false, error: 'no-match' });
  expect(store.identityFailures.since(at('08:50'))).toEqual([at('09:00')]);
});

test('S3: facts go out oldest first, one of each appointment at a time', () => {
  const { store } = aKiosk({ appointments: [rosa, tomas] });
  const rosaArrives = acted(store, arrivalOf(rosa.id));
  const rosaConfirms = acted(store, confirmed());
  const tomasArrives = acted(store, arrivalOf(tomas.id));
  expect(store.outbox.nextBatch(at('09:00')).map(({ id }) => id)).toEqual([rosaArrives.id, tomasArrives.id]);
  mustBe(store.transaction(() => ok(store.outbox.accepted(rosaArrives.id, 7))));
  expect(store.outbox.nextBatch(at('09:00')).map(({ id }) => id)).toEqual([rosaConfirms.id, tomasArrives.id]);
});

test('S3: two strangers who wait for the desk do not wait for each other', () => {
  const { store } = aKiosk();
  acted(store, handOff('A1'));
  acted(store, handOff('A2'));
  expect(store.outbox.nextBatch(at('09:00'))).toHaveLength(2);
});

test('S4: a batch holds at most 100 facts', () => {
  const { store } = aKiosk();
  for (let count = 1; count <= 120; count++) acted(store, handOff(`A${count}`));
  const batch = store.outbox.nextBatch(at('09:00'));
  expect(batch).toHaveLength(100);
  expect(batch[0]?.seq).toBe(1);
});

test('S15: an accepted fact keeps showing until the feed has caught up with it', () => {
  const { store } = aKiosk();
  const { id } = acted(store, arrivalOf(rosa.id));
  mustBe(store.transaction(() => ok(store.outbox.accepted(id, 41))));
  expect(store.outbox.nextBatch(at('09:00'))).toEqual([]);

  fed(store, { revision: 40 });
  expect(store.outbox.stateOf(id)).toBe('accepted');
  expect(store.appointments.find(rosa.id)?.status).toBe('arrived');

  fed(store, { revision: 41, entries: [{ kind: 'appointment', put: { ...rosa, status: 'arrived' } }] });
  expect(store.outbox.stateOf(id)).toBe('reflected');
  expect(store.outbox.unconfirmed()).toEqual([]);
  expect(store.appointments.find(rosa.id)?.status).toBe('arrived');
});

test('S16: a refused fact is parked: not sent, not shown as true, kept with its reason until staff put it away', () => {
  const { store, clock } = aKiosk();
  const fact = acted(store, arrivalOf(rosa.id));
  mustBe(store.transaction(() => ok(store.outbox.refused(fact.id, 'not-expected'))));
  expect(store.appointments.find(rosa.id)?.status).toBe('booked');
  expect(store.outbox.nextBatch(at('09:00'))).toEqual([]);
  expect(store.outbox.unsentCount()).toBe(0);
  expect(store.outbox.parked()).toEqual([{ fact, reason: 'not-expected', at: clock.wall() }]);

  mustBe(store.transaction(() => ok(store.outbox.dismissParked(fact.id))));
  expect(store.outbox.parked()).toEqual([]);
});

test('S17: a fact asked for again waits, and holds back only its own appointment', () => {
  const { store, clock } = aKiosk({ appointments: [rosa, tomas] });
  const waiting = acted(store, arrivalOf(rosa.id));
  acted(store, confirmed());
  const other = acted(store, arrivalOf(tomas.id));
  expect(mustBe(store.transaction(() => ok(store.outbox.askAgain(waiting.id, clock.wall(), bounds))))).toBe('waits');
  expect(store.outbox.nextBatch(clock.wall()).map(({ id }) => id)).toEqual([other.id]);
  expect(store.appointments.find(rosa.id)?.status).toBe('arrived');
  clock.pass(1_000);
  expect(store.outbox.nextBatch(clock.wall()).map(({ id }) => id)).toEqual([waiting.id, other.id]);
});

test('S17: a clock set back does not make a waiting fact wait for days', () => {
  const { store, clock } = aKiosk();
  const { id } = acted(store, arrivalOf(rosa.id));
  mustBe(store.transaction(() => ok(store.outbox.askAgain(id, clock.wall(), bounds))));
  clock.step(-2 * 86_400_000);
  expect(store.outbox.nextBatch(clock.wall())).toHaveLength(1);
});

test.each([
  { limit: 'tries', policy: { ...defaultPolicy.sync, askAgainTries: 3 }, pauseMs: 1_000, times: 3 },
  { limit: 'hours', policy: { ...defaultPolicy.sync, askAgainHours: 1 }, pauseMs: 31 * 60_000, times: 3 },
])('S17: beyond the $limit of the policy the fact is parked, and what came after it goes on', ({ policy, pauseMs, times }) => {
  const { store, clock } = aKiosk();
  const { id } = acted(store, arrivalOf(rosa.id));
  const later = acted(store, confirmed());
  const answers = Array.from({ length: times }, () => {
    const answer = mustBe(store.transaction(() => ok(store.outbox.askAgain(id, clock.wall(), { policy, random: 0 }))));
    clock.pass(pauseMs);
    return answer;
  });
  expect(answers).toEqual(['waits', 'waits', 'parked']);
  expect(store.outbox.parked()[0]).toMatchObject({ reason: 'never-settled' });
  expect(store.outbox.nextBatch(clock.wall()).map((fact) => fact.id)).toEqual([later.id]);
});

test('S2: an answer that comes twice changes nothing the second time', () => {
  const { store } = aKiosk();
  const { id } = acted(store, arrivalOf(rosa.id));
  const answer = (work: () => boolean) => mustBe(store.transaction(() => ok(work())));
  expect(answer(() => store.outbox.accepted(id, 5))).toBe(true);
  expect(answer(() => store.outbox.accepted(id, 6))).toBe(false);
  expect(answer(() => store.outbox.refused(id, 'malformed'))).toBe(false);
  fed(store, { revision: 5 });
  expect(store.outbox.stateOf(id)).toBe('reflected');
});

test('S35: after a reset below its revision the portal has lost the fact, and it is due again with the same id', () => {
  const { store } = aKiosk();
  const { id } = acted(store, arrivalOf(rosa.id));
  mustBe(store.transaction(() => ok(store.outbox.accepted(id, 41))));
  fed(store, { reset: true, revision: 12, entries: [{ kind: 'appointment', put: rosa }] });
  expect(store.outbox.nextBatch(at('09:00')).map((fact) => fact.id)).toEqual([id]);
  expect(store.appointments.find(rosa.id)?.status).toBe('arrived');
});

test('S32: a reset replaces what is shown and keeps what is not told yet', () => {
  const { store } = aKiosk({ appointments: [rosa, tomas] });
  acted(store, arrivalOf(rosa.id));
  fed(store, { reset: true, revision: 2, entries: [{ kind: 'appointment', put: rosa }] });
  expect(store.appointments.all().map(({ id, status }) => [id, status])).toEqual([['a-1', 'arrived']]);
  expect(store.outbox.unsentCount()).toBe(1);
  expect(store.audit.after(0).at(-1)).toMatchObject({ action: 'cache-reset', detail: { entries: 1, revision: 2 } });
});

test('S41: a feed with one entry that cannot be kept changes nothing at all', () => {
  const { store } = aKiosk();
  const half = { kind: 'appointment', put: { ...tomas, minutes: -1 } } as never;
  expect(() => fed(store, { cursor: 'c-2', revision: 9, entries: [{ kind: 'appointment-gone', id: rosa.id }, half] })).toThrow();
  expect(store.appointments.find(rosa.id)).not.toBeNull();
  expect(store.feedState.current()).toMatchObject({ cursor: 'c-1', revision: 1 });
});

test('S28: what the device may no longer see is gone', () => {
  const { store } = aKiosk();
  fed(store, { entries: [{ kind: 'appointment-gone', id: rosa.id }] });
  expect(store.appointments.find(rosa.id)).toBeNull();
  expect(store.appointments.find(AppointmentId.parse('never-was'))).toBeNull();
});
