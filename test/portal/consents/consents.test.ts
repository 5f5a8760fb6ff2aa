import { expect, test } from 'vitest';
import { readReceipt } from '../../../portal/consents/receipt.ts';
import { deliverDue } from '../../../portal/messages/deliver.ts';
import { readForStaff } from '../../../portal/usecases/read-for-staff.ts';
import { ConsentCode } from '../../../shared/domain/consent.ts';
import type { AppointmentId } from '../../../shared/domain/ids.ts';
import { about, aClinic, aFact, anArrival, aPerson, type Clinic, entries, mainStreet, newId } from '../support/clinic.ts';
import { at, sharedStore } from '../support/test-store.ts';
import { aConsent, asksFor, consent, drawn, hashOf, shown, wordings } from './support.ts';

const opened = sharedStore();

test('S110: an agreement is kept with what was shown, in which language, by whom and how it was signed', async () => {
  const { clinic, id } = await aVisitThatAsks();
  const [answer] = await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));

  expect(answer).toMatchObject({ answer: 'accepted' });
  const receipt = await clinic.store.read(clinic.tenant, async (tx) => readReceipt(tx, (await tx.appointments.find(id))!));
  expect(receipt?.receipt.lines).toMatchObject([
    {
      consent,
      version: 1,
      language: 'en',
      ...wordings.en,
      textHash: shown.textHash,
      status: 'active',
      dateTime: at('08:55'),
      signature: drawn,
    },
  ]);
  expect((await clinic.audit()).find(({ action }) => action === 'consent-give')).toMatchObject({
    subject: `Appointment/${id}`,
    actor: { kind: 'patient' },
    detail: { consent, version: 1, language: 'en', signedBy: 'patient' },
  });
});

test('S110: the kiosk and the console learn the answer, the last word counts, and how it was signed stays at the portal', async () => {
  const { clinic, id } = await aVisitThatAsks();
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));
  await clinic.push(clinic.kiosk, { ...aConsent(clinic, 'consent-withdrawn', id), occurredAt: { wall: at('08:57'), mono: 9, offset: 0 } });

  for (const device of [clinic.kiosk, clinic.console]) {
    const feed = await clinic.feed(device);
    expect(entries(feed, 'appointment').map(({ put }) => put.consents)).toEqual([
      [{ consent, version: 1, status: 'inactive', dateTime: at('08:57'), keptAt: null, language: 'en' }],
    ]);
    expect(JSON.stringify(feed)).not.toContain('strokes');
  }
});

test.each([
  ['another wording', { textHash: 'a'.repeat(64) }],
  ['a version that never was', { version: 7 }],
  ['a language without a text', { language: 'vi' }],
])('S110: an answer to %s is refused, for nobody could say later what was agreed', async (_what, over) => {
  const { clinic, id } = await aVisitThatAsks();
  expect(await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id, over))).toMatchObject([
    { answer: 'refused', reason: 'not-expected' },
  ]);
});

test('S8: who said only a name gives no consent, and no console gives one for a patient', async () => {
  const { clinic, id } = await aVisitThatAsks();
  const byName = aConsent(clinic, 'consent-given', id, { tier: 'D' });
  const atDesk = { ...aConsent(clinic, 'consent-given', id), device: clinic.console.id };
  expect(await clinic.push(clinic.kiosk, byName)).toMatchObject([{ reason: 'role-not-allowed' }]);
  expect(await clinic.push(clinic.console, atDesk)).toMatchObject([{ reason: 'role-not-allowed' }]);
});

test('a retired text is asked of nobody any more, and an answer given offline before still counts', async () => {
  const { clinic, id } = await aVisitThatAsks();
  const before = await clinic.feed(clinic.kiosk);
  expect(entries(before, 'site')[0]?.put.consents).toMatchObject([{ consent, version: 1, wordings }]);
  await clinic.store.write(clinic.tenant, (tx) => tx.consentTexts.retire(mainStreet, consent));

  const after = await clinic.feed(clinic.kiosk, before.cursor);
  expect(entries(after, 'site')[0]?.put.consents).toEqual([]);
  expect(await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id))).toMatchObject([{ answer: 'accepted' }]);
});

test('S113: kiosks and consoles are told the optional texts asked no more that somebody agreed to, in the languages they were read in', async () => {
  const { clinic, id } = await aVisitThatAsks();
  await asksForNeeded(clinic);
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id, { language: 'ar', textHash: hashOf(wordings.ar) }));
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id, needed));
  expect(await formerAt(clinic, clinic.kiosk)).toEqual([]);

  await asksFor(clinic);
  await asksForNeeded(clinic);
  const former = [{ consent, version: 1, required: false, wordings: { ar: wordings.ar } }];
  expect(await formerAt(clinic, clinic.kiosk)).toEqual(former);
  await clinic.store.write(clinic.tenant, (tx) => tx.consentTexts.retire(mainStreet, consent));
  expect(await formerAt(clinic, clinic.kiosk)).toEqual(former);
  expect(await formerAt(clinic, clinic.console)).toEqual(former);
  expect(await formerAt(clinic, clinic.otherKiosk)).toEqual([]);
  expect(await formerAt(clinic, await clinic.aDevice('display'))).toEqual([]);
});

test('S113: a text nobody agreed to is not told; an agreement that arrives late to a retired one is, at once', async () => {
  const { clinic, id } = await aVisitThatAsks();
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-declined', id));
  await clinic.store.write(clinic.tenant, (tx) => tx.consentTexts.retire(mainStreet, consent));
  const before = await clinic.feed(clinic.kiosk);
  expect(entries(before, 'site')[0]?.put.formerConsents).toEqual([]);

  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));
  expect(entries(await clinic.feed(clinic.kiosk, before.cursor), 'site')[0]?.put.formerConsents).toMatchObject([
    { consent, version: 1, wordings: { en: wordings.en } },
  ]);
});

test('what was agreed to is taken back after the text was retired: kept, in the record of access, and named by the receipt', async () => {
  const { clinic, id } = await aVisitThatAsks();
  const inArabic = { language: 'ar', textHash: hashOf(wordings.ar) };
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id, inArabic));
  await clinic.store.write(clinic.tenant, (tx) => tx.consentTexts.retire(mainStreet, consent));
  const withdrawn = { ...aConsent(clinic, 'consent-withdrawn', id, inArabic), occurredAt: { wall: at('08:57'), mono: 9, offset: 0 } };
  expect(await clinic.push(clinic.kiosk, withdrawn)).toMatchObject([{ answer: 'accepted' }]);

  expect((await clinic.audit()).find(({ action }) => action === 'consent-withdraw')).toMatchObject({
    subject: `Appointment/${id}`,
    detail: { consent, version: 1, language: 'ar' },
  });
  const read = await clinic.store.read(clinic.tenant, async (tx) => readReceipt(tx, (await tx.appointments.find(id))!));
  expect(read?.receipt.lines).toMatchObject([{ consent, version: 1, language: 'ar', status: 'inactive', ...wordings.ar }]);
  expect(await formerAt(clinic, clinic.kiosk)).toHaveLength(1);
});

test('a new text of the same name is a new version, and kiosks ask the newest', async () => {
  const { clinic } = await aVisitThatAsks();
  expect(await asksFor(clinic, { required: true })).toBe(2);
  expect(entries(await clinic.feed(clinic.kiosk), 'site')[0]?.put.consents).toMatchObject([{ consent, version: 2, required: true }]);
});

test('an agreement that was kept says when; one that is not in force cannot be kept', async () => {
  const { clinic, id } = await aVisitThatAsks();
  const kept = () => aFact(clinic.kiosk, 'consent-kept', { ...about(id), body: { consent, version: 1, tier: 'B' } });
  expect(await clinic.push(clinic.kiosk, kept())).toMatchObject([{ reason: 'not-expected' }]);
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));
  expect(await clinic.push(clinic.kiosk, kept())).toMatchObject([{ answer: 'accepted' }]);
  expect(entries(await clinic.feed(clinic.kiosk), 'appointment')[0]?.put.consents).toMatchObject([{ keptAt: at('08:55') }]);
});

test('S112: staff read the receipt at the console, and that they did is in the record of access', async () => {
  const { clinic, id } = await aVisitThatAsks();
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));
  const person = await clinic.staff('front-desk');
  const token = await tokenOf(clinic, person);

  const read = readForStaff({ store: clinic.store });
  expect(await read(clinic.console, { type: 'consent-receipt', appointment: id }, token)).toMatchObject({ kind: 'consent-receipt' });
  expect((await clinic.audit()).find(({ action }) => action === 'consent-receipt')).toMatchObject({
    actor: { kind: 'staff', id: person.id },
  });
  expect(await read(clinic.console, { type: 'consent-receipt', appointment: id }, null)).toEqual({
    kind: 'refused',
    reason: 'not-allowed',
  });
  expect(await read(clinic.kiosk, { type: 'consent-receipt', appointment: id }, token)).toEqual({ kind: 'refused', reason: 'not-allowed' });
});

test('a receipt is mailed to the address on file, once for what it says, without name or signature', async () => {
  const { clinic, id } = await aVisitThatAsks();
  await sendsMail(clinic);
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));
  const ask = () => aFact(clinic.kiosk, 'consent-receipt-asked', { ...about(id), body: { tier: 'B' } });
  await clinic.push(clinic.kiosk, ask());
  await clinic.push(clinic.kiosk, ask());

  const message = await clinic.store.write(clinic.tenant, (tx) => tx.messages.claim([]));
  expect(message).toMatchObject({ kind: 'consent-receipt', address: 'ann@example.org' });
  expect(message?.body.text).toContain(wordings.en.body);
  expect(message?.body.text).toContain(shown.textHash);
  expect(message?.body.text).not.toContain("O'Brien");
  expect(await clinic.store.write(clinic.tenant, (tx) => tx.messages.claim([]))).toBeNull();
});

test('without an e-mail on file nothing is queued, and the record says so', async () => {
  const { clinic, id } = await aVisitThatAsks(aPerson({ emails: [] }));
  await clinic.push(clinic.kiosk, aFact(clinic.kiosk, 'consent-receipt-asked', { ...about(id), body: { tier: 'B' } }));
  expect((await clinic.audit()).find(({ action }) => action === 'consent-receipt')?.detail).toMatchObject({ by: 'email', queued: false });
});

test('staff mail the receipt, too: of a withdrawal a new one, with who sent it in the record of access; and only staff who may read it', async () => {
  const { clinic, id } = await aVisitThatAsks();
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));
  const person = await clinic.staff('front-desk');
  const token = await tokenOf(clinic, person);
  const mail = (by: string) => clinic.command(clinic.console, { id: newId(), type: 'mail-receipt', appointment: id }, by);
  expect(await mail(token)).toMatchObject({ answer: 'refused', reason: 'not-offered' });

  await sendsMail(clinic);
  expect(await mail(token)).toMatchObject({ answer: 'done' });
  expect(await mail(token)).toMatchObject({ answer: 'done' });
  await clinic.push(clinic.kiosk, { ...aConsent(clinic, 'consent-withdrawn', id), occurredAt: { wall: at('08:57'), mono: 9, offset: 0 } });
  expect(await mail(token)).toMatchObject({ answer: 'done' });
  const next = () => clinic.store.write(clinic.tenant, (tx) => tx.messages.claim([]));
  const said = [await next(), await next(), await next()].map((one) => one?.body.text.match(/You (agreed|took it back)/)?.[0]);
  expect(said.sort()).toEqual(['You agreed', 'You took it back', undefined]);
  expect((await clinic.audit()).filter(({ action }) => action === 'consent-receipt')).toMatchObject([
    { actor: { kind: 'staff', id: person.id }, detail: { by: 'email', queued: true } },
    { detail: { queued: false } },
    { detail: { queued: true } },
  ]);
  expect(await mail(await tokenOf(clinic, await clinic.staff('billing')))).toMatchObject({ reason: 'not-allowed' });
  expect(await clinic.command(clinic.kiosk, { id: newId(), type: 'mail-receipt', appointment: id }, token)).toMatchObject({
    reason: 'not-allowed',
  });
});

test('the receipt goes out although the visit it is about has begun', async () => {
  const { clinic, id } = await aVisitThatAsks();
  await sendsMail(clinic);
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, id));
  await clinic.push(clinic.kiosk, aConsent(clinic, 'consent-given', id));
  await clinic.push(clinic.kiosk, aFact(clinic.kiosk, 'consent-receipt-asked', { ...about(id), body: { tier: 'B' } }));
  // Nobody listens there: it is tried again later, never dropped.
  expect(await deliverDue({ store: clinic.store })(clinic.tenant)).toMatchObject({ dropped: 0, later: 1 });
});

const formerAt = async (clinic: Clinic, device: Parameters<Clinic['feed']>[0]) =>
  entries(await clinic.feed(device), 'site')[0]?.put.formerConsents;

const needed = { consent: ConsentCode.parse('privacy-notice') };
const asksForNeeded = (clinic: Clinic) =>
  clinic.store.write(clinic.tenant, (tx) => tx.consentTexts.add(mainStreet, { ...needed, required: true, wordings }));

const sendsMail = (clinic: Clinic) =>
  clinic.store.write(clinic.tenant, async (tx) => {
    const settings = await tx.messageSettings.find(mainStreet);
    const smtp = { host: '127.0.0.1', port: 9, security: 'none', user: null, password: null, from: 'desk@clinic.test', ca: null } as const;
    await tx.messageSettings.save(mainStreet, { ...settings, smtp });
  });

async function aVisitThatAsks(person = aPerson()): Promise<{ clinic: Clinic; id: AppointmentId }> {
  const clinic = await aClinic(opened());
  await asksFor(clinic);
  const { appointment } = await clinic.aVisit(person);
  return { clinic, id: appointment.id };
}

async function tokenOf(clinic: Clinic, person: Parameters<Clinic['signIn']>[1]): Promise<string> {
  const answer = await clinic.signIn(clinic.console, person);
  if (!answer.ok) throw new Error('nobody could sign in');
  return answer.value.token;
}
