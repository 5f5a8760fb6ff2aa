import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { staffHandlers } from '../../../electron/ipc/staff-handlers.ts';
import { type ConsoleSessionDeps, createConsoleSession, type SignedInPerson } from '../../../electron/usecases/console-session.ts';
import type { PicturePortal } from '../../../electron/usecases/coverage-review.ts';
import type { CommandPortal } from '../../../electron/usecases/portal-acts.ts';
import type { ReadingPortal } from '../../../electron/usecases/staff-reading.ts';
import type { StaffRole } from '../../../shared/domain/access.ts';
import type { ConsoleAppointment } from '../../../shared/domain/cached-appointment.ts';
import { CoverageAnswer } from '../../../shared/domain/coverage.ts';
import { DeskNumber, KioskLetter } from '../../../shared/domain/hand-off.ts';
import { AppointmentId, StaffId } from '../../../shared/domain/ids.ts';
import { SlotId } from '../../../shared/domain/slots.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { aClock, aConsole, aConsoleAppointment, at, fed, newId } from '../../support/clinic.ts';
import { moodQuestionnaire } from '../../support/questionnaires.ts';

const entry = { username: 'desk', password: 'a long enough pass phrase', code: '123456' };
const pin = '285017';
const hereAt = (time: string, deskSeenAt: string | null = null) => ({
  status: 'arrived',
  arrival: { arrivedAt: at(time), firstTouchAt: at(time), ticket: 'A1', tier: 'B', deskSeenAt },
});

interface Options {
  readonly role?: StaffRole;
  readonly appointments?: ConsoleAppointment[];
  /** What its numbers begin with; a console enrolled long ago has none. */
  readonly letter?: string | null;
  readonly refuse?: 'not-matched' | 'too-many-tries' | 'portal-unreachable';
  readonly command?: Awaited<ReturnType<CommandPortal['command']>>;
}

/** A console with a real store and a clock moved by hand; the portal signs everybody in until the evening. */
function atTheDesk({
  role = 'front-desk',
  appointments = [aConsoleAppointment()],
  letter = null,
  refuse,
  command = ok(null),
}: Options = {}) {
  const clock = aClock();
  const device = aConsole({ appointments, clock, letter });
  const { store } = device;
  const signedOut: string[] = [];
  const person: SignedInPerson = { token: 'token-1', staff: StaffId.parse('dana'), name: 'Dana Reyes', role, expiresAt: at('20:00') };
  const portal: ConsoleSessionDeps['portal'] & CommandPortal & ReadingPortal & PicturePortal = {
    readForStaff: async () => ok({ kind: 'refused', reason: 'not-found' }),
    cardPicture: async (_answer, side, token) =>
      token === 'token-1' ? ok({ type: 'image/jpeg', base64: Buffer.from(side).toString('base64') }) : err('signed-out'),
    signIn: async (): Promise<Result<SignedInPerson, 'not-matched' | 'too-many-tries' | 'portal-unreachable'>> =>
      refuse === undefined ? ok(person) : err(refuse),
    signOut: (token) => void signedOut.push(token),
    command: async () => command,
  };
  const pinHash = {
    make: async (text: string) => `verifier of ${text}`,
    // Several at once finish in any order; here the right one is always first.
    matches: async (verifier: string, text: string) => {
      const right = verifier === `verifier of ${text}`;
      if (!right) await turn();
      return right;
    },
  };
  const session = createConsoleSession({ store, portal, pinHash, onChange: () => undefined });
  const desk = staffHandlers({
    store,
    session,
    portal,
    print: async () => ok({}),
    newId,
    pullSoon: () => undefined,
    kiosks: () => [],
    askKiosksSoon: () => undefined,
    trouble: () => null,
    outOfService: () => null,
    demoNotice: false,
  });
  return {
    clock,
    store,
    session,
    desk,
    signedOut,
    phase: async () => {
      const answer = await desk.state({});
      return answer.ok ? answer.value.phase : null;
    },
    async signedIn() {
      await desk.signIn(entry);
      await desk.choosePin({ pin });
    },
    actions: () =>
      store.audit
        .after(0)
        .map(({ action }) => action)
        .filter((action) => action !== 'feed-applied'),
  };
}

describe('signing in', () => {
  test('opens the console and is noted with the person', async () => {
    const day = atTheDesk();
    expect(await day.phase()).toBe('signed-out');
    expect(await day.desk.signIn(entry)).toEqual({ ok: true, value: {} });
    expect(await day.desk.state({})).toMatchObject({
      value: { phase: 'open', name: 'Dana Reyes', role: 'front-desk', pinSet: false, mayChangeSettings: false },
    });
    expect(day.store.audit.after(0).at(-1)).toMatchObject({ action: 'staff-sign-in', actor: { kind: 'staff', id: 'dana' } });
  });

  test.each(['not-matched', 'too-many-tries', 'portal-unreachable'] as const)(
    'refused as %s leaves the console closed, and is noted',
    async (refuse) => {
      const day = atTheDesk({ refuse });
      expect(await day.desk.signIn(entry)).toEqual({ ok: false, error: refuse });
      expect(await day.phase()).toBe('signed-out');
      expect(day.actions()).toEqual(['staff-sign-in-failed']);
    },
  );

  test('a role without work at a console is sent away, and the portal’s session ended', async () => {
    const day = atTheDesk({ role: 'billing' });
    expect(await day.desk.signIn(entry)).toEqual({ ok: false, error: 'no-work-here' });
    expect(day.signedOut).toEqual(['token-1']);
  });
});

describe('a console left alone', () => {
  test('locks after five minutes and opens again with the PIN', async () => {
    const day = atTheDesk();
    await day.signedIn();
    day.clock.pass(5 * 60_000 - 1);
    expect(await day.phase()).toBe('open');
    day.clock.pass(1);
    expect(await day.phase()).toBe('locked');
    expect(await day.desk.unlock({ pin })).toEqual({ ok: true, value: {} });
    expect(await day.phase()).toBe('open');
    expect(day.actions()).toEqual(['staff-sign-in', 'staff-lock', 'staff-unlock']);
  });

  test('does not lock while somebody works at it', async () => {
    const day = atTheDesk();
    await day.signedIn();
    for (let minute = 0; minute < 20; minute += 1) {
      day.clock.pass(60_000);
      day.session.touched();
    }
    expect(await day.phase()).toBe('open');
  });

  test('is signed out at the end of the shift, and after twelve hours whatever the clock says', async () => {
    const evening = atTheDesk();
    await evening.signedIn();
    evening.clock.pass(11 * 3_600_000);
    expect(await evening.phase()).toBe('signed-out');
    expect(evening.signedOut).toEqual(['token-1']);

    const stepped = atTheDesk();
    await stepped.signedIn();
    for (let hour = 0; hour < 12; hour += 1) {
      stepped.clock.pass(3_600_000);
      stepped.clock.step(-3_600_000);
      stepped.session.touched();
    }
    expect(await stepped.phase()).toBe('signed-out');
  });
});

describe('the PIN', () => {
  test.each(['111111', '123456', '987654', '121212', '123123'])('%s is too simple', async (simple) => {
    const day = atTheDesk();
    await day.desk.signIn(entry);
    expect(await day.desk.choosePin({ pin: simple })).toEqual({ ok: false, error: 'too-simple' });
  });

  test('five wrong ones sign out, and each was counted before it was looked at', async () => {
    const day = atTheDesk();
    await day.signedIn();
    day.desk.lock({});
    for (let time = 1; time < 5; time += 1) {
      expect(await day.desk.unlock({ pin: '000000' })).toEqual({ ok: false, error: 'wrong-pin' });
      expect(day.store.staffUnlock.find(StaffId.parse('dana')).failures).toBe(time);
    }
    expect(await day.desk.unlock({ pin: '000000' })).toEqual({ ok: false, error: 'signed-out' });
    expect(await day.phase()).toBe('signed-out');
    expect(await day.desk.unlock({ pin })).toEqual({ ok: false, error: 'signed-out' });
  });

  test('guessing many PINs at once gives no more tries than one after the other', async () => {
    const day = atTheDesk();
    await day.signedIn();
    day.desk.lock({});
    const guesses = [...Array.from({ length: 20 }, (_, guess) => String(900_000 + guess)), pin];
    const answers = await Promise.all(guesses.map((guess) => day.desk.unlock({ pin: guess })));
    expect(answers.filter(({ ok: right }) => right)).toEqual([]);
    expect(await day.phase()).toBe('signed-out');
  });

  test('of nobody is left after signing out', async () => {
    const day = atTheDesk();
    await day.signedIn();
    day.desk.signOut({});
    expect(day.store.staffUnlock.find(StaffId.parse('dana')).verifier).toBeNull();
    expect(day.signedOut).toEqual(['token-1']);
  });
});

describe('the board', () => {
  const rosa = aConsoleAppointment(hereAt('09:00'));
  const nameless = aConsoleAppointment({
    id: 'a-2',
    start: at('10:00'),
    patient: { id: 'p-2', name: { text: null, family: null, given: [], formerFamily: [] } },
  });

  test('shows who is here and who is expected; a record without a name has none', async () => {
    const { desk, signedIn } = atTheDesk({ appointments: [rosa, nameless, aConsoleAppointment({ id: 'a-3', start: at('15:00') })] });
    await signedIn();
    expect(await desk.board({})).toMatchObject({
      ok: true,
      value: {
        day: '2026-03-02',
        here: [{ name: 'Rosa Alvarez', ticket: 'A1', waitingSince: at('09:00'), tier: 'B' }],
        expected: [{ name: null, appointment: 'a-2' }],
        later: [{ appointment: 'a-3' }],
        finished: [],
        parked: [],
      },
    });
  });

  test('what the portal would not take is taken off the board by a person, once, and the audit says who', async () => {
    const { desk, signedIn, store } = atTheDesk({ appointments: [rosa] });
    await signedIn();
    await desk.board({});
    const [seen] = store.outbox.unconfirmed();
    const fact = seen?.id ?? newId();
    store.transaction(() => ok(store.outbox.refused(fact, 'not-expected')));
    expect(await desk.board({})).toMatchObject({ value: { parked: [{ fact }] } });
    expect(await desk.dismissParked({ fact })).toEqual({ ok: true, value: {} });
    expect(await desk.board({})).toMatchObject({ value: { parked: [] } });
    expect(await desk.dismissParked({ fact })).toEqual({ ok: false, error: 'not-found' });
    const noted = store.audit.after(0).filter(({ action }) => action === 'parked-dismiss');
    expect(noted).toMatchObject([
      { actor: { kind: 'staff', id: 'dana' }, subject: 'Appointment/a-1', detail: { fact, type: 'arrival-seen' } },
    ]);
  });

  test('an arrival shown to a signed-in person is a fact, told once', async () => {
    const { desk, signedIn, store, actions } = atTheDesk({ appointments: [rosa] });
    await signedIn();
    await desk.board({});
    await desk.board({});
    expect(store.outbox.unconfirmed()).toMatchObject([
      { type: 'arrival-seen', actor: { kind: 'staff', id: 'dana' }, subject: { id: 'a-1' } },
    ]);
    expect(actions().filter((action) => action === 'board-read')).toHaveLength(1);
  });

  test('who looked at what patients asked to have changed is noted, once for each opening', async () => {
    const { desk, signedIn, actions } = atTheDesk();
    expect(await desk.changeRequests({})).toEqual({ ok: true, value: { open: [] } });
    expect(actions()).not.toContain('board-read');
    await signedIn();
    await desk.changeRequests({});
    await desk.changeRequests({});
    expect(actions().filter((action) => action === 'board-read')).toHaveLength(1);
    await desk.board({});
    expect(actions().filter((action) => action === 'board-read')).toHaveLength(2);
  });

  test('locked, it shows numbers and counts, and nobody’s name', async () => {
    const { desk, signedIn, store } = atTheDesk({ appointments: [rosa, nameless] });
    await signedIn();
    desk.lock({});
    const locked = await desk.lockedBoard({});
    expect(locked).toMatchObject({ value: { here: [{ ticket: 'A1', waitingSince: at('09:00') }], needsYou: [], expected: 1 } });
    expect(JSON.stringify(locked)).not.toContain('Alvarez');
    expect(store.outbox.unconfirmed()).toEqual([]);
  });

  test('says how old it is', async () => {
    const { desk, store, clock, signedIn } = atTheDesk();
    await signedIn();
    store.transaction(() => ok(store.feedState.heard(clock.wall(), 0)));
    expect(await desk.board({})).toMatchObject({ value: { freshness: { lastHeardAt: at('09:00'), stale: false, unsent: 0 } } });
    clock.pass(61_000);
    expect(await desk.board({})).toMatchObject({ value: { freshness: { lastHeardAt: at('09:00'), stale: true } } });
  });
});

describe('what the desk does', () => {
  test('marking somebody arrived counts from now, under the desk’s own name', async () => {
    const { desk, signedIn, store } = atTheDesk();
    await signedIn();
    expect(desk.markArrived({ appointment: aConsoleAppointment().id })).toEqual({ ok: true, value: {} });
    expect(store.appointments.find(aConsoleAppointment().id)).toMatchObject({
      status: 'arrived',
      arrival: { tier: 'desk', arrivedAt: at('09:00') },
    });
    expect(desk.markArrived({ appointment: aConsoleAppointment().id })).toEqual({ ok: true, value: {} });
    expect(store.outbox.unconfirmed().filter(({ type }) => type === 'patient-arrived')).toHaveLength(1);
  });

  test('whoever the desk marks arrived gets a number of the desk’s own, so that a tablet can be handed to them', async () => {
    const { desk, signedIn, store } = atTheDesk({ letter: 'Z' });
    await signedIn();
    desk.markArrived({ appointment: aConsoleAppointment().id });
    expect(await desk.board({})).toMatchObject({ value: { here: [{ ticket: 'Z1', tier: 'desk' }] } });
    desk.markArrived({ appointment: aConsoleAppointment().id });
    expect(store.appointments.find(aConsoleAppointment().id)?.arrival?.ticket).toBe('Z1');
  });

  test('S141: a console enrolled without a letter gives numbers from the moment the portal told it one, and keeps that letter', () => {
    const device = aConsole({ appointments: [] });
    expect(device.store.counters.letter()).toBeNull();
    fed(device.store, { letter: KioskLetter.parse('Y') });
    fed(device.store, { letter: KioskLetter.parse('X') });
    fed(device.store, { letter: null });
    expect(device.store.counters.letter()).toBe('Y');
    expect(device.restart().counters.letter()).toBe('Y');
    expect(device.store.audit.after(0).filter(({ action }) => action === 'letter-give')).toMatchObject([{ detail: { letter: 'Y' } }]);
  });

  test('S141: the board shows no number for whom an unlettered console marked, and one for the next after the letter came', async () => {
    const second = aConsoleAppointment({ id: 'second', start: at('10:15') });
    const { desk, signedIn, store } = atTheDesk({ appointments: [aConsoleAppointment(), second] });
    await signedIn();
    desk.markArrived({ appointment: aConsoleAppointment().id });
    fed(store, { letter: KioskLetter.parse('Y') });
    desk.markArrived({ appointment: second.id });
    expect(store.appointments.find(aConsoleAppointment().id)?.arrival?.ticket).toBeNull();
    expect(store.appointments.find(second.id)?.arrival?.ticket).toBe('Y1');
  });

  test('a cancelled appointment takes no arrival', async () => {
    const { desk, signedIn } = atTheDesk({ appointments: [aConsoleAppointment({ status: 'cancelled' })] });
    await signedIn();
    expect(desk.markArrived({ appointment: aConsoleAppointment().id })).toEqual({ ok: false, error: 'not-expected' });
  });

  test('a locked console marks nobody, even if the window asked', async () => {
    const { desk, signedIn, store } = atTheDesk();
    await signedIn();
    desk.lock({});
    expect(desk.markArrived({ appointment: aConsoleAppointment().id })).toEqual({ ok: false, error: 'not-found' });
    expect(store.outbox.unconfirmed()).toEqual([]);
  });

  test('a hand-off nobody knows cannot be settled', async () => {
    const { desk, signedIn } = atTheDesk();
    await signedIn();
    expect(desk.resolveHandOff({ handOff: newId() })).toEqual({ ok: false, error: 'not-found' });
  });

  test.each([
    { portal: ok(null), answer: { ok: true, value: {} }, phase: 'open' },
    { portal: err('already-decided'), answer: { ok: false, error: 'already-decided' }, phase: 'open' },
    { portal: err('portal-unreachable'), answer: { ok: false, error: 'portal-unreachable' }, phase: 'open' },
    { portal: err('not-allowed'), answer: { ok: false, error: 'signed-out' }, phase: 'signed-out' },
  ] as const)('deciding a change, when the portal says $portal', async ({ portal, answer, phase }) => {
    const day = atTheDesk({ command: portal });
    await day.signedIn();
    expect(await day.desk.decideChange({ changeRequest: newId(), decision: 'accept' })).toEqual(answer);
    expect(await day.phase()).toBe(phase);
  });
});

test('staff call somebody in and take it back; the wait ends and goes on, each told once', async () => {
  const { desk, store, signedIn, clock, actions } = atTheDesk({ appointments: [aConsoleAppointment(hereAt('08:40'))] });
  await signedIn();
  const board = async () => {
    const answer = await desk.board({});
    return answer.ok ? answer.value : null;
  };
  const row = { appointment: aConsoleAppointment().id };
  clock.pass(60_000);
  expect(await desk.callIn(row)).toEqual({ ok: true, value: {} });
  expect(await desk.callIn(row)).toEqual({ ok: true, value: {} });
  expect((await board())!.finished).toMatchObject([{ status: 'fulfilled', calledAt: at('09:01') }]);
  expect(await desk.takeBackCall(row)).toEqual({ ok: true, value: {} });
  expect((await board())!.here).toMatchObject([{ status: 'arrived', calledAt: null, waitingSince: at('08:40') }]);
  expect(store.outbox.unconfirmed().map(({ type }) => type)).toEqual(['patient-called', 'call-taken-back', 'arrival-seen']);
  expect(actions()).toEqual(expect.arrayContaining(['call-in', 'call-take-back']));
});

test('nobody who is not here is called in', async () => {
  const { desk, signedIn } = atTheDesk();
  await signedIn();
  expect(await desk.callIn({ appointment: aConsoleAppointment().id })).toEqual({ ok: false, error: 'not-expected' });
});

describe('alerts and forms', () => {
  const raised = (kiosk: ReturnType<typeof atTheDesk>) =>
    fed(kiosk.store, {
      entries: [
        {
          kind: 'safety-alert',
          put: {
            id: newId(),
            appointment: AppointmentId.parse('a-1'),
            ticket: DeskNumber.parse('A14'),
            raisedAt: at('09:00'),
            acknowledgedAt: null,
          },
        },
      ],
      revision: 5,
    });

  test('a clinician sees an alert at once, with the name; it says nothing of the answer', async () => {
    const desk = atTheDesk({ role: 'clinician' });
    await desk.desk.signIn(entry);
    raised(desk);
    expect(await desk.desk.board({})).toMatchObject({ value: { alerts: [{ view: 'answer', ticket: 'A14', name: 'Rosa Alvarez' }] } });
  });

  test('the desk hears of it after two minutes, as "nurse to ticket A14", without a name, also on a locked console', async () => {
    const desk = atTheDesk({ role: 'front-desk' });
    await desk.desk.signIn(entry);
    raised(desk);
    desk.clock.pass(119_000);
    expect(await desk.desk.board({})).toMatchObject({ value: { alerts: [] } });
    desk.clock.pass(1_000);
    expect(await desk.desk.board({})).toMatchObject({ value: { alerts: [{ view: 'nurse', ticket: 'A14', name: null }] } });
    await desk.desk.lock({});
    expect(await desk.desk.lockedBoard({})).toMatchObject({ value: { alerts: [{ ticket: 'A14' }] } });
  });

  test('a clinician reads answers in words, with their scores and total', async () => {
    const questionnaire = moodQuestionnaire();
    const item = Array.from({ length: 9 }, (_, index) => ({
      linkId: `q${index + 1}`,
      answer: [{ valueCoding: { system: 'http://example.org/often', code: index === 0 ? 'daily' : 'never' } }],
    }));
    const canonical = 'https://clinic.example/forms/mood|1';
    const response = { resourceType: 'QuestionnaireResponse', questionnaire: canonical, item };
    const answers = [{ installed: { canonical, questionnaire, safetyCodes: [] }, response, answeredAt: at('09:05'), done: true }];
    const command = ok({ answer: 'done' as const, revision: 1, found: null, appointment: null, booking: null, opened: null, answers });
    const desk = atTheDesk({ role: 'clinician', command });
    await desk.desk.signIn(entry);
    const read = await desk.desk.readForms({ appointment: AppointmentId.parse('a-1'), language: 'en' });
    expect(read).toMatchObject({ ok: true, value: { forms: [{ title: 'How you have felt', done: true }] } });
    const lines = read.ok ? read.value.forms[0]?.lines : [];
    expect(lines?.[0]).toEqual({ words: 'Problem 1', kind: 'answer', answers: ['Nearly every day (3)'], safety: false });
    expect(lines?.at(-1)).toEqual({ words: 'Total score', kind: 'total', answers: ['3'], safety: false });
    expect(lines?.filter(({ safety }) => safety)).toHaveLength(1);
  });
});

test('what patients said of their insurance is listed, decided through the portal, and its pictures asked with the session only', async () => {
  const desk = atTheDesk();
  const id = newId();
  const answer = {
    id,
    patient: 'p-1',
    patientName: 'Rosa Alvarez',
    appointment: aConsoleAppointment().id,
    ticket: 'A1',
    tier: 'B',
    device: 'kiosk-1',
    deviceName: 'Kiosk A',
    askedAt: at('09:00'),
    asked: { kind: 'self-pay' },
    pictures: ['front'],
    before: null,
    current: null,
    warnings: [],
    state: 'open',
    decidedBy: null,
    decidedAt: null,
  };
  fed(desk.store, { entries: [{ kind: 'coverage-answer', put: CoverageAnswer.parse(answer) }], revision: 3 });
  expect(desk.desk.coverageAnswers({})).toEqual({ ok: true, value: { open: [] } });
  expect(await desk.desk.cardPicture({ answer: id, side: 'front' })).toEqual({ ok: false, error: 'signed-out' });
  await desk.signedIn();
  expect(desk.desk.coverageAnswers({})).toMatchObject({ ok: true, value: { open: [{ id, patientName: 'Rosa Alvarez' }] } });
  expect(desk.desk.board({})).toMatchObject({ ok: true });
  expect(await desk.desk.cardPicture({ answer: id, side: 'front' })).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  expect(await desk.desk.decideCoverage({ answer: id, decision: 'accept' })).toMatchObject({ ok: true });
  fed(desk.store, { entries: [{ kind: 'coverage-answer-gone', id }], revision: 4 });
  expect(desk.desk.coverageAnswers({})).toEqual({ ok: true, value: { open: [] } });
});

test('a rule of arrival may be written from the practitioners and kinds of visit this clinic has, each offered once', async () => {
  const visit = (n: number, over: object) => aConsoleAppointment({ id: AppointmentId.parse(`a-${n}`), ...over });
  const { desk, signedIn } = atTheDesk({
    role: 'manager',
    appointments: [
      visit(1, { practitioner: 'Dr Lee', visitType: 'Vaccination' }),
      visit(2, { practitioner: 'Dr Ana', visitType: 'Vaccination' }),
      visit(3, { practitioner: null, visitType: null }),
    ],
  });
  await signedIn();
  expect(await desk.settings({})).toMatchObject({
    value: { known: { practitioners: ['Dr Ana', 'Dr Lee'], visitTypes: ['Vaccination'] } },
  });
});

test.each([
  [
    { kind: 'booked', start: at('10:00') },
    { ok: true, value: { start: at('10:00'), appointment: 'the-new-one' } },
  ],
  ['portal-unreachable', { ok: false, error: 'portal-unreachable' }],
  ['slot-taken', { ok: false, error: 'slot-taken' }],
] as const)('moving an appointment for somebody, when the portal says %j', async (says, answer) => {
  const booked = {
    answer: 'done',
    revision: 1,
    found: null,
    appointment: AppointmentId.parse('the-new-one'),
    booking: says,
    opened: null,
    answers: null,
  } as const;
  const day = atTheDesk({ command: typeof says === 'string' ? err(says) : ok(booked as never) });
  const { id } = aConsoleAppointment();
  const move = { row: id, appointment: id, slot: SlotId.parse('s-1') };
  expect(await day.desk.moveTo(move)).toEqual({ ok: false, error: 'signed-out' });
  await day.signedIn();
  expect(await day.desk.moveTo(move)).toMatchObject(answer);
  expect(await day.desk.undoMoveFor({ row: id, appointment: id })).toMatchObject(answer);
});
