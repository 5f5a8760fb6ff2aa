import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deliverDue } from '../../../portal/messages/deliver.ts';
import { queueVisits } from '../../../portal/messages/queue-visits.ts';
import { LocalDate, msOf } from '../../../shared/domain/time.ts';
import { aClinic, aWebhook, type ReceivedCall, thePortal } from './support.ts';

const portal = thePortal();
const day = LocalDate.parse('2026-03-02');
const nothing = { sent: 0, later: 0, failed: 0, unclear: 0, dropped: 0 };

/** A clinic with one patient to be told by telephone. */
async function told(answer: Parameters<typeof aWebhook>[0], overrides: object = {}) {
  const receiver = await aWebhook(answer);
  const clinic = await aClinic(portal, { settings: { webhook: { ...receiver.webhook, ...overrides } } });
  const visit = await clinic.visit();
  const settings = await clinic.settingsNow();
  await portal.store.write(clinic.tenant, (tx) => queueVisits(tx, { site: clinic.site, settings }, { kind: 'reminder', day }));
  return { ...receiver, clinic, visit, deliver: () => deliverDue(portal)(clinic.tenant) };
}

/** As docs/messages.md tells a receiver to check it. */
function isGenuine({ headers, body }: ReceivedCall, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(`${headers['foyer-timestamp']}.${body}`).digest('hex');
  const [given, own] = [Buffer.from(String(headers['foyer-signature'])), Buffer.from(`sha256=${wanted}`)];
  return given.length === own.length && timingSafeEqual(given, own);
}

describe('a text for a telephone', () => {
  test('is posted to the webhook, signed, with the number in E.164 and the words of docs/messages.md', async () => {
    const { calls, clinic, webhook, visit, deliver } = await told(() => ({ status: 202 }));
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
    const [call] = calls;
    if (!call) throw new Error('nothing was posted');
    expect(isGenuine(call, webhook.secret)).toBe(true);
    expect(isGenuine({ ...call, body: call.body.replace('Riverside', 'Elsewhere') }, webhook.secret)).toBe(false);
    expect(call.headers['foyer-timestamp']).toBe(String(msOf(portal.now) / 1000));
    const posted = JSON.parse(call.body);
    expect(Object.keys(posted).sort()).toEqual(['clinic', 'endsAt', 'id', 'kind', 'language', 'text', 'to', 'v']);
    expect(posted).toMatchObject({
      v: 1,
      id: (await clinic.list())[0]?.id,
      kind: 'reminder',
      to: '+15552014821',
      language: 'en',
      endsAt: visit.start,
    });
    expect(posted.text).toContain('Monday, March 2, 2026 at 9:10 AM');
    expect(posted.text).not.toMatch(/oncology|marsh|nora|o'brien/i);
  });

  test('is posted again under the same key when the answer was lost', async () => {
    const { calls, deliver } = await told((_call, count) => (count === 1 ? null : { status: 200 }));
    expect(await deliver()).toEqual({ ...nothing, later: 1 });
    portal.pass(60_000);
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
    expect(calls[0]?.headers['idempotency-key']).toBe(calls[1]?.headers['idempotency-key']);
    expect(calls[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is posted again under the same key when the portal died at work', async () => {
    const { calls, clinic, deliver } = await told(() => ({ status: 200 }));
    const claimed = await portal.store.write(clinic.tenant, (tx) => tx.messages.claim([]));
    portal.pass(6 * 60_000);
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
    expect(calls[0]?.headers['idempotency-key']).toBe(claimed?.id);
  });

  test.each([408, 425, 429, 500, 503])('is tried again after %i', async (status) => {
    const { deliver } = await told((_call, count) => ({ status: count === 1 ? status : 200 }));
    expect(await deliver()).toEqual({ ...nothing, later: 1 });
    portal.pass(60_000);
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
  });

  test.each([400, 404, 422])('is given up after %i', async (status) => {
    const { calls, clinic, deliver } = await told(() => ({ status }));
    expect(await deliver()).toEqual({ ...nothing, failed: 1 });
    portal.pass(3600_000);
    expect(await deliver()).toEqual(nothing);
    expect(calls).toHaveLength(1);
    expect(await clinic.counts()).toMatchObject({ failed: 1 });
  });

  test('never follows a redirect', async () => {
    const elsewhere = await aWebhook(() => ({ status: 200 }));
    const { clinic, deliver } = await told(() => ({ status: 307, headers: { location: elsewhere.webhook.url } }));
    expect(await deliver()).toEqual({ ...nothing, failed: 1 });
    expect(elsewhere.calls).toEqual([]);
    expect((await clinic.list())[0]?.trouble).toBe('redirected');
  });

  test('does not wait for, or read, an answer without end', async () => {
    const { deliver } = await told(() => ({ status: 200, body: Buffer.alloc(20_000_000, 'x') }));
    const before = performance.now();
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('is not posted to a server whose certificate nobody we trust has signed', async () => {
    const { calls, clinic, deliver } = await told(() => ({ status: 200 }), { ca: null });
    expect(await deliver()).toEqual({ ...nothing, later: 1 });
    expect(calls).toEqual([]);
    expect((await clinic.list())[0]?.trouble).toBe('tls-failed');
  });
});
