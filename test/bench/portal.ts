import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesFrom } from '../../portal/config.ts';
import { checkCode, sendCode } from '../../portal/messages/one-time-codes.ts';
import type { Device } from '../../portal/store/devices.ts';
import { openStore } from '../../portal/store/open-store.ts';
import type { Store } from '../../portal/store/store.ts';
import { acceptFacts } from '../../portal/usecases/accept-facts.ts';
import { answerFeed } from '../../portal/usecases/answer-feed.ts';
import { runCommand } from '../../portal/usecases/run-command.ts';
import { BookingCode } from '../../shared/domain/booking-code.ts';
import { AppointmentId, BootId, DeviceId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import { OneTimeCode } from '../../shared/domain/one-time-code.ts';
import { SiteSettings } from '../../shared/domain/site.ts';
import { type Instant, instantAt, type LocalDate, plusMinutes, TimeZone } from '../../shared/domain/time.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import { type MadeUpPerson, madeUpPeople } from '../prove/made-up-people.ts';
import { seededRandom } from '../prove/random.ts';
import type { Compare } from './measure.ts';
import { lowerQuartile } from './median.ts';

const acts = 25;
/** Promised for a portal with 50,000 patients; `FOYER_BENCH_PATIENTS` asks for fewer while the benchmark itself is worked on. */
const many = Number(process.env['FOYER_BENCH_PATIENTS'] ?? 50_000);
const few = 400;
const limit = 1.2;
/** Both sides have the same day: how many come today is a matter of the clinic, not of how many people it knows. */
const today = 200;

const tenant = TenantId.parse('clinic');
const site = SiteId.parse('main-street');
const zone = TimeZone.parse('America/New_York');

/** What a patient waits for at the portal, with very many people on record against very few. */
export const compare: Compare = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  const [full, empty] = [await portalWith(join(folder, 'full'), many), await portalWith(join(folder, 'empty'), few)];
  const step = (name: string, work: (portal: Portal) => () => Promise<void>) => ({
    name: `portal: ${name}, ${many.toLocaleString('en')} patients against ${few}`,
    unit: 'ms',
    ours: () => timed(work(full)),
    other: () => timed(work(empty)),
    limit,
  });
  return {
    comparisons: [
      step('an arrival is taken', arrive),
      step('details are confirmed', confirmDetails),
      step('insurance is answered', answerInsurance),
      step('a change is asked for', askForChange),
      step('a code of elsewhere is looked for', lookElsewhere),
      step('a one-time code is asked for by name', askForCode),
      step('a one-time code is asked for and one is checked', checkOneTimeCode),
      step('somebody’s own appointments', ownAppointments),
      step('a change is fetched', fetchChange),
    ],
    close: async () => {
      await full.close();
      await empty.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

async function timed(act: () => Promise<void>): Promise<number> {
  const took: number[] = [];
  for (let done = 0; done < acts; done += 1) {
    const began = performance.now();
    await act();
    took.push(performance.now() - began);
  }
  return lowerQuartile(took);
}

interface Booked extends MadeUpPerson {
  readonly appointment: AppointmentId;
  readonly code: BookingCode;
}

interface Portal {
  readonly store: Store;
  readonly kiosk: Device;
  readonly booked: readonly Booked[];
  readonly now: Instant;
  readonly close: () => Promise<void>;
}

/** An embedded portal on disk: so many people on record, the same number of them booked today, the others some other day. */
async function portalWith(folder: string, count: number): Promise<Portal> {
  // Late morning at the site, whatever the clock of this machine says, so that the day has room on both sides.
  const day = new Date().toISOString().slice(0, 10) as LocalDate;
  const now = instantAt(zone, day, '11:00');
  const opened = await openStore(placesFrom(folder, {}), () => now);
  if (!opened.ok) throw new Error(`the portal did not open: ${opened.error.reason}`);
  const { store, close } = opened.value;
  await store.portal.createTenant(tenant, 'The clinic');
  await store.write(tenant, (tx) =>
    tx.sites.create({ id: site, zone, settings: SiteSettings.parse({ name: 'Site', policy: { identity: { refusalMs: 0 } } }) }),
  );
  const kiosk = await aKiosk(store, now);
  const people = madeUpPeople(count, seededRandom(1));
  const booked: Booked[] = [];
  for (let at = 0; at < people.length; at += 500) booked.push(...(await book(store, people.slice(at, at + 500), { first: at, now })));
  return { store, kiosk, booked, now, close };
}

async function book(
  store: Store,
  people: readonly MadeUpPerson[],
  { first, now }: { readonly first: number; readonly now: Instant },
): Promise<readonly Booked[]> {
  return store.write(tenant, async (tx) => {
    const stored = await tx.patients.importMany(
      people.map((person) => ({ source: { system: 'bench', id: person.id }, values: recordOf(person) })),
    );
    const appointments = people.map((person, index) => {
      const place = first + index;
      const minutes = place < today ? (place % 40) - 20 : 24 * 60 * (2 + (place % 200)) + (place % 300);
      return {
        id: AppointmentId.parse(randomUUID()),
        site,
        patient: stored[index]!.id,
        start: plusMinutes(now, minutes),
        minutes: 20,
        status: 'booked' as const,
        visitType: 'Check-up',
        practitioner: 'Dr Lee',
        bookingCode: BookingCode.parse(String(randomBytes(5).readUIntBE(0, 5) % 1e12).padStart(12, '0')),
        person,
      };
    });
    await tx.appointments.addMany(appointments.map(({ person: _, ...appointment }) => appointment));
    return appointments.map(({ id, bookingCode, person }) => ({ ...person, appointment: id, code: bookingCode }));
  });
}

const recordOf = ({ family, given, birthDate, phone, email, street, postalCode }: MadeUpPerson) => ({
  name: { text: null, family, given: [given], formerFamily: [] },
  birthDate,
  inactive: false,
  deceased: false,
  phones: [phone],
  emails: [email],
  address: { lines: [street], city: 'Springfield', region: 'MA', postalCode, country: 'US' },
  emergencyContact: null,
  language: 'en' as const,
  preferredLanguage: null,
  pharmacy: null,
});

async function aKiosk(store: Store, now: Instant): Promise<Device> {
  const id = DeviceId.parse('kiosk-1');
  return store.write(tenant, async (tx) => {
    const rest = { publicKey: 'key', certificateEndsAt: plusMinutes(now, 60), platform: 'bench', version: '0' };
    await tx.devices.create({ id, site, role: 'kiosk', name: 'Kiosk', letter: await tx.devices.nextLetter(site, 'kiosk'), ...rest });
    const device = await tx.devices.find(id);
    if (device === null || device === undefined) throw new Error('the kiosk was not saved');
    return device;
  });
}

const newId = (): FactId => FactId.parse(randomUUID());

/** Goes through those booked today, over and over. */
function everyone({ booked }: Portal): () => Booked {
  let next = 0;
  return () => booked[next++ % today]!;
}

let seq = 0;

/** Hands in one fact a time, about those booked today one after the other. */
function handIn(portal: Portal, draft: (portal: Portal) => object): () => Promise<void> {
  const accept = acceptFacts({
    store: portal.store,
    reportBug: (error) => {
      throw error;
    },
  });
  const next = everyone(portal);
  return async () => {
    seq += 1;
    const [answer] = await accept(portal.kiosk, [
      {
        id: newId(),
        v: 1,
        device: portal.kiosk.id,
        bootId: BootId.parse('6f1f64b0-31c2-4a2f-9a2c-0a8a4f6f2f10'),
        seq,
        actor: { kind: 'patient' },
        subject: { kind: 'appointment', id: next().appointment },
        occurredAt: { wall: portal.now, mono: 1000, offset: 0 },
        ...draft(portal),
      },
    ]);
    if (answer?.answer !== 'accepted') throw new Error(`a fact was ${JSON.stringify(answer)}`);
  };
}

const arrive = (portal: Portal) =>
  handIn(portal, ({ now }) => ({ type: 'patient-arrived', body: { tier: 'B', ticket: `A${(seq % 9000) + 1}`, firstTouchAt: now } }));
const confirmDetails = (portal: Portal) => handIn(portal, () => ({ type: 'details-confirmed', body: { fields: ['phone', 'address'] } }));
const answerInsurance = (portal: Portal) =>
  handIn(portal, () => ({
    type: 'coverage-answered',
    body: { reply: { kind: 'no-insurance' }, before: null, rank: 'primary', tier: 'B', ticket: null },
  }));
const askForChange = (portal: Portal) =>
  handIn(portal, () => ({
    type: 'change-requested',
    body: { change: { field: 'phone', value: `555 010 ${1000 + (seq % 9000)}` }, before: null, tier: 'B', ticket: null },
  }));

const command = async ({ store, kiosk }: Portal, asked: Command): Promise<void> => {
  const answer = await runCommand({ store })(kiosk, asked, null);
  if (answer.answer !== 'done') throw new Error(`${asked.type} was refused: ${answer.reason}`);
};

/** The code of an appointment on another day: the answer a match gets, so that no throttle comes in between. */
const lookElsewhere = (portal: Portal) => {
  let next = today;
  return (): Promise<void> => {
    const { code, birthDate } = portal.booked[today + (next++ % (few - today))]!;
    return command(portal, { id: newId(), type: 'find-elsewhere', code, birthDate });
  };
};

const ownAppointments = (portal: Portal) => {
  const next = everyone(portal);
  return (): Promise<void> => {
    const { code, birthDate } = next();
    return command(portal, { id: newId(), type: 'my-appointments', proof: { code, birthDate } });
  };
};

const askForCode = (portal: Portal) => withCode(portal, false);
/** A wrong one: all that a right one needs is looked up before it is judged. */
const checkOneTimeCode = (portal: Portal) => withCode(portal, true);

/** Each act in a transaction that is given up, so that the kiosk's own limits of codes and of tries are never reached. */
function withCode(portal: Portal, checked: boolean): () => Promise<void> {
  const next = everyone(portal);
  const over = new Error('given up on purpose');
  return async (): Promise<void> => {
    const { family, given, birthDate } = next();
    const claim = { by: 'name', family, given } as const;
    const asked = { id: newId(), type: 'send-code', claim, birthDate, channel: 'email', language: 'en' } as const;
    await portal.store
      .write(tenant, async (tx) => {
        const sent = await sendCode(tx, portal.kiosk, asked);
        if (!sent.ok) throw new Error(`a code was refused: ${sent.error}`);
        if (!checked) throw over;
        const matched = await checkCode(tx, portal.kiosk, { id: newId(), type: 'check-code', send: asked.id, code: wrong, birthDate });
        throw matched.ok || matched.error !== 'not-found' ? new Error(`a wrong code was ${JSON.stringify(matched)}`) : over;
      })
      .catch((error) => {
        if (error !== over) throw error;
      });
  };
}

/** Right once in a million: then the run ends with an error. */
const wrong = OneTimeCode.parse('000000');

/** What a kiosk asks for after a bell: everything since a cursor, with one appointment changed. */
const fetchChange = (portal: Portal) => {
  const feed = answerFeed({ store: portal.store });
  const next = everyone(portal);
  let cursor: string | null = null;
  return async (): Promise<void> => {
    if (cursor === null) ({ cursor } = await feed(portal.kiosk, null));
    await portal.store.write(tenant, async (tx) => {
      const found = await tx.appointments.find(next().appointment);
      if (found) await tx.appointments.saveProgress(found);
      tx.takeRevision();
    });
    const answer = await feed(portal.kiosk, cursor);
    cursor = answer.cursor;
  };
};
