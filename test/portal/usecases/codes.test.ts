import { expect, test } from 'vitest';
import { MessageSettings } from '../../../portal/messages/settings.ts';
import { newKey } from '../../../portal/messages/token-signing.ts';
import { SiteSettings } from '../../../shared/domain/site.ts';
import { Command } from '../../../shared/sync/portal-api.ts';
import { aClinic, aPerson, type Clinic, entries, mainStreet, newId, riverside } from '../support/clinic.ts';
import { sharedStore } from '../support/test-store.ts';

const opened = sharedStore();
const smtp = { host: '127.0.0.1', port: 2525, security: 'none', from: 'clinic@example.org' };

/** A clinic that writes e-mail and answers about codes after 40 ms instead of the policy's 1.2 s. */
async function aQuickClinic() {
  const clinic = await aClinic(opened());
  await clinic.store.write(clinic.tenant, async (tx) => {
    await tx.messageSettings.save(mainStreet, MessageSettings.parse({ smtp, phoneCountry: 'SG' }));
    await tx.sites.save(mainStreet, SiteSettings.parse({ name: 'Site', policy: { identity: { refusalMs: 40 } } }), 0);
  });
  return clinic;
}

const sendCode = (family: string) =>
  Command.parse({
    id: newId(),
    type: 'send-code',
    claim: { by: 'name', family, given: null },
    birthDate: '1980-01-02',
    channel: 'email',
    language: 'en',
  });

const timed = async (clinic: Clinic, command: Command) => {
  const began = performance.now();
  return { answer: await clinic.command(clinic.kiosk, command), took: performance.now() - began };
};

test('asking for a code is answered alike, and as late, for somebody known and for nobody', async () => {
  const clinic = await aQuickClinic();
  await clinic.aVisit(aPerson());
  const before = await clinic.revision();
  const known = await timed(clinic, sendCode("O'Brien"));
  const unknown = await timed(clinic, sendCode('Nobody'));
  expect(known.answer).toMatchObject({ answer: 'done', revision: before, found: null, appointment: null });
  expect(unknown.answer).toEqual(known.answer);
  expect(Math.min(known.took, unknown.took)).toBeGreaterThanOrEqual(39);
});

test('a wrong code, a late one and one that nobody sent are the same refusal', async () => {
  const clinic = await aQuickClinic();
  await clinic.aVisit(aPerson());
  const send = sendCode("O'Brien");
  await clinic.command(clinic.kiosk, send);
  for (const sent of [send.id, newId()]) {
    const check = Command.parse({ id: newId(), type: 'check-code', send: sent, code: '000000', birthDate: '1980-01-02' });
    expect((await timed(clinic, check)).answer).toEqual({ answer: 'refused', reason: 'not-found' });
  }
});

test('a kiosk learns the keys of its letters, the ways to send a code, the country of its telephones and the secret of its site; a console learns no secret', async () => {
  const clinic = await aQuickClinic();
  const key = await clinic.store.write(clinic.tenant, (tx) => newKey(tx, mainStreet));
  const siteOf = async (device: Clinic['kiosk']) => entries(await clinic.feed(device), 'site')[0]?.put;
  const kiosk = await siteOf(clinic.kiosk);
  expect(kiosk).toMatchObject({ arrivalTokenKeys: [key.publicKey], codeChannels: ['email'], phoneCountry: 'SG' });
  expect(kiosk?.decoyKey).toMatch(/^[\w-]{43}$/);
  expect((await siteOf(clinic.console))?.decoyKey).toBeNull();
});

test('two kiosks of a site share its secret; another site has another', async () => {
  const clinic = await aQuickClinic();
  const second = await clinic.aDevice('kiosk', mainStreet);
  const secretOf = async (device: Clinic['kiosk']) => entries(await clinic.feed(device), 'site')[0]?.put.decoyKey;
  expect(await secretOf(second)).toBe(await secretOf(clinic.kiosk));
  expect(await secretOf(await clinic.aDevice('kiosk', riverside))).not.toBe(await secretOf(clinic.kiosk));
});
