import { writeFileSync } from 'node:fs';
import { type ServerOptions, Server as TlsServer } from 'node:https';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Instant, msOf } from '../shared/domain/time.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { createDeviceApp, createPublicApp } from './app.ts';
import { type Authority, issueServerCertificate } from './auth/authority.ts';
import { certifiedBy } from './auth/client-certificate.ts';
import type { PortalConfig } from './config.ts';
import { createHints } from './hints.ts';
import { startMessageWorker } from './messages/worker.ts';
import type { ReportBug } from './report.ts';
import { type OpenStore, openStore } from './store/open-store.ts';
import { makePrivateDir } from './store/private-dir.ts';
import { codeOf, diskTrouble, type Trouble, trouble } from './troubles.ts';
import { ensureAuthority } from './usecases/ensure-authority.ts';
import { prune } from './usecases/prune.ts';
import { forgetAnswered } from './usecases/retention.ts';

export interface RunningPortal {
  readonly portalUrl: string;
  readonly enrolUrl: string;
  readonly database: 'server' | 'embedded';
  /** Whether the last owner of the data died; `power-lost` made every device start from a snapshot. */
  readonly previous: OpenStore['previous'];
  readonly stop: () => Promise<void>;
}

interface Deps {
  readonly now: () => Instant;
  readonly reportBug: ReportBug;
  /** How often old changes are forgotten and the server certificate is looked at; an hour unless said. */
  readonly upkeepMs?: number;
}

/** Key and database, then the authority, then the two listeners; undone in reverse by `stop`. */
export async function startPortal(
  config: PortalConfig,
  { now, reportBug, upkeepMs = hourMs }: Deps,
): Promise<Result<RunningPortal, Trouble>> {
  const opened = await openStore(config.places, now);
  if (!opened.ok) return opened;
  const { store, kind, holder, previous, close } = opened.value;
  if (kind === 'joined') {
    await close();
    return err(trouble('data-dir-in-use', `process ${holder}`));
  }
  if (previous === 'power-lost') await store.portal.breakHistory();
  const authority = await ensureAuthority(store, now());
  const hints = createHints(store);
  const first = await tlsFor(authority, config, now());
  const deps = { store, authority, hints, now, reportBug, certifiedBy };
  const devices = createDeviceApp(deps, { ...first.tls, requestCert: true, rejectUnauthorized: true });
  const anybody = createPublicApp(deps, first.tls);
  const upkeep = startUpkeep([devices, anybody], { ...deps, config, upkeepMs, endsAtMs: first.endsAtMs });
  const postman = startMessageWorker({ store, report: reportBug });
  const stop = async () => {
    upkeep.stop();
    hints.stop();
    await Promise.all([devices.close(), anybody.close(), postman.stop()]);
    await close();
  };
  const listening = await listen({ devices, anybody }, config);
  if (!listening.ok) {
    await stop();
    return listening;
  }
  return ok({ ...listening.value, database: kind === 'server' ? 'server' : 'embedded', previous, stop });
}

/** TLS 1.3 only. The private key of the portal's certificate lives in memory and changes with it. */
async function tlsFor(
  authority: Authority,
  { host, names }: PortalConfig,
  now: Instant,
): Promise<{ readonly tls: ServerOptions; readonly endsAtMs: number }> {
  const all = [...new Set(['localhost', '127.0.0.1', ...(isWildcard(host) ? [] : [host]), ...names])];
  const { certificate, privateKey, endsAtMs } = await issueServerCertificate(authority, all, now);
  return {
    tls: { key: privateKey, cert: `${certificate}\n${authority.certificate}`, ca: authority.certificate, minVersion: 'TLSv1.3' },
    endsAtMs,
  };
}

const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '::';

const hourMs = 3_600_000;
const renewBeforeMs = 10 * 24 * hourMs;

interface Upkeep extends Deps {
  readonly store: OpenStore['store'];
  readonly authority: Authority;
  readonly config: PortalConfig;
  readonly endsAtMs: number;
}

/** Each hour: forget old changes, once a day what is past its time, and take a new certificate well before the old one ends. Running connections stay. */
function startUpkeep(apps: readonly FastifyInstance[], { store, authority, config, now, reportBug, upkeepMs, endsAtMs }: Upkeep) {
  let ends = endsAtMs;
  let forgotAtMs = Number.NEGATIVE_INFINITY;
  async function once(): Promise<void> {
    await prune(store, { now: now(), feedDays: config.feedDays });
    if (msOf(now()) - forgotAtMs >= 24 * hourMs) {
      for (const { id } of await store.portal.tenants()) await forgetAnswered(store, id, { kind: 'device' });
      forgotAtMs = msOf(now());
    }
    if (ends - msOf(now()) > renewBeforeMs) return;
    const next = await tlsFor(authority, config, now());
    for (const { server } of apps) if (server instanceof TlsServer) server.setSecureContext(next.tls);
    ends = next.endsAtMs;
  }
  const timer = setInterval(() => void once().catch(reportBug), upkeepMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

async function listen(apps: { readonly devices: FastifyInstance; readonly anybody: FastifyInstance }, config: PortalConfig) {
  const devices = await listenOn(apps.devices, config.host, config.port);
  if (!devices.ok) return devices;
  const anybody = await listenOn(apps.anybody, config.host, config.enrolPort);
  if (!anybody.ok) return anybody;
  const name = config.names[0] ?? (isWildcard(config.host) ? '127.0.0.1' : config.host);
  const urls = { portalUrl: urlOf(name, devices.value), enrolUrl: urlOf(name, anybody.value) };
  const noted = noteAddresses(config.places.dataDir, urls);
  return noted.ok ? ok(urls) : noted;
}

const urlOf = (name: string, port: number): string => `https://${isIPv6(name) ? `[${name}]` : name}:${port}`;

async function listenOn(app: FastifyInstance, host: string, port: number): Promise<Result<number, Trouble>> {
  try {
    await app.listen({ host, port });
    const at = app.server.address();
    return ok(typeof at === 'object' && at !== null ? at.port : port);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') return err(trouble('port-in-use', String(port)));
    if (code === 'EACCES') return err(trouble('port-not-permitted', String(port)));
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return err(trouble('address-unavailable', host));
    throw error;
  }
}

/** For the admin command line, which writes these addresses into enrolment files. No secret. */
export const addressesFile = 'addresses.json';

function noteAddresses(dataDir: string, urls: { readonly portalUrl: string; readonly enrolUrl: string }): Result<null, Trouble> {
  try {
    makePrivateDir(dataDir);
    writeFileSync(join(dataDir, addressesFile), `${JSON.stringify(urls)}\n`, { mode: 0o600 });
    return ok(null);
  } catch (error) {
    const known = diskTrouble(error, dataDir);
    if (known) return err(known);
    throw error;
  }
}
