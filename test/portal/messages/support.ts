import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Authority, issueServerCertificate, makeAuthority } from '../../../portal/auth/authority.ts';
import { MessageSettings } from '../../../portal/messages/settings.ts';
import type { Device } from '../../../portal/store/devices.ts';
import { type OpenStore, openStore } from '../../../portal/store/open-store.ts';
import { bookingCodeFrom } from '../../../shared/domain/booking-code.ts';
import { KioskLetter } from '../../../shared/domain/hand-off.ts';
import { AppointmentId, DeviceId, FactId, type PatientId, SiteId, TenantId } from '../../../shared/domain/ids.ts';
import type { CheckInPatient } from '../../../shared/domain/patient.ts';
import { Site, SiteSettings } from '../../../shared/domain/site.ts';
import { type Instant, instantOf, plusMs } from '../../../shared/domain/time.ts';
import { mustBe } from '../../support/clinic.ts';
import { openMailServer, type ReceivedMail } from '../../support/mail-server.ts';
import { anAppointment, at, newYork } from '../../support/people.ts';

/** One real embedded database for a test file, with a clock moved by hand. Each test makes its own clinic in it. */
export function thePortal() {
  const clock = { now: at('12:00', '2026-03-01') };
  let open: OpenStore | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
    open = mustBe(await openStore({ dataDir: folder, databaseUrl: null, keyFile: join(folder, 'portal.key') }, () => clock.now));
  });
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get store() {
      if (!open) throw new Error('the portal is not open yet');
      return open.store;
    },
    get folder() {
      return folder;
    },
    get now(): Instant {
      return clock.now;
    },
    set(now: Instant) {
      clock.now = now;
    },
    pass(ms: number) {
      clock.now = plusMs(clock.now, ms);
    },
  };
}
export type Portal = ReturnType<typeof thePortal>;

export const newId = (): FactId => FactId.parse(randomUUID());
const siteId = SiteId.parse('main-street');
let clinics = 0;

/** A clinic of this test alone: one site, one kiosk. It is noon in New York of the day before the visits, unless told otherwise. */
export async function aClinic(portal: Portal, { settings = {}, site: about = {} }: { settings?: object; site?: object } = {}) {
  portal.set(at('17:00', '2026-03-01'));
  clinics += 1;
  const tenant = TenantId.parse(`clinic-${process.pid}-${clinics}`);
  const site = Site.parse({
    id: siteId,
    tenant,
    zone: newYork,
    version: 0,
    settings: SiteSettings.parse({ name: 'Riverside Clinic', languages: ['en', 'es', 'ar', 'zh-Hans', 'vi'], ...about }),
  });
  await portal.store.portal.createTenant(tenant, 'Riverside');
  const device: Device = await portal.store.write(tenant, async (tx) => {
    await tx.sites.create(site);
    await tx.messageSettings.save(site.id, MessageSettings.parse(settings));
    return enrolled(tx, tenant);
  });
  let visits = 0;
  /** Books a visit and gives it back; say only what matters. */
  const visit = async ({ start = at('14:10'), patient: overrides = {} }: { start?: Instant; patient?: Partial<CheckInPatient> } = {}) => {
    visits += 1;
    const { id: _id, ...values } = { ...anAppointment().patient, ...overrides };
    const id = AppointmentId.parse(`visit-${visits}`);
    return portal.store.write(tenant, async (tx) => {
      const [imported] = await tx.patients.importMany([{ source: { system: 'test', id: `${visits}` }, values }]);
      const patient = imported?.id as PatientId;
      const bookingCode = bookingCodeFrom(Buffer.from(String(visits).padStart(8, '0')));
      await tx.appointments.addMany([
        {
          id,
          site: siteId,
          patient,
          start,
          minutes: 20,
          status: 'booked',
          visitType: 'Oncology follow-up',
          practitioner: 'Dr. Ada Marsh',
          bookingCode,
        },
      ]);
      const made = await tx.appointments.find(id);
      if (!made) throw new Error('the visit was not made');
      return made;
    });
  };
  const saveSettings = (next: object) => portal.store.write(tenant, (tx) => tx.messageSettings.save(siteId, MessageSettings.parse(next)));
  const settingsNow = () => portal.store.read(tenant, (tx) => tx.messageSettings.find(siteId));
  const counts = () => portal.store.read(tenant, (tx) => tx.messages.counts(siteId, at('00:00', '2026-01-01')));
  const list = () => portal.store.read(tenant, (tx) => tx.messages.list(siteId, at('00:00', '2026-01-01'), 100));
  return { tenant, site, device, visit, saveSettings, settingsNow, counts, list };
}

type WriteScope = Parameters<Parameters<OpenStore['store']['write']>[1]>[0];

async function enrolled(tx: WriteScope, tenant: TenantId): Promise<Device> {
  const id = DeviceId.parse(`kiosk-${tenant}`);
  const times = { enrolledAt: tx.now, lastSeenAt: null, certificateEndsAt: plusMs(tx.now, 7 * 86_400_000) };
  const device = {
    id,
    site: siteId,
    role: 'kiosk',
    name: 'Kiosk A',
    letter: KioskLetter.parse('A'),
    publicKey: randomUUID(),
    platform: 'linux',
    version: '0',
  } as const;
  await tx.devices.create({ ...device, ...times });
  return { ...device, ...times, tenant, state: 'active' };
}

/** A clinic's own authority and a certificate for this machine, valid now: the servers of these tests are real ones. */
let certificates: Promise<{ readonly ca: string; readonly cert: string; readonly key: string }> | undefined;
export const certificatesOf = () => {
  certificates ??= makeCertificates();
  return certificates;
};

async function makeCertificates() {
  const now = instantOf(Date.now());
  const authority: Authority = await makeAuthority(now);
  const { certificate, privateKey } = await issueServerCertificate(authority, ['127.0.0.1', 'localhost'], now);
  return { ca: authority.certificate, cert: certificate, key: privateKey };
}

/** What a mail server does when a message has been read. */
export type MailManners = 'take' | 'refuse' | 'busy' | 'hang-up-after-reading';

/** A real mail server on this machine. */
export async function aMailServer({ manners = 'take', ...options }: { manners?: MailManners } & SMTPServerOptions = {}) {
  const { ca, cert, key } = await certificatesOf();
  const received: ReceivedMail[] = [];
  const state = { manners };
  const open = (port = 0) =>
    openMailServer(
      (mail, hangUp) => {
        if (state.manners === 'refuse') return Object.assign(new Error('no'), { responseCode: 554 });
        if (state.manners === 'busy') return Object.assign(new Error('later'), { responseCode: 451 });
        received.push(mail);
        if (state.manners === 'hang-up-after-reading') hangUp();
        return null;
      },
      { cert, key, port, ...options },
    );
  let server = await open();
  onTestFinished(() => server.close());
  const { port } = server;
  const goAway = () => server.close();
  /** At the same port. */
  const comeBack = async () => {
    server = await open(port);
  };
  const smtp = { host: '127.0.0.1', port, security: 'starttls', from: 'desk@riverside.example', ca };
  return { received, state, smtp, port, goAway, comeBack };
}

export interface ReceivedCall {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A real HTTPS server that is called as a webhook. */
export async function aWebhook(
  answer: (call: ReceivedCall, count: number) => { status: number; headers?: Record<string, string>; body?: string | Buffer } | null,
) {
  const { ca, cert, key } = await certificatesOf();
  const calls: ReceivedCall[] = [];
  const server: Server = createServer({ cert, key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      calls.push(call);
      const said = answer(call, calls.length);
      if (said === null) return request.socket.destroy();
      response.on('error', () => {});
      response.writeHead(said.status, said.headers).end(said.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  return { calls, webhook: { url: `https://127.0.0.1:${port}/sms`, secret: 'a secret of at least thirty-two characters', ca } };
}
