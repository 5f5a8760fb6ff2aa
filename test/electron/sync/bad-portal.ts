import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, createServer as createPlainServer, type Server as PlainServer, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../electron/store/clock.ts';
import { certificateRequest, newPrivateKey } from '../../../electron/sync/certificate-request.ts';
import { createPortalClient } from '../../../electron/sync/portal-client.ts';
import {
  type Authority,
  issueDeviceCertificate,
  issueServerCertificate,
  makeAuthority,
  readRequest,
} from '../../../portal/auth/authority.ts';
import { DeviceId } from '../../../shared/domain/ids.ts';
import { type Instant, instantOf, plusMs } from '../../../shared/domain/time.ts';
import { timeHeader } from '../../../shared/sync/portal-api.ts';
import { mustBe } from '../../support/clinic.ts';

export const day = 86_400_000;
export const now = (): Instant => instantOf(Date.now());

/** Authorities are slow to make, and one clinic has one. */
export const clinicAuthority = await makeAuthority(plusMs(now(), -60 * day));

export interface Identity {
  readonly certificate: string;
  readonly privateKey: string;
}

export const serverIdentity = (
  authority: Authority = clinicAuthority,
  at: Instant = now(),
  names: readonly string[] = ['127.0.0.1', 'localhost'],
): Promise<Identity> => issueServerCertificate(authority, names, at);

export async function deviceIdentity(authority: Authority = clinicAuthority, at: Instant = now(), device = 'kiosk-1'): Promise<Identity> {
  const privateKey = newPrivateKey();
  const { publicKey } = mustBe(await readRequest(await certificateRequest(privateKey)));
  const { certificate } = await issueDeviceCertificate(authority, { device: DeviceId.parse(device), publicKey }, at);
  return { certificate, privateKey };
}

/** A TLS server on loopback that does with each question whatever the test says. */
export async function aServer(answer: RequestListener, tls: TlsOptions & { identity?: Identity } = {}): Promise<string> {
  const { identity = await serverIdentity(), ...options } = tls;
  const server: Server = createServer(
    {
      cert: identity.certificate,
      key: identity.privateKey,
      ca: clinicAuthority.certificate,
      requestCert: true,
      minVersion: 'TLSv1.3',
      ...options,
    },
    answer,
  );
  return `https://127.0.0.1:${await listening(server)}`;
}

/** Something on the way that does not speak TLS at all. */
export const aPlainServer = async (meet: (socket: Socket) => void): Promise<string> =>
  `https://127.0.0.1:${await listening(createPlainServer((socket) => (socket.on('error', () => undefined), meet(socket))))}`;

async function listening(server: Server | PlainServer): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => void sockets.add(socket));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

export const realClock: Clock = { wall: now, mono: () => performance.now() };

export interface ClientOptions {
  readonly url: string;
  readonly identity?: Identity;
  readonly ca?: string;
  readonly clock?: Clock;
}

/** A kiosk's client with short patience. */
export async function aClient({ url, identity, ca = clinicAuthority.certificate, clock = realClock }: ClientOptions) {
  const client = createPortalClient({
    url,
    ca,
    clock,
    role: 'kiosk',
    identity: identity ?? (await deviceIdentity()),
    limits: { connectMs: 1_000, silenceMs: 1_000, wholeMs: 1_500, answerBytes: 100_000 },
  });
  onTestFinished(() => client.close());
  return client;
}

export const emptyFeed = (overrides: object = {}) => ({
  reset: false,
  entries: [],
  revision: 1,
  cursor: 'c',
  more: false,
  portalTime: now(),
  ...overrides,
});

/** Answers everything with this JSON. */
export const json =
  (body: unknown, status = 200): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', [timeHeader]: now() }).end(JSON.stringify(body));
  };

export const text =
  (body: string, type: string, status = 200): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': type }).end(body);
  };

export const aFactId = (): string => randomUUID();
