import { expect, test } from 'vitest';
import { AppointmentId } from '../../shared/domain/ids.ts';
import { plusDays, plusMinutes } from '../../shared/domain/time.ts';
import { about, aClinic, aFact, aHandOff, anArrival, aPerson, entries, newId, riverside } from './support/clinic.ts';
import { at, sharedStore, today } from './support/test-store.ts';

const opened = sharedStore();

test('S2: a fact sent three times has one effect and the same answer each time', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const fact = anArrival(clinic.kiosk, appointment.id);

  const first = await clinic.push(clinic.kiosk, fact);
  const again = await clinic.push(clinic.kiosk, fact, fact);

  expect(first).toEqual([{ id: fact.id, answer: 'accepted', revision: await clinic.revision() }]);
  expect(again).toEqual([...first, ...first]);
  expect((await clinic.audit()).filter(({ action }) => action === 'arrive')).toHaveLength(1);
});

test('S4, S5: one bad fact in a batch does not stop the others, and each has its own answer in the order sent', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const good = anArrival(clinic.kiosk, appointment.id);
  const bad = anArrival(clinic.kiosk, AppointmentId.parse('nowhere'));
  const number = aHandOff(clinic.kiosk);

  const answers = await clinic.push(clinic.kiosk, bad, good, 'not even an object', number);

  expect(answers.map(({ id, answer }) => [id, answer])).toEqual([
    [bad.id, 'refused'],
    [good.id, 'accepted'],
    [number.id, 'accepted'],
  ]);
  expect(await clinic.statusOf(appointment.id)).toBe('arrived');
});

test('S5: a fact that trips over a bug is undone alone and answered "ask again"', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const first = aHandOff(clinic.kiosk);
  await clinic.push(clinic.kiosk, first);
  // The same hand-off id as a row that another path wrote: the insert fails inside the savepoint.
  const clash = { ...aHandOff(clinic.kiosk), id: newId() };
  await clinic.store.write(clinic.tenant, (tx) =>
    tx.handOffs.add(clinic.kiosk.site, {
      id: clash.id,
      device: clinic.kiosk.id,
      deskNumber: 'A9' as never,
      reason: 'not-found',
      appointment: null,
      step: 's',
      language: 'en',
      entered: {},
      firstTouchAt: at('08:00'),
      raisedAt: at('08:00'),
      resolvedAt: null,
      companions: null,
    }),
  );
  const arrival = anArrival(clinic.kiosk, appointment.id);

  const answers = await clinic.push(clinic.kiosk, clash, arrival);

  expect(answers.map(({ answer }) => answer)).toEqual(['ask-again', 'accepted']);
  expect(clinic.bugs).toHaveLength(1);
});

test.each([
  ['an unknown type', { type: 'patient-levitated' }, 'unknown-type'],
  ['an unknown version', { v: 2 }, 'unknown-version'],
  ['a body that is not of its type', { body: { tier: 'Z' } }, 'malformed'],
  ['no version', { v: undefined }, 'malformed'],
  ['an arrival of nobody', { subject: { kind: 'nobody' } }, 'malformed'],
])('S6: %s is refused by name, never "ask again"', async (_, over, reason) => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const fact = { ...anArrival(clinic.kiosk, appointment.id), ...over };
  expect(await clinic.push(clinic.kiosk, fact)).toEqual([{ id: fact.id, answer: 'refused', reason }]);
  expect(await clinic.statusOf(appointment.id)).toBe('booked');
});

test('S7: an id that comes back with another body is refused and the first one stands', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const fact = anArrival(clinic.kiosk, appointment.id, { ticket: 'A1' });
  await clinic.push(clinic.kiosk, fact);
  const reused = { ...anArrival(clinic.kiosk, appointment.id, { ticket: 'A2' }), id: fact.id };
  expect(await clinic.push(clinic.kiosk, reused)).toEqual([{ id: fact.id, answer: 'refused', reason: 'id-reused' }]);
  expect((await clinic.arrivalOf(appointment.id))?.ticket).toBe('A1');
});

test('S8, S18: a device may send only its own facts, and an id refused so is not burnt', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const second = await clinic.aDevice('kiosk');
  const fact = anArrival(clinic.kiosk, appointment.id);
  expect(await clinic.push(second, fact)).toMatchObject([{ answer: 'refused', reason: 'wrong-device' }]);
  expect(await clinic.push(clinic.kiosk, fact)).toMatchObject([{ answer: 'accepted' }]);
});

test('S8: each role sends the facts of its role and no others', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const desk = await clinic.staff('front-desk');
  const doctor = await clinic.staff('clinician');
  const as = (person: { readonly id: string }) => ({ actor: { kind: 'staff', id: person.id } });
  const phone = { change: { field: 'phone', value: '555' }, before: null, ticket: null };
  const tries: readonly (readonly [unknown, string])[] = [
    [{ ...anArrival(clinic.kiosk, appointment.id, { tier: 'desk' }) }, 'a kiosk vouching as the desk'],
    [aFact(clinic.kiosk, 'arrival-seen', about(appointment.id)), 'a kiosk seeing an arrival'],
    [aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { ...phone, tier: 'D' } }), 'a change after the name tier'],
    [{ ...anArrival(clinic.kiosk, appointment.id), ...as(desk) }, 'a kiosk speaking as staff'],
    [
      aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { ...phone, tier: 'desk' } }),
      'the desk’s word nobody gave',
    ],
  ];
  for (const [fact, what] of tries) expect(await clinic.push(clinic.kiosk, fact), what).toMatchObject([{ reason: 'role-not-allowed' }]);

  const deskArrival = (over: object) => ({ ...anArrival(clinic.console, appointment.id, { tier: 'desk' }), ...over });
  const atConsole: readonly (readonly [unknown, string])[] = [
    [deskArrival({}), 'a console without a person'],
    [deskArrival(as(doctor)), 'a clinician marking an arrival'],
    [deskArrival(as({ id: 'nobody' })), 'a person who does not exist'],
    [{ ...anArrival(clinic.console, appointment.id, { tier: 'B' }), ...as(desk) }, 'a console claiming a booking code'],
    [{ ...aHandOff(clinic.console), ...as(desk) }, 'a console raising a hand-off'],
  ];
  for (const [fact, what] of atConsole)
    expect(await clinic.push(clinic.console, fact), what).toMatchObject([{ reason: 'role-not-allowed' }]);
  expect(await clinic.push(clinic.console, deskArrival(as(desk)))).toMatchObject([{ answer: 'accepted' }]);
  const onTheTablet = aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { ...phone, tier: 'desk' } });
  expect(await clinic.push(clinic.kiosk, onTheTablet)).toMatchObject([{ answer: 'accepted' }]);
});

test.each(['A', 'B', 'C'])(
  'S93: whoever is known by tier %s may ask for another telephone: staff read the tier, and the record stays',
  async (tier) => {
    const clinic = await aClinic(opened());
    const { appointment } = await clinic.aVisit();
    const onFile = async () => entries(await clinic.feed(clinic.kiosk), 'appointment')[0]?.put.patient;
    const before = await onFile();
    const body = { change: { field: 'phone', value: '555 010 9999' }, before: null, ticket: null, tier };
    const asked = aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body });
    expect(await clinic.push(clinic.kiosk, asked)).toMatchObject([{ answer: 'accepted' }]);
    expect(entries(await clinic.feed(clinic.console), 'change-request')).toMatchObject([{ put: { change: body.change, tier } }]);
    expect(await onFile()).toEqual(before);
  },
);

test('S9: an appointment that moved to another site is refused by name, and so is one nobody knows', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  await clinic.store.write(clinic.tenant, (tx) =>
    tx.appointments.reschedule(appointment.id, { site: riverside, start: appointment.start }),
  );
  expect(await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id))).toMatchObject([{ reason: 'wrong-site' }]);
  expect(await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, AppointmentId.parse('x')))).toMatchObject([
    { reason: 'unknown-appointment' },
  ]);
});

test('S10: a cancelled appointment takes no arrival, and the same question gets the same answer', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit(undefined, { status: 'cancelled' });
  const fact = anArrival(clinic.kiosk, appointment.id);
  const answer = [{ id: fact.id, answer: 'refused', reason: 'not-expected' }];
  expect(await clinic.push(clinic.kiosk, fact)).toEqual(answer);
  expect(await clinic.push(clinic.kiosk, fact)).toEqual(answer);
});

test('S11: a second kiosk may say the same person is here; the first ticket and place in line stand', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const second = await clinic.aDevice('kiosk');
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id, { ticket: 'A1', when: at('08:50') }));
  expect(await clinic.push(second, anArrival(second, appointment.id, { ticket: 'C4', when: at('08:45') }))).toMatchObject([
    { answer: 'accepted' },
  ]);
  expect(await clinic.arrivalOf(appointment.id)).toMatchObject({ ticket: 'A1', arrivedAt: at('08:50'), deskSeenAt: null });
});

test('S12: a person waiting is never refused; a link to another site is dropped', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit(undefined, { site: riverside });
  const answers = await clinic.push(
    clinic.kiosk,
    aHandOff(clinic.kiosk, about(appointment.id)),
    aHandOff(clinic.kiosk, about(AppointmentId.parse('gone'))),
  );
  expect(answers.map(({ answer }) => answer)).toEqual(['accepted', 'accepted']);
  const shown = entries(await clinic.feed(clinic.console), 'hand-off').map(({ put }) => put.appointment);
  expect(shown).toEqual([null, null]);
});

test('an arrival is shown as seen by the desk once, and a hand-off is resolved once', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const desk = await clinic.staff();
  const staff = { actor: { kind: 'staff', id: desk.id } };
  const seen = (clock: string) =>
    aFact(clinic.console, 'arrival-seen', { ...about(appointment.id), ...staff, occurredAt: { wall: at(clock), mono: 1, offset: 0 } });
  expect(await clinic.push(clinic.console, seen('08:54'))).toMatchObject([{ reason: 'not-expected' }]);
  const raised = aHandOff(clinic.kiosk);
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id), raised);
  await clinic.push(clinic.console, seen('08:56'), seen('08:58'));
  expect((await clinic.arrivalOf(appointment.id))?.deskSeenAt).toBe(at('08:56'));

  const resolved = aFact(clinic.console, 'hand-off-resolved', {
    ...staff,
    body: { handOff: raised.id },
    occurredAt: { wall: at('08:59'), mono: 1, offset: 0 },
  });
  expect(await clinic.push(clinic.console, resolved)).toMatchObject([{ answer: 'accepted' }]);
  expect(entries(await clinic.feed(clinic.console), 'hand-off')[0]?.put.resolvedAt).toBe(at('08:59'));
});

test('S51: a kiosk takes back its own hand-off, never one of another kiosk', async () => {
  const clinic = await aClinic(opened());
  const second = await clinic.aDevice('kiosk');
  const raised = aHandOff(clinic.kiosk);
  await clinic.push(clinic.kiosk, raised);
  const back = { body: { handOff: raised.id } };
  expect(await clinic.push(second, aFact(second, 'hand-off-resolved', back))).toMatchObject([{ reason: 'not-expected' }]);
  expect(await clinic.push(clinic.kiosk, aFact(clinic.kiosk, 'hand-off-resolved', back))).toMatchObject([{ answer: 'accepted' }]);
});

test('S14, S23: the facts of one batch share one revision, and the feed at that revision shows their effect', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const before = await clinic.revision();
  const answers = await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id), aHandOff(clinic.kiosk));
  expect(answers).toMatchObject([{ revision: before + 1 }, { revision: before + 1 }]);
  expect((await clinic.feed(clinic.kiosk)).revision).toBe(before + 1);
});

test('S21: an arrival made offline keeps its own time; one from a clock that runs ahead gets the time of delivery', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const later = await clinic.aVisit();
  const slow = { ...anArrival(clinic.kiosk, appointment.id), occurredAt: { wall: at('06:41'), mono: 5, offset: 2 * 3_600_000 } };
  const ahead = anArrival(clinic.kiosk, later.appointment.id, { when: plusMinutes(at('09:00'), 2 * 24 * 60) });
  await clinic.push(clinic.kiosk, slow, ahead);
  expect((await clinic.arrivalOf(appointment.id))?.arrivedAt).toBe(at('08:41'));
  expect(await clinic.arrivalOf(later.appointment.id)).toMatchObject({ arrivedAt: at('09:00'), firstTouchAt: at('09:00') });
});

test('confirming the details once is enough for every appointment of that person', async () => {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  const next = await clinic.booked(patient, { start: at('15:00') });
  await clinic.push(clinic.kiosk, aFact(clinic.kiosk, 'details-confirmed', about(appointment.id)));
  const third = await clinic.booked(patient, { start: at('16:00') });
  const confirmed = entries(await clinic.feed(clinic.kiosk), 'appointment').map(({ put }) => [
    put.id,
    'detailsConfirmedAt' in put && put.detailsConfirmedAt,
  ]);
  expect(Object.fromEntries(confirmed)).toEqual(Object.fromEntries([appointment, next, third].map(({ id }) => [id, at('08:55')])));
});

test('confirming some details is remembered for those alone, for every appointment of that person', async () => {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  const next = await clinic.booked(patient, { start: at('15:00') });
  const body = { fields: ['phone', 'pharmacy'] };
  await clinic.push(clinic.kiosk, aFact(clinic.kiosk, 'details-confirmed', { ...about(appointment.id), body }));
  const confirmed = entries(await clinic.feed(clinic.kiosk), 'appointment').map(({ put }) => [
    put.id,
    'fieldsConfirmedAt' in put && put.fieldsConfirmedAt,
    'detailsConfirmedAt' in put && put.detailsConfirmedAt,
  ]);
  const times = { phone: at('08:55'), pharmacy: at('08:55') };
  expect(new Set(confirmed)).toEqual(new Set([appointment, next].map(({ id }) => [id, times, null])));
});

test('an accepted name is found by either, at the portal too', async () => {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  const change = { field: 'name', value: { given: 'Ann', family: 'Ruiz' } };
  const before = { field: 'name', value: { given: 'Ann', family: "O'Brien" } };
  const asked = aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { change, before, tier: 'B', ticket: 'A1' } });
  await clinic.push(clinic.kiosk, asked);
  const person = await clinic.staff();
  const signedIn = await clinic.signIn(clinic.console, person);
  const token = signedIn.ok ? signedIn.value.token : null;
  const command = { id: newId(), type: 'decide-change', changeRequest: asked.id, decision: 'accept' } as const;
  expect(await clinic.command(clinic.console, command, token)).toMatchObject({ answer: 'done' });
  for (const family of ['Ruiz', "O'Brien"]) {
    const found = await clinic.store.read(clinic.tenant, (tx) => tx.patients.findByName(family, '1980-01-02'));
    expect(found.map(({ id }) => id)).toEqual([patient]);
  }
});

test('every effect and every refusal is in the audit log, in order, without a gap and without a name', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id), aHandOff(clinic.kiosk), { ...aHandOff(clinic.kiosk), v: 9 });
  const rows = await clinic.audit();
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.map(({ action, outcome, device }) => [action, outcome, device])).toEqual([
    ['arrive', 'ok', clinic.kiosk.id],
    ['hand-off', 'ok', clinic.kiosk.id],
    ['fact-refuse', 'refused', clinic.kiosk.id],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Brien|Smith|Ann\b/);
});

test('what a person was told, that they want no call, and when they were called in are kept and reach the board', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const desk = await clinic.staff('clinician');
  const { cursor } = await clinic.feed(clinic.console);
  const arrival = anArrival(clinic.kiosk, appointment.id);
  const told = { ...arrival, body: { ...arrival.body, told: { from: 10, to: 25 } } };
  const staffFact = (type: 'patient-called' | 'call-taken-back') =>
    aFact(clinic.console, type, { ...about(appointment.id), actor: { kind: 'staff', id: desk.id } });
  await clinic.push(clinic.kiosk, told, aFact(clinic.kiosk, 'quiet-call-asked', about(appointment.id)));
  expect(await clinic.arrivalOf(appointment.id)).toMatchObject({ told: { from: 10, to: 25 }, quietCallAt: at('08:55'), calledAt: null });

  expect(await clinic.push(clinic.console, staffFact('patient-called'), staffFact('patient-called'))).toMatchObject([
    { answer: 'accepted' },
    { answer: 'accepted' },
  ]);
  expect(entries(await clinic.feed(clinic.console, cursor), 'appointment')[0]?.put).toMatchObject({
    status: 'fulfilled',
    arrival: { calledAt: at('08:55'), told: { from: 10, to: 25 } },
  });
  await clinic.push(clinic.console, staffFact('call-taken-back'));
  expect(await clinic.statusOf(appointment.id)).toBe('arrived');
  expect(await clinic.arrivalOf(appointment.id)).toMatchObject({ calledAt: null, arrivedAt: at('08:55') });
});

test('nobody is called in who is not here, and no kiosk calls anybody in', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const desk = await clinic.staff();
  const staff = { ...about(appointment.id), actor: { kind: 'staff', id: desk.id } };
  expect(await clinic.push(clinic.console, aFact(clinic.console, 'patient-called', staff))).toMatchObject([{ reason: 'not-expected' }]);
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id));
  expect(await clinic.push(clinic.kiosk, aFact(clinic.kiosk, 'patient-called', staff))).toMatchObject([{ reason: 'role-not-allowed' }]);
});

test('kiosks are told how long people waited here of late, from this site’s own visits; the board needs no such thing', async () => {
  const clinic = await aClinic(opened());
  for (let day = 1; day <= 5; day += 1) {
    for (let n = 0; n < 4; n += 1) {
      const date = plusDays(today, -day);
      const { appointment } = await clinic.aVisit(aPerson(), { start: at('10:00', date) });
      await clinic.store.write(clinic.tenant, async (tx) => {
        const one = (await tx.appointments.find(appointment.id))!;
        const calledAt = at(`10:${String(10 + n * 5).padStart(2, '0')}`, date);
        const times = { arrivedAt: at('09:50', date), firstTouchAt: at('09:49', date), calledAt };
        const arrival = { ...times, ticket: null, tier: 'B' as const, deskSeenAt: null, told: null, quietCallAt: null };
        await tx.appointments.saveProgress({ ...one, status: 'fulfilled', arrival });
      });
    }
  }
  const waits = async (device: typeof clinic.kiosk) => entries(await clinic.feed(device), 'site')[0]?.put.waits;
  expect(await waits(clinic.kiosk)).toContainEqual({
    practitioner: 'Dr Lee',
    visitType: 'Check-up',
    hour: 10,
    early: 10,
    late: 25,
    samples: 20,
  });
  expect(await waits(clinic.console)).toEqual([]);
  expect(await waits(clinic.otherKiosk)).toEqual([]);
});
