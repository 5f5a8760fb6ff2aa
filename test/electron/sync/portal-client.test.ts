import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { makeAuthority } from '../../../portal/auth/authority.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { err } from '../../../shared/result.ts';
import {
  aClient,
  aPlainServer,
  aServer,
  day,
  deviceIdentity,
  emptyFeed,
  json,
  now,
  realClock,
  serverIdentity,
  text,
} from './bad-portal.ts';

const kindAndReason = (kind: string, reason: string) => err({ kind, reason });

test('a well portal is understood, and its clock is compared with ours', async () => {
  const url = await aServer(json(emptyFeed()));
  const clock = { ...realClock, wall: () => plusMs(now(), -120_000) };
  const answer = await (await aClient({ url, clock })).feed(null);
  expect(answer).toMatchObject({ ok: true, value: { value: { revision: 1 } } });
  expect(answer.ok && answer.value.offset).toBeGreaterThan(119_000);
  expect(answer.ok && answer.value.offset).toBeLessThan(121_000);
});

test.each([
  { what: 'a name nobody knows', url: 'https://portal.invalid', kind: 'transient', reason: 'name-not-found' },
  { what: 'a port where nobody listens', url: 'https://127.0.0.1:1', kind: 'transient', reason: 'refused-connection' },
])('$what: $reason, nothing was done', async ({ url, kind, reason }) => {
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason(kind, reason));
});

test.each([
  { what: 'silence after the question', answer: () => undefined, kind: 'ambiguous', reason: 'timed-out' },
  {
    what: 'silence in the middle of an answer',
    kind: 'ambiguous',
    reason: 'timed-out',
    answer: (_: unknown, response: import('node:http').ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).write('{"reset":'),
  },
  {
    what: 'an answer that never ends',
    kind: 'ambiguous',
    reason: 'timed-out',
    answer: (_: unknown, response: import('node:http').ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 100);
      response.on('close', () => clearInterval(drip));
    },
  },
  {
    what: 'a line cut before the answer',
    kind: 'ambiguous',
    reason: 'cut-off',
    answer: (request: import('node:http').IncomingMessage) => void request.socket.destroy(),
  },
  {
    what: 'an answer cut in half',
    kind: 'ambiguous',
    reason: 'cut-off',
    answer: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' }).write('{"reset":false,"entr');
      setTimeout(() => request.socket.destroy(), 50);
    },
  },
  { what: 'a portal that failed', answer: json({ refused: 'server-failed' }, 500), kind: 'ambiguous', reason: 'server-failed' },
  { what: 'a portal that failed without words', answer: text('', 'text/plain', 503), kind: 'ambiguous', reason: 'server-failed' },
  { what: 'an error page of a gateway', answer: text('<h1>502</h1>', 'text/html', 502), kind: 'ambiguous', reason: 'server-failed' },
  {
    what: 'a page of a captive portal',
    answer: text('<html>Welcome to Guest WiFi', 'text/html'),
    kind: 'ambiguous',
    reason: 'proxy-in-the-way',
  },
  { what: 'a proxy that wants a password', answer: text('', 'text/html', 407), kind: 'ambiguous', reason: 'proxy-in-the-way' },
  { what: 'a network that wants a sign-in', answer: text('', 'text/plain', 511), kind: 'ambiguous', reason: 'proxy-in-the-way' },
  {
    what: 'a redirection',
    kind: 'ambiguous',
    reason: 'proxy-in-the-way',
    answer: (_: unknown, response: import('node:http').ServerResponse) =>
      void response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
  },
  { what: 'an answer that is not JSON', answer: text('ok', 'text/plain'), kind: 'ambiguous', reason: 'not-json' },
  {
    what: 'an answer that calls itself JSON and is not',
    answer: text('{"reset":', 'application/json'),
    kind: 'ambiguous',
    reason: 'not-json',
  },
  { what: 'JSON of another shape', answer: json({ hello: 'world' }), kind: 'ambiguous', reason: 'malformed-answer' },
  { what: 'an answer without end in size', answer: json({ filler: 'x'.repeat(200_000) }), kind: 'ambiguous', reason: 'malformed-answer' },
  {
    what: 'a portal that does not know this device',
    answer: json({ refused: 'device-unknown' }, 403),
    kind: 'permanent',
    reason: 'device-unknown',
  },
  {
    what: 'a portal that revoked this device (S43)',
    answer: json({ refused: 'device-revoked' }, 403),
    kind: 'permanent',
    reason: 'device-revoked',
  },
  {
    what: 'an expired certificate of ours',
    answer: json({ refused: 'certificate-expired' }, 403),
    kind: 'permanent',
    reason: 'certificate-expired',
  },
  { what: 'an older portal (S42)', answer: json({ refused: 'portal-too-old' }, 426), kind: 'permanent', reason: 'portal-too-old' },
  { what: 'a newer portal (S42)', answer: json({ refused: 'portal-too-new' }, 426), kind: 'permanent', reason: 'portal-too-new' },
])('$what: $reason', async ({ answer, kind, reason }) => {
  const client = await aClient({ url: await aServer(answer) });
  expect(await client.feed(null)).toEqual(kindAndReason(kind, reason));
});

test('a refusal of one question is not a failure of the line', async () => {
  const client = await aClient({ url: await aServer(json({ refused: 'not-matched', retryAfterSeconds: 60 }, 401)) });
  const answer = await client.signIn({ username: 'u', password: 'p', code: '000000' });
  expect(answer).toEqual(err({ kind: 'refused', reason: 'not-matched', retryAfterSeconds: 60 }));
});

test('a portal of another clinic is not ours, whatever it answers', async () => {
  const otherClinic = await makeAuthority(plusMs(now(), -day));
  const url = await aServer(json(emptyFeed()), { identity: await serverIdentity(otherClinic) });
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason('permanent', 'wrong-portal'));
});

test('a certificate for another name is not our portal', async () => {
  const url = await aServer(json(emptyFeed()), { identity: await serverIdentity(undefined, now(), ['portal.example']) });
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason('permanent', 'wrong-portal'));
});

test('a device of the same clinic cannot stand in for the portal', async () => {
  const url = await aServer(json(emptyFeed()), { identity: await deviceIdentity() });
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason('permanent', 'wrong-portal'));
});

test('a portal whose certificate has expired says so', async () => {
  const url = await aServer(json(emptyFeed()), { identity: await serverIdentity(undefined, plusMs(now(), -40 * day)) });
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason('permanent', 'certificate-expired'));
});

test('a certificate from the future means that our clock is behind', async () => {
  const url = await aServer(json(emptyFeed()), { identity: await serverIdentity(undefined, plusMs(now(), 2 * day)) });
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason('permanent', 'clock-wrong'));
});

test('a portal that speaks only TLS 1.2 is none of ours', async () => {
  const url = await aServer(json(emptyFeed()), { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason('transient', 'proxy-in-the-way'));
});

test.each([
  { what: 'a proxy that answers without TLS', meet: 'HTTP/1.1 400 Bad Request\r\n\r\n', kind: 'transient', reason: 'proxy-in-the-way' },
  { what: 'a line closed before TLS', meet: null, kind: 'ambiguous', reason: 'cut-off' },
])('$what: $reason', async ({ meet, kind, reason }) => {
  const url = await aPlainServer((socket) => (meet === null ? socket.destroy() : socket.on('data', () => socket.end(meet))));
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason(kind, reason));
});

test('a line on which TLS never begins times out, and nothing was sent', async () => {
  const url = await aPlainServer(() => undefined);
  expect(await (await aClient({ url })).feed(null)).toEqual(kindAndReason('transient', 'timed-out'));
});

test('a portal that asks for a certificate of another authority does not know this device', async () => {
  const otherClinic = await makeAuthority(plusMs(now(), -day));
  const url = await aServer(json(emptyFeed()), { ca: otherClinic.certificate, rejectUnauthorized: true });
  const answer = await (await aClient({ url })).feed(null);
  expect(answer).toMatchObject({ ok: false, error: { reason: expect.stringMatching(/device-unknown|cut-off/) } });
});

test('no proxy of the environment is used', async () => {
  const asked: string[] = [];
  const proxy = createServer((socket) => void asked.push(String(socket.remotePort)));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as import('node:net').AddressInfo;
  process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
  try {
    const client = await aClient({ url: await aServer(json(emptyFeed())) });
    expect((await client.feed(null)).ok).toBe(true);
    expect(asked).toEqual([]);
  } finally {
    delete process.env.HTTPS_PROXY;
    proxy.close();
  }
});

test('a portal that asks for a valid certificate cuts ours when it has expired, and we know why', async () => {
  const url = await aServer(json(emptyFeed()), { rejectUnauthorized: true });
  const client = await aClient({ url, identity: await deviceIdentity(undefined, plusMs(now(), -30 * day)) });
  expect(await client.feed(null)).toEqual(kindAndReason('permanent', 'certificate-expired'));
});
