import { describe, expect, test } from 'vitest';
import { deliverDue } from '../../../portal/messages/deliver.ts';
import { checkCode, sendCode } from '../../../portal/messages/one-time-codes.ts';
import { CheckCode, SendCode } from '../../../shared/sync/code-commands.ts';
import { decoded } from '../../support/mail-server.ts';
import { aName, at } from '../../support/people.ts';
import { aClinic, aMailServer, aWebhook, newId, thePortal } from './support.ts';

const portal = thePortal();

/** A clinic on the visit's day with its mail server, and a patient who can be sent a code. */
async function aDay() {
  const server = await aMailServer();
  const clinic = await aClinic(portal, { settings: { smtp: server.smtp } });
  const visit = await clinic.visit();
  portal.set(at('14:00'));
  const deliver = () => deliverDue(portal)(clinic.tenant);
  const send = (overrides: object = {}) => {
    const claim = { by: 'name', family: 'OBrien', given: null };
    const command = SendCode.parse({
      id: newId(),
      type: 'send-code',
      claim,
      birthDate: '1948-03-04',
      channel: 'email',
      language: 'en',
      ...overrides,
    });
    return portal.store.write(clinic.tenant, async (tx) => ({ id: command.id, answer: await sendCode(tx, clinic.device, command) }));
  };
  const check = (sent: string, code: string, overrides: object = {}, device = clinic.device) => {
    const command = CheckCode.parse({ id: newId(), type: 'check-code', send: sent, code, birthDate: '1948-03-04', ...overrides });
    return portal.store.write(clinic.tenant, (tx) => checkCode(tx, device, command));
  };
  const mailed = () =>
    /(\d{3}) (\d{3})/
      .exec(decoded(server.received.at(-1)?.raw ?? ''))
      ?.slice(1)
      .join('') ?? '';
  return { ...server, clinic, visit, deliver, send, check, mailed };
}

const done = { ok: true, value: null };
const notFound = { ok: false, error: 'not-found' };
const wrongCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a code by mail', () => {
  test('opens the patient’s own visit, with the birth date, once', async () => {
    const { send, check, deliver, mailed, visit } = await aDay();
    const { id, answer } = await send();
    expect(answer).toEqual(done);
    await deliver();
    expect(await check(id, mailed())).toEqual({ ok: true, value: { appointment: visit.id } });
    expect(await check(id, mailed())).toEqual(notFound);
  });

  test.each(['arrived', 'checked-in'] as const)('goes to whoever is %s already, too', async (status) => {
    const { send, check, deliver, mailed, visit, clinic } = await aDay();
    await portal.store.write(clinic.tenant, (tx) => tx.appointments.saveProgress({ ...visit, status }));
    const { id } = await send();
    await deliver();
    expect(await check(id, mailed())).toMatchObject({ ok: true });
  });

  test('is found by the number on the letter as well', async () => {
    const { send, check, deliver, mailed, visit } = await aDay();
    const { id } = await send({ claim: { by: 'booking-code', code: visit.bookingCode } });
    await deliver();
    expect(await check(id, mailed())).toMatchObject({ ok: true });
  });

  test('goes to the address on file, names nobody, and says that it lasts ten minutes', async () => {
    const { send, deliver, received } = await aDay();
    await send();
    await deliver();
    expect(received).toMatchObject([{ to: 'nora@example.org' }]);
    const mail = decoded(received[0]?.raw ?? '');
    expect(mail).toContain('10 minutes');
    expect(mail).not.toMatch(/nora jane|o'brien|oncology|march/i);
  });

  test('by telephone goes to the webhook', async () => {
    const receiver = await aWebhook(() => ({ status: 200 }));
    const { clinic, send, check, deliver } = await aDay();
    await clinic.saveSettings({ webhook: receiver.webhook });
    const { id } = await send({ channel: 'phone', language: 'es' });
    await deliver();
    const posted = JSON.parse(receiver.calls[0]?.body ?? '{}');
    expect(posted).toMatchObject({ kind: 'one-time-code', language: 'es', to: '+15552014821' });
    expect(await check(id, /(\d{3}) (\d{3})/.exec(posted.text)?.slice(1).join('') ?? '')).toMatchObject({ ok: true });
  });

  test.each([
    ['wrong', (code: string) => wrongCode(code), {}, 0],
    ['right with another birth date', (code: string) => code, { birthDate: '1948-03-05' }, 0],
    ['right after ten minutes', (code: string) => code, {}, 10 * 60_000],
  ])('does not open when it is %s', async (_what, code, overrides, later) => {
    const { send, check, deliver, mailed } = await aDay();
    const { id } = await send();
    await deliver();
    portal.pass(later);
    expect(await check(id, code(mailed()), overrides)).toEqual(notFound);
  });

  test('does not open at another kiosk', async () => {
    const { clinic, send, check, deliver, mailed } = await aDay();
    const { id } = await send();
    await deliver();
    const other = { ...clinic.device, id: `${clinic.device.id}-b` as typeof clinic.device.id };
    expect(await check(id, mailed(), {}, other)).toEqual(notFound);
  });

  test('is closed after five tries, even for the right one, and says no more than before', async () => {
    const { clinic, send, check, deliver, mailed } = await aDay();
    await portal.store.write(clinic.tenant, (tx) =>
      tx.sites.save(
        clinic.site.id,
        {
          ...clinic.site.settings,
          policy: { ...clinic.site.settings.policy, identity: { ...clinic.site.settings.policy.identity, kioskFailures: 100 } },
        },
        0,
      ),
    );
    const { id } = await send();
    await deliver();
    for (let tries = 0; tries < 5; tries += 1) expect(await check(id, wrongCode(mailed()))).toEqual(notFound);
    expect(await check(id, mailed())).toEqual(notFound);
  });

  test('slows a kiosk where guesses fail', async () => {
    const { send, check } = await aDay();
    const { id } = await send();
    for (let tries = 0; tries < 5; tries += 1) await check(id, '000000');
    expect(await check(id, '000000')).toEqual({ ok: false, error: 'too-many' });
  });
});

describe('who is known is never told', () => {
  const rows = async (clinic: Awaited<ReturnType<typeof aDay>>['clinic']) =>
    (await clinic.list()).map(({ kind, appointment }) => ({ kind, appointment }));

  test.each([
    ['a name nobody has', { claim: { by: 'name', family: 'Nobody', given: null } }],
    ['the wrong birth date', { birthDate: '1950-01-01' }],
    ['a letter number nobody has', { claim: { by: 'booking-code', code: '999999999999' } }],
    ['a first name of somebody else', { claim: { by: 'name', family: 'OBrien', given: 'Peter' } }],
  ])('%s gets the same answer, stores the same rows and sends nothing', async (_what, claim) => {
    const known = await aDay();
    const { answer: right } = await known.send();
    const unknown = await aDay();
    const { id, answer } = await unknown.send(claim);
    expect(answer).toEqual(right);
    expect(await rows(unknown.clinic)).toEqual(await rows(known.clinic));
    await unknown.deliver();
    expect(unknown.received).toEqual([]);
    expect(await unknown.check(id, '123456')).toEqual(notFound);
  });

  test('a patient without an e-mail gets the same answer', async () => {
    const { clinic, send, deliver, received } = await aDay();
    await clinic.visit({ patient: { name: aName('Silent', 'Ann'), emails: [] } });
    expect((await send({ claim: { by: 'name', family: 'Silent', given: null } })).answer).toEqual(done);
    await deliver();
    expect(received).toEqual([]);
  });

  test('twins are not told apart by guessing: nothing goes to either until a first name says who', async () => {
    const { clinic, send, deliver, received } = await aDay();
    await clinic.visit({ patient: { name: aName('Twin', 'Ana'), emails: ['ana@example.org'] } });
    await clinic.visit({ patient: { name: aName('Twin', 'Eva'), emails: ['eva@example.org'] } });
    expect((await send({ claim: { by: 'name', family: 'Twin', given: null } })).answer).toEqual(done);
    await deliver();
    expect(received).toEqual([]);
    await send({ claim: { by: 'name', family: 'Twin', given: 'Eva' } });
    await deliver();
    expect(received.map(({ to }) => to)).toEqual(['eva@example.org']);
  });

  test('somebody who comes on another day is not found today', async () => {
    const { clinic, send, deliver, received } = await aDay();
    await clinic.visit({ start: at('14:00', '2026-03-03'), patient: { name: aName('Tomorrow', 'Tom') } });
    await send({ claim: { by: 'name', family: 'Tomorrow', given: null } });
    await deliver();
    expect(received).toEqual([]);
  });

  test('the fourth code within an hour looks sent and is not', async () => {
    const { send, deliver, received } = await aDay();
    for (let asked = 0; asked < 4; asked += 1) expect((await send()).answer).toEqual(done);
    await deliver();
    expect(received).toHaveLength(3);
  });

  test('a kiosk that asks for everybody is stopped', async () => {
    const { send } = await aDay();
    for (let asked = 0; asked < 20; asked += 1) await send({ claim: { by: 'name', family: `Guess${asked}`, given: null } });
    expect((await send()).answer).toEqual({ ok: false, error: 'too-many' });
  });

  test('a site where guesses fail at several kiosks sends and checks no code until they are fewer, and that is on record', async () => {
    const { clinic, send, check, deliver, mailed } = await aDay();
    const identity = { ...clinic.site.settings.policy.identity, kioskFailures: 1000, siteFailuresPerHour: 4 };
    const settings = { ...clinic.site.settings, policy: { ...clinic.site.settings.policy, identity } };
    await portal.store.write(clinic.tenant, (tx) => tx.sites.save(clinic.site.id, settings, 0));
    const { id } = await send();
    await deliver();
    for (const kiosk of ['a', 'b', 'c', 'd']) await check(id, '000000', {}, { ...clinic.device, id: kiosk as typeof clinic.device.id });
    expect((await send()).answer).toEqual({ ok: false, error: 'too-many' });
    expect(await check(id, mailed())).toEqual({ ok: false, error: 'too-many' });
    const acts = await portal.store.read(clinic.tenant, (tx) => tx.auditLog.after(0, 1000));
    expect(acts.filter(({ action }) => action === 'site-guessing')).toMatchObject([{ detail: { misses: 4 } }]);
    portal.pass(61 * 60_000);
    expect((await send()).answer).toEqual(done);
  });

  test('a console may ask for none', async () => {
    const { clinic } = await aDay();
    const command = CheckCode.parse({ id: newId(), type: 'check-code', send: newId(), code: '123456', birthDate: '1948-03-04' });
    const answer = await portal.store.write(clinic.tenant, (tx) => checkCode(tx, { ...clinic.device, role: 'console' }, command));
    expect(answer).toEqual({ ok: false, error: 'not-allowed' });
  });
});
