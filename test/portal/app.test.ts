import { expect, test } from 'vitest';
import { createDeviceApp, createPublicApp } from '../../portal/app.ts';
import { makeAuthority } from '../../portal/auth/authority.ts';
import { makeEnrolmentCode } from '../../portal/auth/enrolment-code.ts';
import { createHints } from '../../portal/hints.ts';
import { bugReport } from '../../portal/report.ts';
import type { Device } from '../../portal/store/devices.ts';
import { Enrolled, FactsAnswer } from '../../shared/sync/portal-api.ts';
import { aClinic, aHandOff, type Clinic, mainStreet } from './support/clinic.ts';
import { aSigningRequest } from './support/signing-request.ts';
import { sharedStore } from './support/test-store.ts';

const opened = sharedStore();

/** Both apps without TLS; the test says who a request comes from. */
async function anApp(clinic: Clinic, device: Pick<Device, 'id' | 'publicKey'> | null = clinic.kiosk) {
  const { store, clock } = clinic;
  const bugs: unknown[] = [];
  const hints = createHints(store, 20);
  const authority = await makeAuthority(clock.now());
  const deps = { store, hints, authority, now: clock.now, reportBug: (error: unknown) => void bugs.push(error) };
  const certifiedBy = () => (device ? { commonName: device.id, keyMark: device.publicKey } : null);
  return { device: createDeviceApp({ ...deps, certifiedBy }), anybody: createPublicApp(deps), bugs };
}

const headers = { 'foyer-api': '1' };

test('S20: every answer carries the portal’s time and version, refusals too', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  for (const url of ['/feed', '/nothing-here']) {
    const answer = await app.device.inject({ url, headers });
    expect(answer.headers).toMatchObject({ 'foyer-time': clinic.clock.now(), 'foyer-api': '1' });
  }
  const answer = await app.device.inject({ method: 'POST', url: '/facts', headers, payload: { facts: [aHandOff(clinic.kiosk)] } });
  expect(FactsAnswer.parse(answer.json())).toMatchObject({ answers: [{ answer: 'accepted' }], portalTime: clinic.clock.now() });
});

test.each([
  ['2', 426, 'portal-too-old'],
  ['0', 426, 'portal-too-new'],
  ['one', 400, 'malformed'],
])('S42: a device of version %s is told %s %s', async (version, status, reason) => {
  const app = await anApp(await aClinic(opened()));
  const answer = await app.device.inject({ url: '/feed', headers: { 'foyer-api': version } });
  expect([answer.statusCode, answer.json()]).toEqual([status, { refused: reason }]);
});

test('S42: hello answers any version, so that a device can tell which side is old', async () => {
  const app = await anApp(await aClinic(opened()));
  expect((await app.anybody.inject({ url: '/hello' })).json()).toMatchObject({ portal: 'foyer', api: 1 });
});

test('S43: a revoked device is refused at its next request, an unknown one and one with another key always', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  expect((await app.device.inject({ url: '/feed', headers })).statusCode).toBe(200);
  await clinic.store.write(clinic.tenant, (tx) => tx.devices.revoke(clinic.kiosk.id));
  const revoked = await app.device.inject({ method: 'POST', url: '/facts', headers, payload: 'not even read' });
  expect([revoked.statusCode, revoked.json()]).toEqual([403, { refused: 'device-revoked' }]);
  for (const url of ['/feed', '/hints']) expect((await app.device.inject({ url, headers })).json()).toEqual({ refused: 'device-revoked' });

  expect((await clinic.audit()).map(({ action, detail, device }) => [action, detail.reason, device])).toEqual([
    ['access-refused', 'device-revoked', clinic.kiosk.id],
  ]);

  const copied = await anApp(clinic, { ...clinic.console, publicKey: 'another key' });
  const nobody = await anApp(clinic, null);
  for (const { device } of [copied, nobody])
    expect((await device.inject({ url: '/feed', headers })).json()).toEqual({ refused: 'device-unknown' });
});

test.each([
  ['POST', '/facts', '{"facts": 5}'],
  ['POST', '/facts', '{"facts": ['],
  ['POST', '/facts', JSON.stringify({ facts: Array.from({ length: 101 }, () => 1) })],
  ['POST', '/staff/sign-in', '{"username": "x"}'],
  ['GET', `/feed?cursor=${'x'.repeat(300)}`, undefined],
] as const)(
  '%s %s that is not of the agreed shape is refused as malformed, and nothing is logged as a bug',
  async (method, url, payload) => {
    const app = await anApp(await aClinic(opened()));
    const answer = await app.device.inject({
      method,
      url,
      headers: { ...headers, ...(payload ? { 'content-type': 'application/json' } : {}) },
      ...(payload ? { payload } : {}),
    });
    expect([answer.statusCode, answer.json()]).toEqual([400, { refused: 'malformed' }]);
    expect(app.bugs).toEqual([]);
  },
);

test('a command nobody knows is refused by name, a known one that is malformed as malformed', async () => {
  const app = await anApp(await aClinic(opened()));
  const ask = async (payload: object) => (await app.device.inject({ method: 'POST', url: '/commands', headers, payload })).json();
  expect(await ask({ id: 'x', type: 'make-coffee' })).toEqual({ answer: 'refused', reason: 'unknown-type' });
  expect(await ask({ id: 'x', type: 'decide-change' })).toEqual({ answer: 'refused', reason: 'malformed' });
});

test('a body of more than a megabyte is refused before it is read', async () => {
  const app = await anApp(await aClinic(opened()));
  const answer = await app.device.inject({ method: 'POST', url: '/facts', headers, payload: { facts: ['x'.repeat(1_100_000)] } });
  expect([answer.statusCode, answer.json()]).toEqual([413, { refused: 'too-large' }]);
});

const codeFor = (clinic: Clinic, role: 'kiosk' | 'console' = 'kiosk') => {
  const code = makeEnrolmentCode();
  return clinic.store.write(clinic.tenant, async (tx) => {
    await tx.enrolmentCodes.add(code, { site: mainStreet, role, name: 'Kiosk B' });
    return code;
  });
};

const enrolWith = async (app: Awaited<ReturnType<typeof anApp>>, code: string, csr: string) => {
  const answer = await app.anybody.inject({
    method: 'POST',
    url: '/enrol',
    headers,
    payload: { code, csr, platform: 'linux', version: '0.1.0' },
  });
  return { status: answer.statusCode, body: answer.json() };
};

test('a code enrols one device, which gets its site, role, name and a letter of its own', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  const [code, { csr }] = [await codeFor(clinic), await aSigningRequest()];
  const { body } = await enrolWith(app, code.toLowerCase().replaceAll('-', ' '), csr);
  expect(Enrolled.parse(body)).toMatchObject({ tenant: clinic.tenant, site: mainStreet, role: 'kiosk', name: 'Kiosk B', letter: 'B' });
  const other = await aSigningRequest();
  expect(await enrolWith(app, code, other.csr)).toEqual({ status: 403, body: { refused: 'code-used' } });
  // The clinic's console was enrolled first and has Z: consoles count from the end, so that kiosks stay A, B, C.
  const desk = await enrolWith(app, await codeFor(clinic, 'console'), other.csr);
  expect(Enrolled.parse(desk.body)).toMatchObject({ role: 'console', letter: 'Y' });
});

test('S38: enrolling again with the same code and key, because the answer was lost, gives the same device', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  const [code, { csr }] = [await codeFor(clinic), await aSigningRequest()];
  const [first, again] = [await enrolWith(app, code, csr), await enrolWith(app, code, csr)];
  expect(again.body.device).toBe(first.body.device);
  expect(await enrolWith(app, await codeFor(clinic), csr)).toEqual({ status: 409, body: { refused: 'key-already-enrolled' } });
});

test.each([
  ['a code nobody made', async () => 'AAAA-BBBB-CCCC-DDDD', 'code-unknown'],
  [
    'a code older than a day',
    async (clinic: Clinic) => {
      const code = await codeFor(clinic);
      clinic.clock.pass(86_400_001);
      return code;
    },
    'code-expired',
  ],
])('%s enrols nothing', async (_, make, reason) => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  const code = await make(clinic);
  expect(await enrolWith(app, code, (await aSigningRequest()).csr)).toEqual({ status: 403, body: { refused: reason } });
});

test('guessing at enrolment codes is slowed by address, and heard; a device that repeats one dead code is not taken for a guesser', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  const { csr } = await aSigningRequest();
  const refusals = async () => (await clinic.audit()).filter(({ action, outcome }) => action === 'enrol' && outcome === 'refused');
  for (let again = 0; again < 25; again += 1) expect(await enrolWith(app, 'AAAA-BBBB-CCCC-DDDD', csr)).toMatchObject({ status: 403 });
  expect(await refusals()).toMatchObject([{ detail: { reason: 'code-unknown' } }]);

  for (let guess = 1; guess < 20; guess += 1) await enrolWith(app, `AAAA-BBBB-CCCC-${1000 + guess}`, csr);
  const good = await codeFor(clinic);
  expect(await enrolWith(app, good, csr)).toEqual({ status: 429, body: { refused: 'too-many', retryAfterSeconds: 600 } });
  expect(await refusals()).toHaveLength(20);
  expect(JSON.stringify(await clinic.audit())).not.toContain('CCCC');
  clinic.clock.pass(600_001);
  expect(await enrolWith(app, good, csr)).toMatchObject({ status: 200 });
});

test('a used code, and a renewal that is refused, are in the audit log', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  const [code, { csr }] = [await codeFor(clinic), await aSigningRequest()];
  const { body } = await enrolWith(app, code, csr);
  await enrolWith(app, code, (await aSigningRequest()).csr);
  await clinic.store.write(clinic.tenant, (tx) => tx.devices.revoke(body.device));
  const renew = () => app.anybody.inject({ method: 'POST', url: '/renew', headers, payload: { csr } });
  // Once a minute, however often it asks.
  for (let times = 0; times < 3; times += 1) expect((await renew()).json()).toEqual({ refused: 'device-revoked' });
  expect((await clinic.audit()).filter(({ outcome }) => outcome === 'refused')).toMatchObject([
    { action: 'enrol', detail: { reason: 'code-used' } },
    { action: 'renew', detail: { reason: 'device-revoked' }, device: body.device },
  ]);
  clinic.clock.pass(60_001);
  await renew();
  expect((await clinic.audit()).filter(({ action, outcome }) => action === 'renew' && outcome === 'refused')).toHaveLength(2);
});

test('a request whose signature does not fit, or whose key is of another curve, gets no certificate', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  const { csr } = await aSigningRequest();
  const body = csr.replace(/-----[^-]+-----|\s/g, '');
  const spoilt = Buffer.from(body, 'base64');
  spoilt[spoilt.length - 3] = (spoilt[spoilt.length - 3] ?? 0) ^ 1;
  const weak = await aSigningRequest({ name: 'ECDSA', namedCurve: 'P-384' });
  for (const bad of [
    `-----BEGIN CERTIFICATE REQUEST-----\n${spoilt.toString('base64')}\n-----END CERTIFICATE REQUEST-----`,
    weak.csr,
    'nonsense',
  ]) {
    expect(await enrolWith(app, await codeFor(clinic), bad)).toEqual({ status: 400, body: { refused: 'csr-malformed' } });
  }
});

test('a certificate is renewed for the same key until 90 days after its end, and never for a revoked device', async () => {
  const clinic = await aClinic(opened());
  const app = await anApp(clinic);
  const { csr } = await aSigningRequest();
  const { body } = await enrolWith(app, await codeFor(clinic), csr);
  const renew = async () => {
    const answer = await app.anybody.inject({ method: 'POST', url: '/renew', headers, payload: { csr } });
    return answer.json().refused ?? 'renewed';
  };
  clinic.clock.pass(96 * 86_400_000);
  expect(await renew()).toBe('renewed');
  clinic.clock.pass(98 * 86_400_000);
  expect(await renew()).toBe('certificate-expired');
  await clinic.store.write(clinic.tenant, (tx) => tx.devices.revoke(body.device));
  expect(await renew()).toBe('device-revoked');
  const stranger = await aSigningRequest();
  const answer = await app.anybody.inject({ method: 'POST', url: '/renew', headers, payload: { csr: stranger.csr } });
  expect([answer.statusCode, answer.json()]).toEqual([403, { refused: 'device-unknown' }]);
});

test('a report of a bug holds no message and no value', () => {
  const error = Object.assign(new Error("Ann O'Brien, 1980-01-02"), {
    code: '23505',
    constraint: 'hand_off_pkey',
    detail: 'Key (name)=(Ann)',
  });
  const report = bugReport(error);
  expect(JSON.parse(report)).toMatchObject({ code: '23505', constraint: 'hand_off_pkey' });
  expect(report).not.toMatch(/Ann|1980/);
});
