import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as tlsRequest } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { issueDeviceCertificate, makeAuthority, readRequest } from '../../portal/auth/authority.ts';
import { makeEnrolmentCode } from '../../portal/auth/enrolment-code.ts';
import { placesFrom } from '../../portal/config.ts';
import { type RunningPortal, startPortal } from '../../portal/start.ts';
import { openStore } from '../../portal/store/open-store.ts';
import type { Store } from '../../portal/store/store.ts';
import { DeviceId, TenantId } from '../../shared/domain/ids.ts';
import { SiteSettings } from '../../shared/domain/site.ts';
import { instantOf } from '../../shared/domain/time.ts';
import { Enrolled, Renewed } from '../../shared/sync/portal-api.ts';
import { mainStreet } from './support/clinic.ts';
import { aSigningRequest } from './support/signing-request.ts';
import { zone } from './support/test-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
const places = placesFrom(folder, {});
const tenant = TenantId.parse('clinic');
const now = () => instantOf(Date.now());
let portal: RunningPortal;
let store: Store;
let closeStore: () => Promise<void>;
let ca: string;

beforeAll(async () => {
  const started = await startPortal(
    { places, host: '127.0.0.1', port: 0, enrolPort: 0, names: [], feedDays: 14, json: false },
    { now, reportBug: () => {} },
  );
  if (!started.ok) throw new Error(started.error.reason);
  portal = started.value;
  // The admin command line opens the same data beside a running portal in the same way.
  const joined = await openStore(places);
  if (!joined.ok) throw new Error(joined.error.reason);
  expect(joined.value.kind).toBe('joined');
  ({ store, close: closeStore } = joined.value);
  await store.portal.createTenant(tenant, 'The clinic');
  await store.write(tenant, (tx) => tx.sites.create({ id: mainStreet, zone, settings: SiteSettings.parse({ name: 'Main', policy: {} }) }));
  ca = (await store.portal.authority())!.certificate;
});
afterAll(async () => {
  await closeStore?.();
  await portal?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Identity {
  readonly key: string;
  readonly cert: string;
}

interface Ask extends Partial<Identity> {
  readonly method?: string;
  readonly body?: object;
  readonly ca?: string;
  readonly maxVersion?: 'TLSv1.2';
}

/** One HTTPS request on a connection of its own. */
function ask(
  url: string,
  { method = 'GET', body, ...tls }: Ask = {},
): Promise<{ status: number; body: Record<string, unknown>; version: string }> {
  return new Promise((resolve, reject) => {
    const request = tlsRequest(
      url,
      { method, ca, agent: false, headers: { 'foyer-api': '1', 'content-type': 'application/json' }, ...tls },
      (answer) => {
        let text = '';
        const version = (answer.socket as { getProtocol?: () => string }).getProtocol?.() ?? '';
        answer.on('data', (part) => (text += String(part)));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text), version }));
        answer.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function enrolled(role: 'kiosk' | 'console' = 'kiosk'): Promise<Identity & { device: DeviceId; csr: string }> {
  const code = makeEnrolmentCode();
  await store.write(tenant, (tx) => tx.enrolmentCodes.add(code, { site: mainStreet, role, name: 'Kiosk' }));
  const { csr, key } = await aSigningRequest();
  const answer = await ask(`${portal.enrolUrl}/enrol`, { method: 'POST', body: { code, csr, platform: 'linux', version: '0' } });
  const { device, certificate } = Enrolled.parse(answer.body);
  return { device, csr, key, cert: certificate };
}

test('a device enrols with a code and then works over mutual TLS 1.3', async () => {
  const { key, cert } = await enrolled();
  const answer = await ask(`${portal.portalUrl}/feed`, { key, cert });
  expect(answer).toMatchObject({ status: 200, version: 'TLSv1.3', body: { reset: true } });
});

test('without a certificate, or with one of another clinic, the connection ends before any answer', async () => {
  await expect(ask(`${portal.portalUrl}/feed`)).rejects.toThrow();
  const { device, csr } = await enrolled();
  const foreign = await makeAuthority(now());
  const request = await readRequest(csr);
  const { certificate } = await issueDeviceCertificate(
    foreign,
    { device, publicKey: request.ok ? request.value.publicKey : (undefined as never) },
    now(),
  );
  await expect(ask(`${portal.portalUrl}/feed`, { key: (await aSigningRequest()).key, cert: certificate })).rejects.toThrow();
});

test('a certificate of the right CA that has ended is refused, and renewed over the other listener', async () => {
  const { device, csr, key } = await enrolled();
  const authority = (await store.portal.authority())!;
  const request = await readRequest(csr);
  if (!request.ok) throw new Error('no request');
  const lastMonth = instantOf(Date.now() - 30 * 86_400_000);
  const old = await issueDeviceCertificate(authority, { device, publicKey: request.value.publicKey }, lastMonth);
  await expect(ask(`${portal.portalUrl}/feed`, { key, cert: old.certificate })).rejects.toThrow();

  const renewed = Renewed.parse((await ask(`${portal.enrolUrl}/renew`, { method: 'POST', body: { csr } })).body);
  expect(await ask(`${portal.portalUrl}/feed`, { key, cert: renewed.certificate })).toMatchObject({ status: 200 });
});

test('S43: a device whose certificate is good but who is unknown or revoked is told so', async () => {
  const authority = (await store.portal.authority())!;
  const { csr, key } = await aSigningRequest();
  const request = await readRequest(csr);
  if (!request.ok) throw new Error('no request');
  const ghost = await issueDeviceCertificate(authority, { device: DeviceId.parse('ghost'), publicKey: request.value.publicKey }, now());
  expect(await ask(`${portal.portalUrl}/feed`, { key, cert: ghost.certificate })).toMatchObject({
    status: 403,
    body: { refused: 'device-unknown' },
  });

  const kiosk = await enrolled();
  await store.write(tenant, (tx) => tx.devices.revoke(kiosk.device));
  expect(await ask(`${portal.portalUrl}/feed`, kiosk)).toMatchObject({ status: 403, body: { refused: 'device-revoked' } });
});

test('TLS 1.2 is refused on both listeners', async () => {
  for (const url of [`${portal.portalUrl}/feed`, `${portal.enrolUrl}/hello`])
    await expect(ask(url, { maxVersion: 'TLSv1.2' })).rejects.toThrow(/version|alert/i);
});

test('the portal of another clinic is recognised by its certificate', async () => {
  const other = await makeAuthority(now());
  await expect(ask(`${portal.enrolUrl}/hello`, { ca: other.certificate })).rejects.toMatchObject({ code: 'SELF_SIGNED_CERT_IN_CHAIN' });
});

test('S36: the hints say "changed" within two seconds of a change another process made, and end with the device', async () => {
  const kiosk = await enrolled();
  const { key, cert } = kiosk;
  let heard = '';
  const request = tlsRequest(`${portal.portalUrl}/hints`, { ca, key, cert, agent: false, headers: { 'foyer-api': '1' } }, (answer) => {
    expect(answer.headers['content-type']).toBe('text/event-stream');
    answer.on('data', (part) => (heard += String(part)));
    answer.on('error', () => {});
  });
  request.on('error', () => {});
  request.end();
  await expect.poll(() => heard).toContain(': here');
  await wait(1200);
  expect(heard).not.toContain('changed');
  await store.write(tenant, async (tx) => tx.takeRevision());
  await expect.poll(() => heard, { timeout: 4000 }).toContain('data: changed\n\n');
  request.destroy();
});

test('a device that opens lines of hints without end keeps the last three', async () => {
  const { key, cert } = await enrolled();
  const open: boolean[] = [];
  const requests = [];
  for (let line = 0; line < 6; line += 1) {
    open[line] = true;
    const request = tlsRequest(`${portal.portalUrl}/hints`, { ca, key, cert, agent: false, headers: { 'foyer-api': '1' } });
    request.on('error', () => {});
    request.end();
    requests.push(request);
    const [answer] = await once(request, 'response');
    answer.resume().on('close', () => {
      open[line] = false;
    });
  }
  await expect.poll(() => open).toEqual([false, false, false, true, true, true]);
  for (const request of requests) request.destroy();
});

test('whoever connects and says nothing, or half a request, is cut off', async () => {
  const { port } = new URL(portal.enrolUrl);
  const silent = connectPlain({ host: '127.0.0.1', port: Number(port) });
  const slow = connect({ host: '127.0.0.1', port: Number(port), ca });
  await once(slow, 'secureConnect');
  slow.write('POST /enrol HTTP/1.1\r\nhost: x\r\n');
  const drip = setInterval(() => slow.write('x-more: x\r\n'), 1000);
  for (const socket of [silent, slow]) socket.on('error', () => {}).resume();
  await Promise.all([once(silent, 'close'), once(slow, 'close')]);
  clearInterval(drip);
}, 60_000);

test('the portal takes a new certificate of its own before the old one ends, without a pause', async () => {
  const other = mkdtempSync(join(tmpdir(), 'foyer-test-'));
  let clock = Date.now() - 25 * 86_400_000;
  const config = { places: placesFrom(other, {}), host: '127.0.0.1', port: 0, enrolPort: 0, names: [], feedDays: 14, json: false };
  const started = await startPortal(config, { now: () => instantOf(clock), reportBug: () => {}, upkeepMs: 50 });
  if (!started.ok) throw new Error(started.error.reason);
  onTestFinished(async () => {
    await started.value.stop();
    rmSync(other, { recursive: true, force: true });
  });
  const joined = await openStore(config.places);
  if (!joined.ok) throw new Error(joined.error.reason);
  const otherCa = (await joined.value.store.portal.authority())!.certificate;
  await joined.value.close();
  const endsInDays = () =>
    new Promise<number>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: Number(new URL(started.value.enrolUrl).port), ca: otherCa }, () => {
        resolve((Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / 86_400_000);
        socket.destroy();
      });
      socket.on('error', reject);
    });
  expect(await endsInDays()).toBeLessThan(6);
  clock = Date.now();
  await expect.poll(endsInDays, { timeout: 5000 }).toBeGreaterThan(29);
}, 60_000);
