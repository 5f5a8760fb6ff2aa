import { randomBytes, randomUUID } from 'node:crypto';
import { hashPassword } from '../../../portal/auth/password.ts';
import { makeTotpSeed, totpCode } from '../../../portal/auth/totp.ts';
import type { SourcePatient } from '../../../portal/domain/patient-record.ts';
import type { NewAppointment } from '../../../portal/store/appointments.ts';
import type { Device } from '../../../portal/store/devices.ts';
import type { Staff } from '../../../portal/store/staff.ts';
import { acceptFacts } from '../../../portal/usecases/accept-facts.ts';
import { answerFeed } from '../../../portal/usecases/answer-feed.ts';
import { runCommand } from '../../../portal/usecases/run-command.ts';
import { signIn } from '../../../portal/usecases/sign-in.ts';
import type { DeviceRole, StaffRole } from '../../../shared/domain/access.ts';
import { BookingCode } from '../../../shared/domain/booking-code.ts';
import { AppointmentId, BootId, DeviceId, FactId, type PatientId, SiteId, StaffId, TenantId } from '../../../shared/domain/ids.ts';
import { SiteSettings } from '../../../shared/domain/site.ts';
import { type Instant, plusMinutes } from '../../../shared/domain/time.ts';
import type { FactAnswer } from '../../../shared/sync/delivery.ts';
import type { Fact, FactType } from '../../../shared/sync/fact.ts';
import type { FeedEntry } from '../../../shared/sync/feed.ts';
import type { Command } from '../../../shared/sync/portal-api.ts';
import { at, type TestStore, zone } from './test-store.ts';

export const mainStreet = SiteId.parse('main-street');
export const riverside = SiteId.parse('riverside');
export const newId = (): FactId => FactId.parse(randomUUID());

export const aPerson = (over: Partial<SourcePatient> = {}): SourcePatient => ({
  name: { text: null, family: "O'Brien", given: ['Ann'], formerFamily: [] },
  birthDate: '1980-01-02',
  inactive: false,
  deceased: false,
  phones: ['555-123-4567', '555-999-0000'],
  emails: ['ann@example.org'],
  address: { lines: ['1 Elm St'], city: 'Boston', region: 'MA', postalCode: '02115', country: 'US' },
  emergencyContact: null,
  language: null,
  preferredLanguage: null,
  pharmacy: null,
  ...over,
});

/** A clinic of two sites, with a kiosk and a console at the first and a kiosk at the second. Every test has its own. */
export async function aClinic({ store, clock }: TestStore) {
  const tenant = TenantId.parse(`clinic-${randomBytes(6).toString('hex')}`);
  await store.portal.createTenant(tenant, 'The clinic');
  await store.write(tenant, async (tx) => {
    for (const id of [mainStreet, riverside])
      await tx.sites.create({ id, zone, settings: SiteSettings.parse({ name: 'Site', policy: {} }) });
  });
  const bugs: unknown[] = [];
  const deps = { store, reportBug: (error: unknown) => void bugs.push(error) };
  const accept = acceptFacts(deps);
  const feedOf = answerFeed(deps);
  const run = runCommand(deps);
  const aDevice = (role: DeviceRole, site: SiteId = mainStreet): Promise<Device> => makeDevice({ store, clock }, { tenant, role, site });
  /** As a console was enrolled before consoles had letters. */
  const aDeviceWithoutLetter = (role: DeviceRole, site: SiteId = mainStreet): Promise<Device> =>
    makeDevice({ store, clock }, { tenant, role, site, lettered: false });
  const clinic = {
    store,
    clock,
    tenant,
    bugs,
    kiosk: await aDevice('kiosk'),
    console: await aDevice('console'),
    otherKiosk: await aDevice('kiosk', riverside),
    aDevice,
    aDeviceWithoutLetter,
    push: (device: Device, ...facts: readonly unknown[]): Promise<readonly FactAnswer[]> => accept(device, facts),
    feed: (device: Device, cursor: string | null = null) => feedOf(device, cursor),
    command: (device: Device, command: Command, token: string | null = null) => run(device, command, token),
    patients: (...people: readonly SourcePatient[]) => addPatients({ store, clock }, tenant, people),
    booked: (patient: PatientId, over: Partial<NewAppointment> = {}) => addAppointment({ store, clock }, tenant, { patient, ...over }),
    staff: (role: StaffRole = 'front-desk') => addStaff({ store, clock }, tenant, role),
    signIn: (device: Device, person: Credentials, over: Partial<Credentials> = {}) => signIn(deps)(device, { ...person, ...over }),
    codeOf: ({ totpSeed }: { readonly totpSeed: string }) => totpCode(totpSeed, clock.now()),
    audit: () => store.read(tenant, (tx) => tx.auditLog.after(0, 1000)),
    revision: () => store.portal.revisionOf(tenant),
    arrivalOf: (id: AppointmentId) => store.read(tenant, async (tx) => (await tx.appointments.find(id))?.arrival ?? null),
    statusOf: (id: AppointmentId) => store.read(tenant, async (tx) => (await tx.appointments.find(id))?.status),
    /** Patient, appointment: the usual start of a test. */
    aVisit: async (person: SourcePatient = aPerson(), over: Partial<NewAppointment> = {}) => {
      const [patient] = await addPatients({ store, clock }, tenant, [person]);
      return { patient: patient!, appointment: await addAppointment({ store, clock }, tenant, { patient: patient!, ...over }) };
    },
  };
  return clinic;
}
export type Clinic = Awaited<ReturnType<typeof aClinic>>;

interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code: string;
}

let deviceCount = 0;

interface Making {
  readonly tenant: TenantId;
  readonly role: DeviceRole;
  readonly site: SiteId;
  readonly lettered?: boolean;
}

async function makeDevice({ store, clock }: TestStore, { tenant, role, site, lettered = true }: Making): Promise<Device> {
  deviceCount += 1;
  const id = DeviceId.parse(`${role}-${deviceCount}-${randomBytes(4).toString('hex')}`);
  return store.write(tenant, async (tx) => {
    const letter = role === 'display' || !lettered ? null : await tx.devices.nextLetter(site, role);
    const rest = {
      publicKey: randomBytes(32).toString('hex'),
      certificateEndsAt: plusMinutes(clock.now(), 60),
      platform: 'test',
      version: '0',
    };
    await tx.devices.create({ id, site, role, name: `${role} ${deviceCount}`, letter, ...rest });
    const device = await tx.devices.find(id);
    if (!device) throw new Error('the device was not saved');
    return device;
  });
}

async function addPatients({ store }: TestStore, tenant: TenantId, people: readonly SourcePatient[]): Promise<readonly PatientId[]> {
  const incoming = people.map((values) => ({ source: { system: 'test', id: randomUUID() }, values }));
  return store.write(tenant, async (tx) => (await tx.patients.importMany(incoming)).map(({ id }) => id));
}

async function addAppointment(
  { store }: TestStore,
  tenant: TenantId,
  over: Partial<NewAppointment> & Pick<NewAppointment, 'patient'>,
): Promise<NewAppointment> {
  const one: NewAppointment = {
    id: AppointmentId.parse(randomUUID()),
    site: mainStreet,
    start: at('09:10'),
    minutes: 20,
    status: 'booked',
    visitType: 'Check-up',
    practitioner: 'Dr Lee',
    bookingCode: BookingCode.parse(randomBytes(5).readUIntBE(0, 5).toString().padStart(12, '0').slice(-12)),
    ...over,
  };
  await store.write(tenant, (tx) => tx.appointments.addMany([one]));
  return one;
}

export const password = 'a long and quiet password';

async function addStaff({ store, clock }: TestStore, tenant: TenantId, role: StaffRole) {
  const id = StaffId.parse(randomUUID());
  const person: Omit<Staff, 'active'> = { id, username: `sam.${id.slice(0, 8)}`, name: 'Sam Doe', role, sites: [mainStreet] };
  const totpSeed = makeTotpSeed();
  const passwordHash = await hashPassword(password);
  await store.write(tenant, (tx) => tx.staff.create({ ...person, passwordHash, totpSeed }));
  return { ...person, totpSeed, password, code: totpCode(totpSeed, clock.now()) };
}

let seq = 0;

/** A well-formed fact of a device; `over` spoils or changes it. */
export function aFact(device: Device, type: FactType, over: Readonly<Record<string, unknown>> = {}): Fact {
  seq += 1;
  const fact = {
    id: newId(),
    type,
    v: 1,
    device: device.id,
    bootId: BootId.parse('6f1f64b0-31c2-4a2f-9a2c-0a8a4f6f2f10'),
    seq,
    actor: { kind: 'patient' },
    subject: { kind: 'nobody' },
    occurredAt: { wall: at('08:55'), mono: 1000, offset: 0 },
    body: {},
    ...over,
  };
  return fact as unknown as Fact;
}

export const about = (id: AppointmentId) => ({ subject: { kind: 'appointment', id } });

export const anArrival = (
  device: Device,
  appointment: AppointmentId,
  { ticket = 'A1', when = at('08:55'), tier = 'B' }: { ticket?: string; when?: Instant; tier?: string } = {},
): Fact =>
  aFact(device, 'patient-arrived', {
    ...about(appointment),
    occurredAt: { wall: when, mono: 1000, offset: 0 },
    body: { tier, ticket, firstTouchAt: plusMinutes(when, -1) },
  });

export const aHandOff = (device: Device, over: Readonly<Record<string, unknown>> = {}): Fact =>
  aFact(device, 'hand-off-raised', {
    body: {
      deskNumber: 'A7',
      reason: 'not-found',
      step: 'identify',
      language: 'en',
      entered: { family: 'Smith' },
      firstTouchAt: at('08:54'),
    },
    ...over,
  });

/** One entry of a feed, by kind. */
export const entries = <K extends FeedEntry['kind']>(
  feed: { readonly entries: readonly FeedEntry[] },
  kind: K,
): readonly Extract<FeedEntry, { kind: K }>[] =>
  feed.entries.filter((entry): entry is Extract<FeedEntry, { kind: K }> => entry.kind === kind);
