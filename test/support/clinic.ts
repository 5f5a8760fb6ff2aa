import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CacheRole } from '../../electron/store/appointments.ts';
import type { Clock } from '../../electron/store/clock.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { FactDraft } from '../../electron/store/outbox.ts';
import type { DeviceIdentity, Store } from '../../electron/store/store.ts';
import { ConsoleAppointment, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { KioskLetter } from '../../shared/domain/hand-off.ts';
import { type AppointmentId, BootId, DeviceId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import { Site } from '../../shared/domain/site.ts';
import { type Instant, instantAt, LocalDate, plusMs, TimeZone } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Fact } from '../../shared/sync/fact.ts';
import type { Feed } from '../../shared/sync/feed.ts';

/** The clinic of the tests: one site in New York on an ordinary Monday. */
export const zone = TimeZone.parse('America/New_York');
export const today = LocalDate.parse('2026-03-02');
/** A local time of that day. */
export const at = (clock: string, day: LocalDate = today): Instant => instantAt(zone, day, clock);

export const tenantId = TenantId.parse('riverside');
export const siteId = SiteId.parse('main-street');
export const newId = (): FactId => FactId.parse(randomUUID());

/** A clock moved by hand. `pass` is time going by; `step` is somebody setting the wall clock. */
export function aClock(start: Instant = at('09:00')): Clock & { pass(ms: number): void; step(ms: number): void } {
  let wall = start;
  let mono = 0;
  return {
    wall: () => wall,
    mono: () => mono,
    pass(ms) {
      wall = plusMs(wall, ms);
      mono += ms;
    },
    step(ms) {
      wall = plusMs(wall, ms);
    },
  };
}

/** A folder of this test alone, gone when the test ends. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const aSite = (settings: object = {}): Site =>
  Site.parse({ id: siteId, tenant: tenantId, zone, version: 1, settings: { name: 'Riverside Clinic', ...settings } });

const patient = (overrides: object) => ({
  id: 'p-1',
  name: { text: null, family: 'Alvarez', given: ['Rosa'], formerFamily: [] },
  birthDate: '1984-05-09',
  inactive: false,
  deceased: false,
  phones: ['555-010-4477'],
  emails: ['rosa@example.org'],
  address: { lines: ['12 Elm St'], city: 'Springfield', region: 'MA', postalCode: '01101', country: 'US' },
  emergencyContact: null,
  language: 'en',
  ...overrides,
});

const base = {
  id: 'a-1',
  site: siteId,
  start: at('09:10'),
  minutes: 20,
  status: 'booked',
  visitType: null,
  practitioner: null,
  arrival: null,
};

/** Not asked about insurance, unless a test says so. */
const confirmedCoverage = { confirmedAt: at('08:00') };

export const aKioskAppointment = ({
  patient: about = {},
  ...overrides
}: { patient?: object } & Record<string, unknown> = {}): KioskAppointment =>
  KioskAppointment.parse({
    ...base,
    bookingCode: '123456789012',
    detailsConfirmedAt: null,
    coverage: confirmedCoverage,
    ...overrides,
    patient: patient(about),
  });

export const aConsoleAppointment = ({
  patient: about = {},
  ...overrides
}: { patient?: object } & Record<string, unknown> = {}): ConsoleAppointment =>
  ConsoleAppointment.parse({ ...base, ...overrides, patient: patient(about) });

export interface DeviceOptions<R extends CacheRole> {
  readonly role: R;
  readonly folder?: string;
  readonly clock?: ReturnType<typeof aClock>;
  readonly device?: string;
  readonly letter?: string | null;
}

/** A device with a real encrypted file that it can be started again on. */
export function aDevice<R extends CacheRole>({
  role,
  folder = aFolder(),
  clock = aClock(),
  device = `${role}-1`,
  letter = 'A',
}: DeviceOptions<R>) {
  const file = join(folder, 'cache.db');
  const key = randomBytes(32);
  const identity: DeviceIdentity<R> = {
    tenant: tenantId,
    device: DeviceId.parse(device),
    site: siteId,
    role,
    letter: letter === null ? null : KioskLetter.parse(letter),
  };
  const open = () => openStore({ file, key, identity, boot: BootId.parse(randomUUID()), clock, newId });
  let store = mustBe(open());
  onTestFinished(() => store.close());
  return {
    file,
    key,
    folder,
    clock,
    identity,
    open,
    get store(): Store<R> {
      return store;
    },
    restart(): Store<R> {
      store.close();
      store = mustBe(open());
      return store;
    },
  };
}

/** A kiosk that has heard from the portal: its site and these appointments. */
export function aKiosk({
  appointments = [aKioskAppointment()],
  ...options
}: Partial<DeviceOptions<'kiosk'>> & { appointments?: KioskAppointment[] } = {}) {
  const device = aDevice({ role: 'kiosk', ...options });
  fed(device.store, { entries: [{ kind: 'site', put: aSite() }, ...appointments.map((put) => ({ kind: 'appointment' as const, put }))] });
  return device;
}

export function aConsole({
  appointments = [aConsoleAppointment()],
  ...options
}: Partial<DeviceOptions<'console'>> & { appointments?: ConsoleAppointment[] } = {}) {
  const device = aDevice({ role: 'console', letter: null, ...options });
  fed(device.store, { entries: [{ kind: 'site', put: aSite() }, ...appointments.map((put) => ({ kind: 'appointment' as const, put }))] });
  return device;
}

/** An answer of the portal's feed, applied as sync applies it. */
export function fed(store: Store, feed: Partial<Feed>): void {
  const whole = {
    reset: false,
    entries: [],
    revision: 1,
    cursor: 'c-1',
    more: false,
    letter: null,
    portalTime: at('09:00'),
    ...feed,
  } as Feed;
  mustBe(store.transaction(() => ok(store.applyFeed(whole))));
}

export const arrivalOf = (id: AppointmentId, overrides: object = {}): FactDraft => ({
  type: 'patient-arrived',
  actor: { kind: 'patient' },
  subject: { kind: 'appointment', id },
  body: { tier: 'B', ticket: null, firstTouchAt: at('08:58'), ...overrides },
});

/** One act as a use-case does it: the fact and its audit row together. */
export const acted = (store: Store, draft: FactDraft): Fact =>
  mustBe(
    store.transaction(() => {
      store.audit.append({ actor: draft.actor, action: 'arrive' });
      return ok(store.outbox.append(draft));
    }),
  );

export function mustBe<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`expected an answer, got ${JSON.stringify(result.error)}`);
  return result.value;
}
