import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { planSlots } from '../../portal/cli/slot-plan.ts';
import { type Places, placesFrom } from '../../portal/config.ts';
import type { Device } from '../../portal/store/devices.ts';
import { type OpenStore, openStore } from '../../portal/store/open-store.ts';
import type { Store } from '../../portal/store/store.ts';
import { acceptFacts } from '../../portal/usecases/accept-facts.ts';
import { answerFeed } from '../../portal/usecases/answer-feed.ts';
import { runCommand } from '../../portal/usecases/run-command.ts';
import { BookingCode } from '../../shared/domain/booking-code.ts';
import type { SlotId } from '../../shared/domain/slots.ts';
import { LocalDate, plusDays, plusMinutes } from '../../shared/domain/time.ts';
import { about, aClinic, aFact, aHandOff, anArrival, aPerson, type Clinic, entries, mainStreet, newId } from './support/clinic.ts';
import { aServerDatabase, skipWithoutServer, testServer } from './support/server-database.ts';
import { aClock, at, today, zone } from './support/test-store.ts';

vi.setConfig({ testTimeout: 60_000 });

const tomorrow = plusDays(today, 1);
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '10:00', closes: '12:00' }));

/** Two portal processes' worth of stores on one PostgreSQL server: separate pools, one database. */
describe.skipIf(skipWithoutServer('what happens at the same time'))('at the same time, on a PostgreSQL server', () => {
  const clock = aClock();
  const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
  let database: Awaited<ReturnType<typeof aServerDatabase>>;
  let places: Places;
  const stores: OpenStore[] = [];

  beforeAll(async () => {
    database = await aServerDatabase(testServer!);
    places = placesFrom(folder, { DATABASE_URL: database.url });
    // The first makes key and schema; two more then start together.
    const first = await openStore(places, clock.now);
    for (const opened of [first, ...(await Promise.all([openStore(places, clock.now), openStore(places, clock.now)]))]) {
      if (!opened.ok) throw new Error(opened.error.reason);
      expect(opened.value.kind).toBe('server');
      stores.push(opened.value);
    }
  }, 60_000);
  afterAll(async () => {
    for (const { close } of stores) await close();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const one = (): Store => stores[0]!.store;
  const two = (): Store => stores[1]!.store;
  const accept = (store: Store) =>
    acceptFacts({
      store,
      reportBug: (error) => {
        throw error;
      },
    });
  /** Half hours of one practitioner, all of them free. */
  const freeTomorrow = async ({ tenant }: Clinic) => {
    const slots = planSlots({
      site: mainStreet,
      zone,
      hours: everyDay,
      from: tomorrow,
      to: tomorrow,
      minutes: 30,
      practitioners: ['Dr Lee'],
      visitType: null,
    });
    await one().write(tenant, (tx) => tx.slots.addMany(slots));
    return slots;
  };
  const clinicHere = (): Promise<Clinic> => {
    clock.set(at('09:00'));
    return aClinic({ store: one(), clock });
  };

  test('S2: one fact pushed twenty times at once through two portals has one effect and one answer', async () => {
    const clinic = await clinicHere();
    const { appointment } = await clinic.aVisit();
    const fact = anArrival(clinic.kiosk, appointment.id);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => accept(index % 2 ? one() : two())(clinic.kiosk, [fact])));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject([{ answer: 'accepted' }]);
    expect((await clinic.audit()).filter(({ action }) => action === 'arrive')).toHaveLength(1);
  });

  test('S11: two kiosks and the desk mark one appointment at once; all are accepted and one arrival stands', async () => {
    const clinic = await clinicHere();
    const { appointment } = await clinic.aVisit();
    const second = await clinic.aDevice('kiosk');
    const desk = await clinic.staff();
    const facts = [
      [clinic.kiosk, anArrival(clinic.kiosk, appointment.id, { ticket: 'A1' })],
      [second, anArrival(second, appointment.id, { ticket: 'B1' })],
      [clinic.console, { ...anArrival(clinic.console, appointment.id, { tier: 'desk' }), actor: { kind: 'staff', id: desk.id } }],
    ] as const;
    const answers = await Promise.all(facts.map(([device, fact], index) => accept(index % 2 ? one() : two())(device, [fact])));
    expect(answers.flat().map(({ answer }) => answer)).toEqual(['accepted', 'accepted', 'accepted']);
    const arrivals = (await clinic.audit()).filter(({ action }) => action === 'arrive' || action === 'mark-arrived');
    expect(arrivals.filter(({ detail }) => detail.already === false)).toHaveLength(1);
  });

  test('S102: many kiosks book one time at once through two portals; one person gets it, and nobody is told what is not so', async () => {
    const clinic = await clinicHere();
    const slots = await freeTomorrow(clinic);
    const people = await Promise.all(
      Array.from({ length: 12 }, async () => ({ device: await clinic.aDevice('kiosk'), ...(await clinic.aVisit()) })),
    );
    const proofOf = (code: string) => ({ code: BookingCode.parse(code), birthDate: LocalDate.parse('1980-01-02') });
    const book = ({ device, appointment }: (typeof people)[number], index: number) =>
      runCommand({ store: index % 2 ? one() : two() })(
        device,
        { id: newId(), type: 'book-slot', proof: proofOf(appointment.bookingCode), like: appointment.id, slot: slots[0]!.id },
        null,
      );
    const answers = await Promise.all(people.map(book));
    expect(answers.filter(({ answer }) => answer === 'done')).toHaveLength(1);
    expect(answers.filter(({ answer }) => answer === 'refused')).toEqual(
      Array.from({ length: 11 }, () => ({ answer: 'refused', reason: 'slot-taken' })),
    );
    const booked = await one().read(clinic.tenant, (tx) =>
      tx.appointments.between(mainStreet, slots[0]!.start, plusMinutes(slots[0]!.start, 1)),
    );
    expect(booked).toHaveLength(1);
  });

  test('S103: two kiosks move one appointment at once to two times; it ends at one of them, and the other is free', async () => {
    const clinic = await clinicHere();
    const slots = await freeTomorrow(clinic);
    const { appointment, patient } = await clinic.aVisit(aPerson(), { start: at('15:00', plusDays(tomorrow, 3)) });
    const proof = { code: appointment.bookingCode, birthDate: LocalDate.parse('1980-01-02') };
    const second = await clinic.aDevice('kiosk');
    const move = (device: Device, store: Store, slot: SlotId) =>
      runCommand({ store })(device, { id: newId(), type: 'move-appointment', proof, appointment: appointment.id, slot }, null);
    const answers = await Promise.all([move(clinic.kiosk, one(), slots[0]!.id), move(second, two(), slots[1]!.id)]);
    expect(answers.map(({ answer }) => answer).toSorted()).toEqual(['done', 'refused']);
    const mine = await one().read(clinic.tenant, (tx) => tx.appointments.ofPatient(patient, at('09:00')));
    expect(mine.filter(({ status }) => status === 'booked')).toHaveLength(1);
    const taken = await one().read(clinic.tenant, (tx) =>
      tx.slots.between(mainStreet, { from: slots[0]!.start, to: plusMinutes(slots[1]!.start, 1) }),
    );
    expect(taken.filter(({ booked }) => booked)).toHaveLength(1);
  });

  test('S22, S24: a reader that never waits sees every change exactly in order, however late a writer commits', async () => {
    const clinic = await clinicHere();
    const made = new Set<string>();
    let writing = true;
    const writer = async (store: Store, device: typeof clinic.kiosk) => {
      for (let n = 0; n < 25; n += 1) {
        const fact = aHandOff(device);
        made.add(fact.id);
        await accept(store)(device, [fact]);
      }
    };
    /** Takes its place in the order first and commits long after the others began. */
    const slow = async (store: Store) => {
      for (let n = 0; n < 10; n += 1) {
        await store.write(clinic.tenant, async (tx) => {
          const id = newId();
          made.add(id);
          await tx.handOffs.add(mainStreet, {
            id,
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
          });
          await new Promise((resolve) => setTimeout(resolve, 30));
        });
      }
    };
    const feed = answerFeed({ store: two() });
    let { cursor } = await feed(clinic.console, null);
    const got = new Set<string>();
    let last = 0;
    const pull = async () => {
      const page = await feed(clinic.console, cursor);
      expect(page.reset).toBe(false);
      expect(page.revision).toBeGreaterThanOrEqual(last);
      last = page.revision;
      for (const { put } of entries(page, 'hand-off')) got.add(put.id);
      cursor = page.cursor;
    };
    const reader = async () => {
      while (writing) await pull();
    };
    const second = await clinic.aDevice('kiosk');
    const reading = reader();
    await Promise.all([writer(one(), clinic.kiosk), writer(two(), second), slow(one()), slow(two())]);
    writing = false;
    await reading;
    await pull();
    expect(got).toEqual(made);
  });

  test('staff accept a correction while the kiosk confirms an arrival and an import changes the person: nobody’s work is lost', async () => {
    const clinic = await clinicHere();
    const person = await clinic.staff();
    const signed = await clinic.signIn(clinic.console, person);
    const token = signed.ok ? signed.value.token : '';
    const source = { system: 'ehr', id: String(newId()) };
    const send = (store: Store, emails: string[]) =>
      store.write(clinic.tenant, (tx) => tx.patients.importMany([{ source, values: aPerson({ emails }) }]));
    const [imported] = await send(one(), ['old@example.org']);
    const appointment = await clinic.booked(imported!.id);
    const change = { field: 'phone', value: '555-000-1111' };
    const before = { field: 'phone', value: '555-123-4567' };
    const asked = aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { change, before, tier: 'B', ticket: null } });
    await clinic.push(clinic.kiosk, asked);

    const [decided, arrived] = await Promise.all([
      runCommand({ store: one() })(
        clinic.console,
        { id: newId(), type: 'decide-change', changeRequest: asked.id, decision: 'accept' },
        token,
      ),
      accept(two())(clinic.kiosk, [anArrival(clinic.kiosk, appointment.id)]),
      send(two(), ['new@example.org']),
    ]);

    expect(decided).toMatchObject({ answer: 'done' });
    expect(arrived).toMatchObject([{ answer: 'accepted' }]);
    const after = await one().read(clinic.tenant, (tx) => tx.appointments.find(appointment.id));
    expect(after).toMatchObject({ status: 'arrived', patient: { emails: ['new@example.org'] } });
    expect(after?.patient.phones[0]).toBe('555-000-1111');
  });

  test('two members of staff decide one request at once: one decision stands, the other is told', async () => {
    const clinic = await clinicHere();
    const { appointment } = await clinic.aVisit();
    const second = await clinic.aDevice('console');
    const tokens = await Promise.all(
      [clinic.console, second].map(async (device) => {
        const signed = await clinic.signIn(device, await clinic.staff());
        return signed.ok ? signed.value.token : '';
      }),
    );
    const asked = aFact(clinic.kiosk, 'change-requested', {
      ...about(appointment.id),
      body: {
        change: { field: 'email', value: 'n@example.org' },
        before: { field: 'email', value: 'ann@example.org' },
        tier: 'B',
        ticket: null,
      },
    });
    await clinic.push(clinic.kiosk, asked);
    const answers = await Promise.all([
      runCommand({ store: one() })(
        clinic.console,
        { id: newId(), type: 'decide-change', changeRequest: asked.id, decision: 'accept' },
        tokens[0]!,
      ),
      runCommand({ store: two() })(second, { id: newId(), type: 'decide-change', changeRequest: asked.id, decision: 'reject' }, tokens[1]!),
    ]);
    expect(answers.filter(({ answer }) => answer === 'done')).toHaveLength(1);
    expect(answers).toContainEqual({ answer: 'refused', reason: 'already-decided' });
  });

  test('one code signs in once, however many try it at the same moment', async () => {
    const clinic = await clinicHere();
    const person = await clinic.staff();
    const answers = await Promise.all(Array.from({ length: 4 }, () => clinic.signIn(clinic.console, person)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('one enrolment code makes one device, however many use it at the same moment', async () => {
    const clinic = await clinicHere();
    await one().write(
      clinic.tenant,
      async (tx) => void (await tx.enrolmentCodes.add('AAAA-1111', { site: mainStreet, role: 'kiosk', name: 'K' })),
    );
    const use = (store: Store) => store.write(clinic.tenant, (tx) => tx.enrolmentCodes.use('aaaa 1111', clinic.kiosk.id));
    const answers = await Promise.all([use(one()), use(two()), use(one()), use(two())]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('S141: consoles without a letter ask at the same moment through two portals; each gets one of its own', async () => {
    const clinic = await clinicHere();
    const old = await Promise.all(Array.from({ length: 3 }, () => clinic.aDeviceWithoutLetter('console')));
    const ask = (store: Store) => (device: Device) => answerFeed({ store })(device, null);
    const answers = await Promise.all([...old.map(ask(one())), ...old.map(ask(two()))]);
    const letters = answers.map(({ letter }) => letter);
    expect(letters.slice(0, 3).toSorted()).toEqual(['W', 'X', 'Y']);
    expect(letters.slice(3)).toEqual(letters.slice(0, 3));
    expect((await clinic.audit()).filter(({ action }) => action === 'letter-give')).toHaveLength(3);
  });

  test('S24: what one answer reads is from one moment, whatever is written meanwhile', async () => {
    const clinic = await clinicHere();
    const { patient } = await clinic.aVisit();
    const [before, after] = await two().read(clinic.tenant, async (tx) => {
      const first = (await tx.appointments.between(mainStreet, at('00:00'), at('23:59'))).length;
      await clinic.booked(patient);
      return [first, (await tx.appointments.between(mainStreet, at('00:00'), at('23:59'))).length];
    });
    expect([before, after]).toEqual([1, 1]);
  });

  test('audit numbers have no gap when many write at once', async () => {
    const clinic = await clinicHere();
    await Promise.all(Array.from({ length: 30 }, (_, index) => accept(index % 2 ? one() : two())(clinic.kiosk, [aHandOff(clinic.kiosk)])));
    const rows = await clinic.audit();
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows).toHaveLength(30);
  });

  test('an import of thousands of patients is one revision, and a feed asked meanwhile is whole', async () => {
    const clinic = await clinicHere();
    const people = Array.from({ length: 2500 }, (_, index) => ({ source: { system: 'bulk', id: String(index) }, values: aPerson() }));
    const before = await clinic.revision();
    const [made] = await Promise.all([
      one().write(clinic.tenant, async (tx) => {
        const imported = await tx.patients.importMany(people);
        tx.takeRevision();
        return imported;
      }),
      answerFeed({ store: two() })(clinic.console, null),
    ]);
    expect(made).toHaveLength(2500);
    expect(await clinic.revision()).toBe(before + 1);
  });
});
