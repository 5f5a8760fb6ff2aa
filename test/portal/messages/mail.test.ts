import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { deliverDue } from '../../../portal/messages/deliver.ts';
import { queueVisits } from '../../../portal/messages/queue-visits.ts';
import { verifierFor } from '../../../portal/messages/token-signing.ts';
import { readToken } from '../../../shared/domain/arrival-token.ts';
import { LocalDate } from '../../../shared/domain/time.ts';
import { decoded } from '../../support/mail-server.ts';
import { at } from '../../support/people.ts';
import { aClinic, aMailServer, thePortal } from './support.ts';

const portal = thePortal();
const day = LocalDate.parse('2026-03-02');
const deliver = (clinic: { tenant: Parameters<ReturnType<typeof deliverDue>>[0] }) => deliverDue(portal)(clinic.tenant);
const nothing = { sent: 0, later: 0, failed: 0, unclear: 0, dropped: 0 };

/** A clinic with one invited patient, and its mail server. */
async function invited({
  server: options = {},
  smtp: overrides = {},
  patient = {},
}: {
  server?: Parameters<typeof aMailServer>[0];
  smtp?: object;
  patient?: object;
} = {}) {
  const server = await aMailServer(options);
  const clinic = await aClinic(portal, { settings: { smtp: { ...server.smtp, ...overrides } } });
  const visit = await clinic.visit({ patient });
  const settings = await clinic.settingsNow();
  await portal.store.write(clinic.tenant, (tx) => queueVisits(tx, { site: clinic.site, settings }, { kind: 'invitation', day }));
  return { server, clinic, visit };
}

describe('an invitation by mail', () => {
  test('reaches a real mail server over TLS, once', async () => {
    const { server, clinic } = await invited();
    expect(await deliver(clinic)).toEqual({ ...nothing, sent: 1 });
    expect(await deliver(clinic)).toEqual(nothing);
    expect(server.received).toMatchObject([{ from: 'desk@riverside.example', to: 'nora@example.org', secure: true }]);
  });

  test('holds the name, the day and time of the clinic’s zone, the number in fours, the QR and what to bring', async () => {
    const { server, clinic, visit } = await invited();
    await deliver(clinic);
    const mail = decoded(server.received[0]?.raw ?? '');
    const code = visit.bookingCode.replace(/(\d{4})(?=\d)/g, '$1 ');
    for (const part of [
      "Hello Nora Jane O'Brien",
      'Monday, March 2, 2026 at 9:10 AM',
      code,
      'What to bring',
      'We never ask for your password',
      'Content-ID: <qr@foyer>',
      'image/png',
      'Auto-Submitted: auto-generated',
    ])
      expect(mail).toContain(part);
  });

  test('says nothing of why the patient comes or whom they see', async () => {
    const { server, clinic } = await invited();
    await deliver(clinic);
    expect(decoded(server.received[0]?.raw ?? '')).not.toMatch(/oncology|follow-up|marsh|1948|555-201/i);
  });

  test('is in the patient’s language', async () => {
    const { server, clinic } = await invited({ patient: { language: 'vi' } });
    await deliver(clinic);
    expect(decoded(server.received[0]?.raw ?? '')).toContain('Những thứ cần mang theo');
  });

  test('signs in when the server wants it', async () => {
    const seen: string[] = [];
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) => {
      seen.push(`${username}:${password}`);
      return password === 'right' ? done(null, { user: 'desk' }) : done(Object.assign(new Error('no'), { responseCode: 535 }));
    };
    const server = { authOptional: false, onAuth };
    const { clinic } = await invited({ server, smtp: { user: 'desk', password: 'right' } });
    expect(await deliver(clinic)).toMatchObject({ sent: 1 });
    const other = await invited({ server, smtp: { user: 'desk', password: 'wrong' } });
    expect(await deliver(other.clinic)).toMatchObject({ later: 1 });
    expect((await other.clinic.list())[0]).toMatchObject({ state: 'waiting', trouble: 'sign-in-refused' });
    expect(seen).toEqual(['desk:right', 'desk:wrong']);
  });
});

describe('a mail is not sent', () => {
  test('to a server that offers no TLS', async () => {
    const { server, clinic } = await invited({ server: { disabledCommands: ['STARTTLS'] } });
    expect(await deliver(clinic)).toMatchObject({ later: 1 });
    expect(server.received).toEqual([]);
    expect((await clinic.list())[0]?.trouble).toBe('tls-failed');
  });

  test('to a server whose certificate nobody we trust has signed', async () => {
    const { server, clinic } = await invited({ smtp: { ca: null } });
    expect(await deliver(clinic)).toMatchObject({ later: 1 });
    expect(server.received).toEqual([]);
    expect((await clinic.list())[0]?.trouble).toBe('tls-failed');
  });

  test('about a visit that was cancelled, moved or has begun', async () => {
    const cancelled = await invited();
    await portal.store.write(cancelled.clinic.tenant, async (tx) =>
      tx.appointments.saveProgress({ ...cancelled.visit, status: 'cancelled' }),
    );
    expect(await deliver(cancelled.clinic)).toEqual({ ...nothing, dropped: 1 });
    const begun = await invited();
    portal.set(at('14:10'));
    expect(await deliver(begun.clinic)).toEqual({ ...nothing, dropped: 1 });
    expect([...cancelled.server.received, ...begun.server.received]).toEqual([]);
  });

  test('again to an address that the server refuses for good', async () => {
    const { clinic } = await invited({
      server: { onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })) },
    });
    expect(await deliver(clinic)).toEqual({ ...nothing, failed: 1 });
    expect((await clinic.list())[0]).toMatchObject({ state: 'failed', trouble: 'address-refused' });
  });
});

describe('a mail is tried again', () => {
  test('a minute later when the server was busy', async () => {
    const { server, clinic } = await invited({ server: { manners: 'busy' } });
    expect(await deliver(clinic)).toEqual({ ...nothing, later: 1 });
    server.state.manners = 'take';
    expect(await deliver(clinic)).toEqual(nothing);
    portal.pass(60_000);
    expect(await deliver(clinic)).toEqual({ ...nothing, sent: 1 });
    expect(server.received).toHaveLength(1);
  });

  test('until the visit begins, and not for ever', async () => {
    const { clinic } = await invited({ smtp: { port: 1 } });
    for (let pass = 0; pass < 30; pass += 1) {
      await deliver(clinic);
      portal.pass(3600_000);
    }
    expect(await clinic.counts()).toMatchObject({ waiting: 0, dropped: 1 });
  });

  test('while the others wait their turn: one closed server is not asked for each message', async () => {
    const { clinic } = await invited({ smtp: { port: 1 } });
    await clinic.visit();
    const settings = await clinic.settingsNow();
    await portal.store.write(clinic.tenant, (tx) => queueVisits(tx, { site: clinic.site, settings }, { kind: 'invitation', day }));
    expect(await deliver(clinic)).toEqual({ ...nothing, later: 1 });
    expect((await clinic.list()).map(({ tries }) => tries).sort()).toEqual([0, 1]);
  });
});

describe('a mail is never sent twice by itself', () => {
  test('when the server hangs up after reading it, it is unclear and stays so', async () => {
    const { server, clinic } = await invited({ server: { manners: 'hang-up-after-reading' } });
    expect(await deliver(clinic)).toEqual({ ...nothing, unclear: 1 });
    server.state.manners = 'take';
    portal.pass(3600_000);
    expect(await deliver(clinic)).toEqual(nothing);
    expect(server.received).toHaveLength(1);
    expect(await clinic.counts()).toMatchObject({ unclear: 1 });
  });

  test('when the portal dies between handing it over and writing that down', async () => {
    const { server, clinic } = await invited();
    await portal.store.write(clinic.tenant, (tx) => tx.messages.claim([]));
    expect(await deliver(clinic)).toEqual(nothing);
    portal.pass(6 * 60_000);
    expect(await deliver(clinic)).toEqual(nothing);
    expect(await clinic.counts()).toMatchObject({ unclear: 1, sending: 0 });
    expect(server.received).toEqual([]);
  });

  test('when two portals deliver at once', async () => {
    const { server, clinic } = await invited();
    await Promise.all([deliver(clinic), deliver(clinic), deliver(clinic)]);
    expect(server.received).toHaveLength(1);
  });
});

test('the QR of a mail is the visit’s own token', async () => {
  const { clinic, visit } = await invited();
  const message = await portal.store.write(clinic.tenant, (tx) => tx.messages.claim([]));
  const keys = await portal.store.read(clinic.tenant, (tx) => tx.tokenKeys.publicKeys(clinic.site.id));
  expect(readToken(message?.body.qr ?? '', verifierFor(keys))?.appointment).toBe(visit.id);
});
