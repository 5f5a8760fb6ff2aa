import { describe, expect, test } from 'vitest';
import { queueVisits, scheduledQueues } from '../../../portal/messages/queue-visits.ts';
import { tokenSigner, verifierFor } from '../../../portal/messages/token-signing.ts';
import { queueDue } from '../../../portal/messages/worker.ts';
import { readToken } from '../../../shared/domain/arrival-token.ts';
import { AppointmentId } from '../../../shared/domain/ids.ts';
import { dayIn, LocalDate } from '../../../shared/domain/time.ts';
import { aName, at, newYork } from '../../support/people.ts';
import { aClinic, thePortal } from './support.ts';

const portal = thePortal();
const day = LocalDate.parse('2026-03-02');
const smtp = { host: '127.0.0.1', port: 2525, security: 'none', from: 'desk@riverside.example' };
const webhook = { url: 'https://127.0.0.1:9/', secret: 'x'.repeat(32) };

type Clinic = Awaited<ReturnType<typeof aClinic>>;
const invite = async (clinic: Clinic, kind: 'invitation' | 'reminder' = 'invitation') => {
  const settings = await clinic.settingsNow();
  return portal.store.write(clinic.tenant, (tx) => queueVisits(tx, { site: clinic.site, settings }, { kind, day }));
};
const nothing = { queued: 0, already: 0, noAddress: 0, notWanted: 0 };

describe('inviting the patients of a day', () => {
  test('queues one message for each, and none when asked again', async () => {
    const clinic = await aClinic(portal, { settings: { smtp } });
    await clinic.visit();
    await clinic.visit();
    expect(await invite(clinic)).toEqual({ ...nothing, queued: 2 });
    expect(await invite(clinic)).toEqual({ ...nothing, already: 2 });
    expect(await clinic.counts()).toMatchObject({ waiting: 2 });
  });

  test('writes by e-mail first, by telephone when there is none that works, and counts who needs a letter', async () => {
    const clinic = await aClinic(portal, { settings: { smtp, webhook } });
    await clinic.visit();
    await clinic.visit({ patient: { emails: ['not an address'] } });
    await clinic.visit({ patient: { emails: [], phones: ['12'] } });
    expect(await invite(clinic)).toEqual({ ...nothing, queued: 2, noAddress: 1 });
    expect((await clinic.list()).map(({ channel }) => channel).sort()).toEqual(['email', 'webhook']);
  });

  test('leaves out the dead, replaced records and visits that have begun', async () => {
    const clinic = await aClinic(portal, { settings: { smtp } });
    await clinic.visit({ patient: { deceased: true } });
    await clinic.visit({ patient: { inactive: true } });
    await clinic.visit();
    portal.set(at('14:30'));
    expect(await invite(clinic)).toEqual({ ...nothing, notWanted: 3 });
  });

  test('tells of a visit again when it was moved', async () => {
    const clinic = await aClinic(portal, { settings: { smtp } });
    const { id, site } = await clinic.visit();
    await invite(clinic);
    await portal.store.write(clinic.tenant, (tx) => tx.appointments.reschedule(id, { site, start: at('16:00') }));
    expect(await invite(clinic)).toEqual({ ...nothing, queued: 1 });
  });

  test('does not remind within a day of inviting, and does later', async () => {
    const clinic = await aClinic(portal, { settings: { smtp } });
    portal.set(at('15:00', '2026-02-27'));
    await clinic.visit();
    await invite(clinic);
    expect(await invite(clinic, 'reminder')).toEqual({ ...nothing, already: 1 });
    portal.set(at('16:00', '2026-03-01'));
    expect(await invite(clinic, 'reminder')).toEqual({ ...nothing, queued: 1 });
  });

  test('keeps no address and no text in clear', async () => {
    const clinic = await aClinic(portal, { settings: { smtp } });
    await clinic.visit();
    await invite(clinic);
    expect(JSON.stringify(await clinic.list())).not.toMatch(/nora|O'Brien|example\.org/i);
  });
});

describe('what goes out by itself', () => {
  const sender = async (settings: object) => {
    const clinic = await aClinic(portal, { settings });
    return { site: clinic.site, settings: await clinic.settingsNow() };
  };

  test('is the invitation a week ahead and the reminder a day ahead', async () => {
    const due = scheduledQueues(await sender({ smtp }), at('17:00', '2026-03-01'));
    expect(due.filter(({ kind }) => kind === 'invitation').map(({ day: on }) => on)).toEqual(
      [2, 3, 4, 5, 6, 7, 8].map((n) => `2026-03-0${n}`),
    );
    expect(due.filter(({ kind }) => kind === 'reminder')).toEqual([{ kind: 'reminder', day }]);
  });

  test('goes in the day-time of the site only', async () => {
    const one = await sender({ smtp });
    expect(scheduledQueues(one, at('13:59', '2026-03-01'))).toEqual([]);
    expect(scheduledQueues(one, at('14:00', '2026-03-01'))).not.toEqual([]);
    expect(scheduledQueues(one, at('00:00', '2026-03-02'))).toEqual([]);
  });

  test('is nothing where nothing is set', async () => expect(scheduledQueues(await sender({}), at('17:00', '2026-03-01'))).toEqual([]));

  test('is queued once, however often the portal looks', async () => {
    const clinic = await aClinic(portal, { settings: { smtp } });
    await clinic.visit();
    expect(await queueDue(portal)(clinic.tenant)).toBe(1);
    expect(await queueDue(portal)(clinic.tenant)).toBe(0);
  });
});

describe('the token of a visit', () => {
  const sign = (clinic: Clinic, id: AppointmentId, start = at('14:10')) =>
    portal.store.write(clinic.tenant, async (tx) => (await tokenSigner(tx, clinic.site))({ id, start }));
  const keys = (clinic: Clinic) => portal.store.read(clinic.tenant, (tx) => tx.tokenKeys.publicKeys(clinic.site.id));
  const visit = AppointmentId.parse('3f2b1c9e-7a64-4f0e-9d3e-2f1a5b6c7d8e');

  test('is read with the site’s public key and is good on the visit’s day', async () => {
    const clinic = await aClinic(portal);
    const token = readToken(await sign(clinic, visit), verifierFor(await keys(clinic)));
    expect(token).toMatchObject({ appointment: visit, site: clinic.site.id });
    expect(dayIn(newYork, token?.issued ?? portal.now)).toBe(day);
  });

  test('is the same on every copy, and another when the visit was moved', async () => {
    const clinic = await aClinic(portal);
    expect(await sign(clinic, visit)).toBe(await sign(clinic, visit));
    const idOf = async (start = at('14:10')) => readToken(await sign(clinic, visit, start), verifierFor(await keys(clinic)))?.id;
    expect(await idOf()).not.toBe(await idOf(at('16:00')));
  });

  test('of another clinic is not read', async () => {
    const [one, other] = [await aClinic(portal), await aClinic(portal)];
    await sign(other, visit);
    expect(readToken(await sign(one, visit), verifierFor(await keys(other)))).toBeNull();
  });

  test('tells devices once that there is a key', async () => {
    const clinic = await aClinic(portal);
    const revision = () => portal.store.portal.revisionOf(clinic.tenant);
    const before = await revision();
    await sign(clinic, visit);
    expect(await revision()).toBe(before + 1);
    await sign(clinic, visit);
    expect(await revision()).toBe(before + 1);
  });
});

test('a name cannot break the message around it', async () => {
  const clinic = await aClinic(portal, { settings: { smtp } });
  await clinic.visit({ patient: { name: aName('<b>{code}\u202e', 'Zoë\r\nBcc: x@y.example'), language: 'ar' } });
  expect(await invite(clinic)).toMatchObject({ queued: 1 });
  const message = await portal.store.write(clinic.tenant, (tx) => tx.messages.claim([]));
  expect(message?.body.html).not.toContain('<b>');
  expect(message?.body.text).not.toMatch(/\u202e|\r/);
  expect(message?.body.html).toContain('dir="rtl"');
});
