import { expect, test } from 'vitest';
import { planSlots } from '../../../portal/cli/slot-plan.ts';
import { MessageSettings } from '../../../portal/messages/settings.ts';
import { BookingCode } from '../../../shared/domain/booking-code.ts';
import type { AppointmentId } from '../../../shared/domain/ids.ts';
import { SlotId } from '../../../shared/domain/slots.ts';
import { LocalDate, plusDays } from '../../../shared/domain/time.ts';
import type { BookingFound } from '../../../shared/sync/booking-commands.ts';
import { Command, type CommandAnswer } from '../../../shared/sync/portal-api.ts';
import { aClinic, aPerson, type Clinic, entries, mainStreet, newId, riverside } from '../support/clinic.ts';
import { at, sharedStore, today, zone } from '../support/test-store.ts';

const opened = sharedStore();
const tomorrow = plusDays(today, 1);
const refused = (reason: string) => ({ answer: 'refused', reason });
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '10:00', closes: '12:00' }));

/** Somebody who is here for a check-up with Dr Lee, and four free times of Dr Lee's tomorrow. */
async function aPatientHere(over: { readonly practitioners?: readonly string[]; readonly visitType?: string | null } = {}) {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  await addSlots(clinic, over);
  const proof = { code: appointment.bookingCode, birthDate: LocalDate.parse('1980-01-02') };
  const ask = (command: Record<string, unknown>, device = clinic.kiosk): Promise<CommandAnswer> =>
    clinic.command(device, { id: newId(), proof, ...command } as Command);
  return { clinic, patient, appointment, proof, ask };
}

const addSlots = (
  clinic: Clinic,
  { practitioners = ['Dr Lee'], visitType = null }: { readonly practitioners?: readonly string[]; readonly visitType?: string | null } = {},
) =>
  clinic.store.write(clinic.tenant, (tx) =>
    tx.slots.addMany(planSlots({ site: mainStreet, zone, hours, from: tomorrow, to: tomorrow, minutes: 30, practitioners, visitType })),
  );

const booking = <K extends BookingFound['kind']>(answer: CommandAnswer, kind: K): Extract<BookingFound, { kind: K }> => {
  if (answer.answer !== 'done' || answer.booking?.kind !== kind) throw new Error(`not ${kind}: ${JSON.stringify(answer)}`);
  return answer.booking as Extract<BookingFound, { kind: K }>;
};
type Ask = Awaited<ReturnType<typeof aPatientHere>>['ask'];
const freeTimes = async (ask: Ask, like: AppointmentId) => booking(await ask({ type: 'free-slots', like }), 'slots').slots;
const slotOf = (clinic: Clinic, id: SlotId) => clinic.store.read(clinic.tenant, (tx) => tx.slots.find(id));

test('a patient sees only their own appointments to come, at every site, and what may be done with them', async () => {
  const { clinic, patient, appointment, ask } = await aPatientHere();
  const later = await clinic.booked(patient, { start: at('15:00', plusDays(today, 9)), site: riverside });
  await clinic.booked(patient, { start: at('15:00', plusDays(today, -9)) });
  await clinic.booked(patient, { start: at('16:00', plusDays(today, 3)), status: 'cancelled' });
  await clinic.aVisit(aPerson({ birthDate: '1990-01-01' }), { start: at('11:00', tomorrow) });
  expect(booking(await ask({ type: 'my-appointments' }), 'appointments')).toEqual({
    kind: 'appointments',
    appointments: [
      // It starts within the notice: only the desk changes it.
      { id: appointment.id, start: at('09:10'), visitType: 'Check-up', mayMove: false, mayCancel: false, practitioner: null },
      { id: later.id, start: later.start, visitType: 'Check-up', mayMove: true, mayCancel: true, practitioner: null },
    ],
    like: appointment.id,
  });
});

test('S100: without both code and birth date of a visit nobody sees or changes anything, and guessing is slowed', async () => {
  const { clinic, appointment, proof } = await aPatientHere();
  const ask = (over: object, device = clinic.kiosk) =>
    clinic.command(device, { id: newId(), type: 'my-appointments', proof: { ...proof, ...over } } as Command);
  expect(await ask({ birthDate: '1980-01-03' })).toEqual(refused('not-found'));
  expect(await ask({ code: BookingCode.parse('000000000001') })).toEqual(refused('not-found'));
  expect(await ask({}, clinic.console)).toEqual(refused('not-allowed'));
  for (let tries = 0; tries < 3; tries += 1) await ask({ birthDate: '1980-01-03' });
  expect(await ask({})).toEqual(refused('too-many'));
  clinic.clock.set(at('12:00', plusDays(today, 1)));
  expect(await ask({})).toEqual(refused('not-found'));
  expect(await clinic.statusOf(appointment.id)).toBe('booked');
});

test('S100: nobody touches an appointment of somebody else', async () => {
  const { clinic, ask } = await aPatientHere();
  const other = await clinic.aVisit(aPerson(), { start: at('11:00', plusDays(today, 5)) });
  const [slot] = await freeTimes(ask, (await ask({ type: 'my-appointments' }).then((a) => booking(a, 'appointments'))).like!);
  const { id } = other.appointment;
  expect(await ask({ type: 'cancel-appointment', appointment: id })).toEqual(refused('not-found'));
  expect(await ask({ type: 'move-appointment', appointment: id, slot: slot!.id })).toEqual(refused('not-found'));
  expect(await ask({ type: 'free-slots', like: id })).toEqual(refused('not-found'));
  expect(await clinic.statusOf(id)).toBe('booked');
});

test('free times are of the same kind, with the same person, long enough, and in the way of nobody', async () => {
  const { clinic, patient, appointment, ask } = await aPatientHere({ practitioners: ['Dr Lee', 'Dr Who'] });
  const starts = async () => (await freeTimes(ask, appointment.id)).map(({ start }) => start);
  expect(await starts()).toEqual(['10:00', '10:30', '11:00', '11:30'].map((clock) => at(clock, tomorrow)));
  // Dr Lee sees somebody else at 10:15; Dr Who being busy at 11:00 is of no matter; the patient is elsewhere at 11:30.
  await clinic.aVisit(aPerson(), { start: at('10:15', tomorrow), minutes: 20 });
  await clinic.aVisit(aPerson(), { start: at('11:00', tomorrow), practitioner: 'Dr Who' });
  await clinic.booked(patient, { start: at('11:40', tomorrow), practitioner: null, site: riverside });
  expect(await starts()).toEqual([at('11:00', tomorrow)]);
});

test('a time for another kind of visit is not offered', async () => {
  const { appointment, ask } = await aPatientHere({ visitType: 'Vaccination' });
  expect(await freeTimes(ask, appointment.id)).toEqual([]);
});

test('S101: a time that somebody chooses is kept for them, and is free again when they leave or the time is up', async () => {
  const { clinic, appointment, ask } = await aPatientHere();
  const other = await clinic.aVisit(aPerson({ birthDate: '1955-05-05' }));
  const second = await clinic.aDevice('kiosk');
  const theirs = { code: other.appointment.bookingCode, birthDate: LocalDate.parse('1955-05-05') };
  const like = other.appointment.id;
  const [slot, next] = await freeTimes(ask, appointment.id);
  const hold = (id: SlotId) => ask({ type: 'hold-slot', like: appointment.id, slot: id });
  const they = (command: Record<string, unknown>) => ask({ proof: theirs, ...command }, second);
  const offeredToThem = async () => booking(await they({ type: 'free-slots', like }), 'slots').slots.some(({ id }) => id === slot!.id);

  expect(booking(await hold(slot!.id), 'held').until).toBe(at('09:05'));
  expect(await offeredToThem()).toBe(false);
  expect(await they({ type: 'hold-slot', like, slot: slot!.id })).toEqual(refused('slot-taken'));
  expect(await they({ type: 'book-slot', like, slot: slot!.id })).toEqual(refused('slot-taken'));
  // Choosing another one gives this one back.
  await hold(next!.id);
  expect(await offeredToThem()).toBe(true);
  await hold(slot!.id);
  expect(await ask({ type: 'release-slot' })).toMatchObject({ answer: 'done' });
  expect(await offeredToThem()).toBe(true);
  await hold(slot!.id);
  clinic.clock.pass(5 * 60_000 + 1);
  expect(await offeredToThem()).toBe(true);
  expect(await they({ type: 'book-slot', like, slot: slot!.id })).toMatchObject({ answer: 'done' });
});

test('S102: a follow-up is booked with a code of its own, reaches the board, and the same command books once', async () => {
  const { clinic, appointment, patient, ask } = await aPatientHere();
  const board = await clinic.feed(clinic.console);
  const [slot] = await freeTimes(ask, appointment.id);
  const id = newId();
  const first = await ask({ id, type: 'book-slot', like: appointment.id, slot: slot!.id });
  expect(first).toMatchObject({ answer: 'done', booking: { kind: 'booked', start: at('10:00', tomorrow) } });
  expect(await ask({ id, type: 'book-slot', like: appointment.id, slot: slot!.id })).toEqual(first);

  const [entry] = entries(await clinic.feed(clinic.console, board.cursor), 'appointment');
  expect(entry?.put).toMatchObject({
    start: at('10:00', tomorrow),
    minutes: 20,
    visitType: 'Check-up',
    practitioner: 'Dr Lee',
    status: 'booked',
    rebooked: { how: 'booked', by: 'patient', where: clinic.kiosk.name, at: at('09:00'), other: null },
  });
  const made = await clinic.store.read(clinic.tenant, (tx) => tx.appointments.find(entry!.put.id));
  expect(made?.patient.id).toBe(patient);
  expect(made?.bookingCode).not.toBe(appointment.bookingCode);
  expect(await slotOf(clinic, slot!.id)).toMatchObject({ booked: true, heldBy: null });
  expect(await ask({ type: 'book-slot', like: appointment.id, slot: slot!.id })).toEqual(refused('slot-taken'));
  expect((await clinic.audit()).filter(({ action }) => action === 'appointment-book')).toMatchObject([
    { actor: { kind: 'patient' }, device: clinic.kiosk.id, subject: `Appointment/${entry!.put.id}` },
  ]);
});

test('S103: a moved appointment is at its new time or at its old one, never at both; its old time is free again', async () => {
  const { clinic, patient, ask } = await aPatientHere();
  const old = await clinic.booked(patient, { start: at('15:00', plusDays(today, 9)) });
  const board = await clinic.feed(clinic.console);
  const [slot] = await freeTimes(ask, old.id);
  const move = { id: newId(), type: 'move-appointment', appointment: old.id, slot: slot!.id };
  const answer = await ask(move);
  expect(answer).toMatchObject({ answer: 'done', booking: { kind: 'booked', start: slot!.start } });
  expect(await ask(move)).toEqual(answer);
  expect(await ask({ ...move, id: newId() })).toMatchObject({ answer: 'refused' });
  const mine = booking(await ask({ type: 'my-appointments' }), 'appointments').appointments.map(({ start }) => start);
  expect(mine).toEqual([at('09:10'), slot!.start]);
  const shown = entries(await clinic.feed(clinic.console, board.cursor), 'appointment').map(({ put }) => put);
  expect(shown).toMatchObject([{ status: 'booked', rebooked: { how: 'moved-here', other: old.start } }]);
  const gone = await clinic.store.read(clinic.tenant, (tx) => tx.appointments.find(old.id));
  expect(gone).toMatchObject({ status: 'cancelled', rebooked: { how: 'moved-away', by: 'patient', other: slot!.start } });

  // Moved once more, the first new time is free for others.
  const moved = answer.answer === 'done' ? answer.appointment! : null;
  const [again] = await freeTimes(ask, moved!);
  await ask({ type: 'move-appointment', appointment: moved, slot: again!.id });
  expect(await slotOf(clinic, slot!.id)).toMatchObject({ booked: false });
});

test('S104: a cancelled appointment can be kept after all for a moment, and its time is kept for that long', async () => {
  const { clinic, patient, appointment, ask } = await aPatientHere();
  const [slot] = await freeTimes(ask, appointment.id);
  const booked = await ask({ type: 'book-slot', like: appointment.id, slot: slot!.id });
  const mine = booked.answer === 'done' ? booked.appointment : null;
  expect(await ask({ type: 'cancel-appointment', appointment: mine })).toMatchObject({ answer: 'done' });
  expect(await clinic.statusOf(mine!)).toBe('cancelled');
  expect(await slotOf(clinic, slot!.id)).toMatchObject({ booked: false, heldBy: clinic.kiosk.id });
  expect(await ask({ type: 'keep-appointment', appointment: mine })).toMatchObject({ answer: 'done' });
  expect(await clinic.statusOf(mine!)).toBe('booked');
  expect(await slotOf(clinic, slot!.id)).toMatchObject({ booked: true });

  await ask({ type: 'cancel-appointment', appointment: mine });
  clinic.clock.pass(6 * 60_000);
  expect(await ask({ type: 'keep-appointment', appointment: mine })).toEqual(refused('not-offered'));
  const other = await clinic.booked(patient, { start: at('15:00', plusDays(today, 9)), status: 'cancelled' });
  expect(await ask({ type: 'keep-appointment', appointment: other.id })).toEqual(refused('not-offered'));
});

test('S104: what was cancelled is not kept after all once somebody else has its time', async () => {
  const { clinic, appointment, ask } = await aPatientHere();
  const [slot] = await freeTimes(ask, appointment.id);
  const booked = await ask({ type: 'book-slot', like: appointment.id, slot: slot!.id });
  const mine = booked.answer === 'done' ? booked.appointment! : appointment.id;
  await ask({ type: 'cancel-appointment', appointment: mine });
  await ask({ type: 'release-slot' });
  await aStranger(clinic, slot!.id);
  expect(await ask({ type: 'keep-appointment', appointment: mine })).toEqual(refused('slot-taken'));
  expect(await clinic.statusOf(mine)).toBe('cancelled');
});

test('what the policy leaves to the desk is refused at the portal, too', async () => {
  const { clinic, patient, appointment, ask } = await aPatientHere();
  const later = await clinic.booked(patient, { start: at('15:00', plusDays(today, 9)) });
  const [slot] = await freeTimes(ask, appointment.id);
  await clinic.store.write(clinic.tenant, async ({ sites }) => {
    const site = (await sites.find(mainStreet))!;
    const policy = {
      ...site.settings.policy,
      booking: { ...site.settings.policy.booking, move: false, cancel: false, book: false, see: false },
    };
    await sites.save(site.id, { ...site.settings, policy }, site.version);
  });
  expect(await ask({ type: 'my-appointments' })).toEqual(refused('not-offered'));
  expect(await ask({ type: 'book-slot', like: appointment.id, slot: slot!.id })).toEqual(refused('not-offered'));
  expect(await ask({ type: 'move-appointment', appointment: later.id, slot: slot!.id })).toEqual(refused('not-offered'));
  expect(await ask({ type: 'cancel-appointment', appointment: later.id })).toEqual(refused('not-offered'));
  expect(await clinic.statusOf(later.id)).toBe('booked');
});

test('what somebody has to come to is never kept beside the commands', async () => {
  const { clinic, ask, appointment } = await aPatientHere();
  for (const command of [{ type: 'my-appointments' }, { type: 'free-slots', like: appointment.id }]) {
    const id = newId();
    expect(await ask({ id, ...command })).toMatchObject({ answer: 'done' });
    expect(await clinic.store.read(clinic.tenant, (tx) => tx.commands.find(id, clinic.kiosk.id, ''))).toEqual({ kind: 'new' });
  }
});

test('S102: whoever has an e-mail address is sent the code of the new time at once; a moved time is told anew, once', async () => {
  const { clinic, appointment, ask } = await aPatientHere();
  await clinic.store.write(clinic.tenant, (tx) =>
    tx.messageSettings.save(
      mainStreet,
      MessageSettings.parse({ smtp: { host: 'mail.example.org', port: 465, security: 'tls', from: 'clinic@example.org' } }),
    ),
  );
  const sent = () => clinic.store.read(clinic.tenant, (tx) => tx.messages.list(mainStreet, at('00:00'), 10));
  const [slot, next] = await freeTimes(ask, appointment.id);
  const booked = await ask({ type: 'book-slot', like: appointment.id, slot: slot!.id });
  const made = booked.answer === 'done' ? booked.appointment : null;
  expect(await sent()).toMatchObject([{ kind: 'invitation', channel: 'email', appointment: made, state: 'waiting' }]);
  const moved = await ask({ type: 'move-appointment', appointment: made, slot: next!.id });
  expect(await sent()).toHaveLength(2);
  expect((await sent()).map((one) => one.appointment)).toContain(moved.answer === 'done' ? moved.appointment : null);
});

/** Somebody else, at another kiosk, books that time. */
async function aStranger(clinic: Clinic, slot: SlotId): Promise<void> {
  const { appointment } = await clinic.aVisit(aPerson({ birthDate: '1961-01-01' }));
  const proof = { code: appointment.bookingCode, birthDate: LocalDate.parse('1961-01-01') };
  const answer = await clinic.command(await clinic.aDevice('kiosk'), { id: newId(), type: 'book-slot', proof, like: appointment.id, slot });
  expect(answer).toMatchObject({ answer: 'done' });
}

/** Somebody signed in at the console of the same site, asking about a row of the board. */
async function atTheDesk(clinic: Clinic, role: 'front-desk' | 'clinician' = 'front-desk') {
  const person = await clinic.staff(role);
  const signedIn = await clinic.signIn(clinic.console, { ...person, code: clinic.codeOf(person) });
  if (!signedIn.ok) throw new Error('nobody signed in');
  const { token, staff } = signedIn.value;
  return {
    staff,
    ask: (row: AppointmentId, command: Record<string, unknown>, device = clinic.console): Promise<CommandAnswer> =>
      clinic.command(device, { id: newId(), proof: { appointment: row }, ...command } as Command, token),
  };
}

test('S130: staff move, book and cancel what the rules leave to the desk, and it says who did it', async () => {
  const { clinic, patient, appointment: late } = await aPatientHere();
  const { ask, staff } = await atTheDesk(clinic);
  clinic.clock.set(at('09:45'));
  expect(booking(await ask(late.id, { type: 'my-appointments' }), 'appointments').appointments).toMatchObject([
    { id: late.id, mayMove: true, mayCancel: true, practitioner: 'Dr Lee' },
  ]);
  const { slots } = booking(await ask(late.id, { type: 'free-slots', like: late.id }), 'slots');
  const [slot, next] = slots;
  await ask(late.id, { type: 'hold-slot', like: late.id, slot: slot!.id });
  expect(await slotOf(clinic, slot!.id)).toMatchObject({ heldBy: clinic.console.id });
  const moved = await ask(late.id, { type: 'move-appointment', appointment: late.id, slot: slot!.id });
  const now = moved.answer === 'done' ? moved.appointment! : late.id;
  expect(await clinic.store.read(clinic.tenant, (tx) => tx.appointments.find(late.id))).toMatchObject({
    status: 'cancelled',
    rebooked: { how: 'moved-away', by: 'staff', where: clinic.console.name, other: slot!.start },
  });
  // The same row still says whose appointments these are.
  const follow = await ask(now, { type: 'book-slot', like: now, slot: next!.id });
  expect(follow).toMatchObject({ answer: 'done', booking: { kind: 'booked', start: next!.start } });
  expect(await ask(now, { type: 'cancel-appointment', appointment: now })).toMatchObject({ answer: 'done' });
  expect(await ask(now, { type: 'keep-appointment', appointment: now })).toMatchObject({ answer: 'done' });
  expect(await clinic.statusOf(now)).toBe('booked');
  const acts = (await clinic.audit()).filter(({ action }) => /^(appointments?-|slot-hold)/.test(action));
  expect(acts.map(({ action }) => action)).toEqual([
    'appointments-show',
    'slot-hold',
    'appointment-move',
    'appointment-book',
    'appointment-cancel',
    'appointment-keep',
  ]);
  for (const act of acts) expect(act).toMatchObject({ actor: { kind: 'staff', id: staff }, device: clinic.console.id });
  expect(acts[0]).toMatchObject({ subject: `Patient/${patient}` });
});

test('S130: at the desk nobody reaches another patient, another site, or anything without the role', async () => {
  const { clinic, patient, appointment } = await aPatientHere();
  const { ask } = await atTheDesk(clinic);
  const other = await clinic.aVisit(aPerson({ birthDate: '1990-01-01' }));
  const elsewhere = await clinic.booked(patient, { start: at('15:00', plusDays(today, 9)), site: riverside });
  expect(await ask(appointment.id, { type: 'cancel-appointment', appointment: other.appointment.id })).toEqual(refused('not-found'));
  expect(await ask(appointment.id, { type: 'cancel-appointment', appointment: elsewhere.id })).toEqual(refused('not-found'));
  expect(await ask(elsewhere.id, { type: 'my-appointments' })).toEqual(refused('not-found'));
  expect(booking(await ask(appointment.id, { type: 'my-appointments' }), 'appointments').appointments).toHaveLength(1);
  expect(await ask(appointment.id, { type: 'my-appointments' }, clinic.kiosk)).toEqual(refused('not-allowed'));
  const clinician = await atTheDesk(clinic, 'clinician');
  expect(await clinician.ask(appointment.id, { type: 'my-appointments' })).toEqual(refused('not-allowed'));
  const proof = { appointment: appointment.id };
  expect(await clinic.command(clinic.console, { id: newId(), type: 'my-appointments', proof } as Command)).toEqual(refused('not-allowed'));
  expect(await clinic.statusOf(elsewhere.id)).toBe('booked');
});

/** A visit in the first free time of tomorrow, booked at the desk for a patient of today. */
async function aFollowUp() {
  const here = await aPatientHere();
  const { clinic, appointment: row } = here;
  const desk = await atTheDesk(clinic);
  const ask = (command: Record<string, unknown>, device = clinic.console) => desk.ask(row.id, command, device);
  const { slots } = booking(await ask({ type: 'free-slots', like: row.id }), 'slots');
  const made = await ask({ type: 'book-slot', like: row.id, slot: slots[0]!.id });
  const find = (id: AppointmentId) => clinic.store.read(clinic.tenant, (tx) => tx.appointments.find(id));
  return { ...here, row, desk, ask, slots, find, visit: appointmentOf(made) };
}

const appointmentOf = (answer: CommandAnswer): AppointmentId => {
  if (answer.answer !== 'done' || answer.appointment === null) throw new Error(`nothing was booked: ${JSON.stringify(answer)}`);
  return answer.appointment;
};

test('S131: a move is taken back: the old appointment counts again in its old time, the new time is free, and it says who did it', async () => {
  const { clinic, desk, ask, slots, visit, find } = await aFollowUp();
  const before = await find(visit);
  const moved = appointmentOf(await ask({ type: 'move-appointment', appointment: visit, slot: slots[2]!.id }));
  const undo = { id: newId(), type: 'undo-move', appointment: moved };
  const answer = await ask(undo);
  expect(answer).toMatchObject({ answer: 'done', appointment: visit, booking: { kind: 'booked', start: slots[0]!.start } });
  expect(await find(visit)).toMatchObject({ status: 'booked', start: slots[0]!.start, bookingCode: before!.bookingCode, rebooked: null });
  expect(await find(moved)).toMatchObject({ status: 'cancelled', rebooked: { how: 'moved-away', by: 'staff', other: slots[0]!.start } });
  expect(await slotOf(clinic, slots[0]!.id)).toMatchObject({ booked: true, appointment: visit });
  expect(await slotOf(clinic, slots[2]!.id)).toMatchObject({ booked: false, heldBy: null });
  // Sent again because the answer was lost, with the same id or another: nothing more happens.
  expect(await ask(undo)).toEqual(answer);
  expect(await ask({ ...undo, id: newId() })).toMatchObject({ answer: 'done', appointment: visit, booking: { start: slots[0]!.start } });
  expect((await clinic.audit()).filter(({ action }) => action === 'appointment-move-undo')).toMatchObject([
    { actor: { kind: 'staff', id: desk.staff }, device: clinic.console.id, subject: `Appointment/${visit}`, detail: { from: moved } },
  ]);
  expect(JSON.stringify(entries(await clinic.feed(clinic.console), 'appointment'))).not.toContain('"slot"');
});

test('S131: an appointment that stood in no slot, and a move of some minutes with the same person, are taken back as well', async () => {
  const { clinic, patient, ask, find } = await aFollowUp();
  const imported = await clinic.booked(patient, { start: at('15:15', tomorrow) });
  const anybodys = { site: mainStreet, start: at('15:00', tomorrow), minutes: 30, visitType: null, practitioner: null };
  const slot = SlotId.parse('anybodys');
  await clinic.store.write(clinic.tenant, (tx) => tx.slots.addMany([{ id: slot, ...anybodys }]));
  const moved = appointmentOf(await ask({ type: 'move-appointment', appointment: imported.id, slot }));
  expect(await ask({ type: 'undo-move', appointment: moved })).toMatchObject({ answer: 'done', appointment: imported.id });
  expect(await find(imported.id)).toMatchObject({ status: 'booked', start: at('15:15', tomorrow) });
  expect(await slotOf(clinic, slot)).toMatchObject({ booked: false });
});

test.each([
  ['somebody else booked it', (clinic: Clinic, slot: SlotId) => aStranger(clinic, slot)],
  [
    'its practitioner got another appointment there',
    async (clinic: Clinic) => void (await clinic.aVisit(aPerson(), { start: at('10:10', tomorrow) })),
  ],
  [
    'somebody is choosing it',
    (clinic: Clinic, slot: SlotId) => clinic.store.write(clinic.tenant, (tx) => tx.slots.hold(slot, clinic.kiosk.id, at('09:05'))),
  ],
] as const)('S131: a move is not taken back when the old time is not free any more: %s', async (_why, takes) => {
  const { clinic, ask, slots, visit, find } = await aFollowUp();
  const moved = appointmentOf(await ask({ type: 'move-appointment', appointment: visit, slot: slots[2]!.id }));
  await takes(clinic, slots[0]!.id);
  expect(await ask({ type: 'undo-move', appointment: moved })).toEqual(refused('slot-taken'));
  expect(await find(moved)).toMatchObject({ status: 'booked', start: slots[2]!.start });
  expect(await find(visit)).toMatchObject({ status: 'cancelled' });
  expect(await slotOf(clinic, slots[2]!.id)).toMatchObject({ booked: true });
});

test('S131: a booking is taken back: it is cancelled, and its time is free for everybody at once', async () => {
  const { clinic, desk, ask, slots, visit, find } = await aFollowUp();
  const undo = { id: newId(), type: 'undo-booking', appointment: visit };
  const answer = await ask(undo);
  expect(answer).toMatchObject({ answer: 'done' });
  expect(await ask(undo)).toEqual(answer);
  expect(await ask({ ...undo, id: newId() })).toMatchObject({ answer: 'done' });
  expect(await find(visit)).toMatchObject({ status: 'cancelled', rebooked: { how: 'cancelled', by: 'staff' } });
  expect(await slotOf(clinic, slots[0]!.id)).toMatchObject({ booked: false, heldBy: null });
  expect((await clinic.audit()).filter(({ action }) => action === 'appointment-book-undo')).toMatchObject([
    { actor: { kind: 'staff', id: desk.staff }, subject: `Appointment/${visit}` },
  ]);
});

test('S131: only what was done at this console, a moment ago, and still stands is taken back; never from a kiosk or without the role', async () => {
  const { clinic, row, ask, slots, visit, proof } = await aFollowUp();
  const other = await clinic.aDevice('console');
  const undo = { type: 'undo-booking', appointment: visit };
  const command = (device = clinic.kiosk) => clinic.command(device, { id: newId(), proof: { appointment: row.id }, ...undo } as Command);
  expect(await command()).toEqual(refused('not-allowed'));
  expect(await command(clinic.console)).toEqual(refused('not-allowed'));
  expect(await (await atTheDesk(clinic, 'clinician')).ask(row.id, undo)).toEqual(refused('not-allowed'));
  expect(Command.safeParse({ id: newId(), proof, ...undo }).success).toBe(false);
  // The visit of today was booked elsewhere, long ago.
  expect(await ask({ ...undo, appointment: row.id })).toEqual(refused('not-offered'));
  expect(await ask({ type: 'undo-move', appointment: visit })).toEqual(refused('not-offered'));
  const there = await clinic.signIn(other, await clinic.staff());
  const token = there.ok ? there.value.token : null;
  expect(await clinic.command(other, { id: newId(), proof: { appointment: row.id }, ...undo } as Command, token)).toEqual(
    refused('not-offered'),
  );
  const moved = appointmentOf(await ask({ type: 'move-appointment', appointment: visit, slot: slots[2]!.id }));
  clinic.clock.pass(5 * 60_000 + 1);
  expect(await ask({ type: 'undo-move', appointment: moved })).toEqual(refused('not-offered'));
  expect(await clinic.statusOf(moved)).toBe('booked');
});

test('S131: whoever was told of the new time is invited to the old one again; whoever was not hears nothing of the slip', async () => {
  const { clinic, ask, slots, visit } = await aFollowUp();
  const settings = MessageSettings.parse({ smtp: { host: 'mail.example.org', port: 465, security: 'tls', from: 'clinic@example.org' } });
  await clinic.store.write(clinic.tenant, (tx) => tx.messageSettings.save(mainStreet, settings));
  const about = async (id: AppointmentId) =>
    (await clinic.store.read(clinic.tenant, (tx) => tx.messages.list(mainStreet, at('00:00'), 20))).filter(
      ({ appointment }) => appointment === id,
    );
  const moveAndBack = async (slot: SlotId, between: () => Promise<unknown>) => {
    const moved = appointmentOf(await ask({ type: 'move-appointment', appointment: visit, slot }));
    await between();
    expect(await ask({ type: 'undo-move', appointment: moved })).toMatchObject({ answer: 'done' });
  };
  await moveAndBack(slots[2]!.id, async () => undefined);
  expect(await about(visit)).toEqual([]);
  await clinic.store.write(clinic.tenant, (tx) => tx.messages.claim([]).then(() => undefined));
  await moveAndBack(slots[3]!.id, () =>
    clinic.store.write(clinic.tenant, async (tx) => {
      for (let left = 0; left < 2; left += 1) await tx.messages.claim([]);
    }),
  );
  expect(await about(visit)).toMatchObject([{ kind: 'invitation', state: 'waiting' }]);
});
