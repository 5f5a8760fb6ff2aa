import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCardPicture, takeBlob } from '../../../portal/usecases/blobs.ts';
import { prune } from '../../../portal/usecases/prune.ts';
import { BlobHash } from '../../../shared/domain/blob.ts';
import type { AppointmentId, PatientId } from '../../../shared/domain/ids.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { aPicture } from '../../support/pictures.ts';
import { about, aClinic, aFact, type Clinic, entries, newId } from '../support/clinic.ts';
import { at, sharedStore } from '../support/test-store.ts';

const testStore = sharedStore();
const acme = { kind: 'insured', payer: 'Acme', memberId: 'M-1', group: null, plan: null } as const;
const fhir = (payer: string, memberId = 'M-1') => ({
  resourceType: 'Coverage',
  status: 'active',
  payor: [{ display: payer }],
  subscriberId: memberId,
});

const onFile = ({ store, tenant }: Clinic, patient: PatientId, body: object) =>
  store.write(tenant, (tx) => tx.resources.putMany([{ type: 'Coverage', source: { system: 's', id: `c-${patient}` }, patient, body }]));

const answered = (clinic: Clinic, id: AppointmentId, reply: object, before: object | null = acme) =>
  aFact(clinic.kiosk, 'coverage-answered', { ...about(id), body: { reply, before, tier: 'B', ticket: 'A1' } });
const newCard = (pictures: object = { front: null, back: null }) => ({
  kind: 'new-card',
  card: { payer: 'Beta', memberId: 'B-9', group: '77' },
  pictures,
});

const kioskCoverage = async (clinic: Clinic, id: AppointmentId) =>
  entries(await clinic.feed(clinic.kiosk), 'appointment')
    .map(({ put }) => put)
    .find((one) => one.id === id && 'coverage' in one) as { coverage: object } | undefined;
const shown = async (clinic: Clinic) => entries(await clinic.feed(clinic.console), 'coverage-answer').map(({ put }) => put);

async function signedIn(clinic: Clinic): Promise<string> {
  const answer = await clinic.signIn(clinic.console, await clinic.staff());
  if (!answer.ok) throw new Error('the sign-in failed');
  return answer.value.token;
}
const decide = (clinic: Clinic, answer: string, token: string, decision: 'accept' | 'reject' = 'accept') =>
  clinic.command(clinic.console, { id: newId(), type: 'decide-coverage', answer: answer as never, decision }, token);

async function sent(clinic: Clinic, bytes = aPicture()): Promise<BlobHash> {
  const hash = BlobHash.parse(createHash('sha256').update(bytes).digest('hex'));
  expect(await takeBlob(clinic)(clinic.kiosk, hash, bytes)).toEqual({ ok: true, value: null });
  return hash;
}

test('a kiosk learns what is on file, and an import that changes it reaches the kiosk without a reset', async () => {
  const clinic = await aClinic(testStore());
  const { patient, appointment } = await clinic.aVisit();
  await onFile(clinic, patient, fhir('Acme'));
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({ coverage: { onFile: acme, confirmedAt: null, waiting: false } });
  const { cursor } = await clinic.feed(clinic.kiosk);
  await onFile(clinic, patient, fhir('Other'));
  const later = await clinic.feed(clinic.kiosk, cursor);
  expect(later.reset).toBe(false);
  expect(entries(later, 'appointment').map(({ put }) => put)).toMatchObject([{ coverage: { onFile: { payer: 'Other' } } }]);
});

test('S57: "still right" counts as long as the record says the same', async () => {
  const clinic = await aClinic(testStore());
  const { patient, appointment } = await clinic.aVisit();
  await onFile(clinic, patient, fhir('Acme'));
  await clinic.push(clinic.kiosk, answered(clinic, appointment.id, { kind: 'still-right' }));
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({ coverage: { confirmedAt: at('08:55') } });
  await onFile(clinic, patient, fhir('Acme', 'M-2'));
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({ coverage: { confirmedAt: null } });
  expect(await shown(clinic)).toEqual([]);
});

test('a new card waits for staff; accepted it is on the record, until the source says something new', async () => {
  const clinic = await aClinic(testStore());
  const { patient, appointment } = await clinic.aVisit();
  await onFile(clinic, patient, fhir('Acme'));
  const fact = answered(clinic, appointment.id, newCard());
  expect(await clinic.push(clinic.kiosk, fact)).toMatchObject([{ answer: 'accepted' }]);
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({ coverage: { onFile: acme, waiting: true } });
  const beta = { kind: 'insured', payer: 'Beta', memberId: 'B-9', group: '77', plan: null };
  expect(await shown(clinic)).toMatchObject([
    { id: fact.id, patientName: "Ann O'Brien", before: acme, current: acme, asked: beta, pictures: [], warnings: [], state: 'open' },
  ]);

  const token = await signedIn(clinic);
  expect(await decide(clinic, fact.id, token)).toMatchObject({ answer: 'done' });
  expect(await decide(clinic, fact.id, token)).toMatchObject({ answer: 'refused', reason: 'already-decided' });
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({
    coverage: { onFile: beta, waiting: false, confirmedAt: at('08:55') },
  });
  await onFile(clinic, patient, fhir('Acme'));
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({ coverage: { onFile: beta } });
  await onFile(clinic, patient, fhir('Third'));
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({ coverage: { onFile: { payer: 'Third' }, confirmedAt: null } });
  const acts = (await clinic.audit()).map(({ action }) => action);
  expect(acts).toEqual(expect.arrayContaining(['coverage-answer', 'coverage-accept']));
});

test('no insurance, rejected by staff, leaves the record as it was', async () => {
  const clinic = await aClinic(testStore());
  const { patient, appointment } = await clinic.aVisit();
  await onFile(clinic, patient, fhir('Acme'));
  const fact = answered(clinic, appointment.id, { kind: 'no-insurance' });
  await clinic.push(clinic.kiosk, fact);
  expect(await shown(clinic)).toMatchObject([{ asked: { kind: 'self-pay' } }]);
  expect(await decide(clinic, fact.id, await signedIn(clinic), 'reject')).toMatchObject({ answer: 'done' });
  expect(await kioskCoverage(clinic, appointment.id)).toMatchObject({ coverage: { onFile: acme, waiting: false } });
});

test('S57: the first and the second insurance are confirmed, replaced and taken off each by itself', async () => {
  const clinic = await aClinic(testStore());
  const { patient, appointment } = await clinic.aVisit();
  const put = (payer: string, order: number) =>
    clinic.store.write(clinic.tenant, (tx) =>
      tx.resources.putMany([
        { type: 'Coverage', source: { system: 's', id: `c-${patient}-${order}` }, patient, body: { ...fhir(payer, `M-${order}`), order } },
      ]),
    );
  await put('Acme', 1);
  await put('Second', 2);
  const second = { ...acme, payer: 'Second', memberId: 'M-2' };
  const told = (reply: object, before: object) =>
    aFact(clinic.kiosk, 'coverage-answered', {
      ...about(appointment.id),
      body: { reply, before, rank: 'secondary', tier: 'B', ticket: 'A1' },
    });
  const onKiosk = async () => (await kioskCoverage(clinic, appointment.id))?.coverage;
  expect(await onKiosk()).toMatchObject({ onFile: acme, second: { onFile: second, confirmedAt: null, waiting: false } });

  await clinic.push(clinic.kiosk, told({ kind: 'still-right' }, second));
  expect(await onKiosk()).toMatchObject({ confirmedAt: null, second: { confirmedAt: at('08:55') } });

  const card = told(newCard(), second);
  await clinic.push(clinic.kiosk, card);
  expect(await onKiosk()).toMatchObject({ waiting: false, second: { waiting: true } });
  expect(await shown(clinic)).toMatchObject([
    { id: card.id, rank: 'secondary', before: second, current: second, asked: { payer: 'Beta' } },
  ]);
  const token = await signedIn(clinic);
  expect(await decide(clinic, card.id, token)).toMatchObject({ answer: 'done' });
  expect(await onKiosk()).toMatchObject({ onFile: acme, second: { onFile: { payer: 'Beta' }, waiting: false } });

  const beta = { kind: 'insured', payer: 'Beta', memberId: 'B-9', group: '77', plan: null };
  const gone = told({ kind: 'no-insurance' }, beta);
  await clinic.push(clinic.kiosk, gone);
  expect(await decide(clinic, gone.id, token)).toMatchObject({ answer: 'done' });
  expect(await onKiosk()).toMatchObject({ onFile: acme, second: null });
  await put('Third', 2);
  expect(await onKiosk()).toMatchObject({ onFile: acme, second: { onFile: { payer: 'Third' } } });
});

test('S47: a record that moved since the patient was asked is shown again before it is overwritten', async () => {
  const clinic = await aClinic(testStore());
  const { patient, appointment } = await clinic.aVisit();
  await onFile(clinic, patient, fhir('Acme'));
  const fact = answered(clinic, appointment.id, newCard());
  await clinic.push(clinic.kiosk, fact);
  await onFile(clinic, patient, fhir('Moved'));
  expect(await shown(clinic)).toMatchObject([{ warnings: ['record-changed-since'], current: { payer: 'Moved' } }]);
  const token = await signedIn(clinic);
  expect(await decide(clinic, fact.id, token)).toMatchObject({ answer: 'refused', reason: 'record-changed' });
  expect(await decide(clinic, fact.id, token)).toMatchObject({ answer: 'done' });
});

test('a new card and three changed contact fields in one visit warn of the wrong patient, whichever came first', async () => {
  const clinic = await aClinic(testStore());
  const { appointment } = await clinic.aVisit();
  await clinic.push(clinic.kiosk, answered(clinic, appointment.id, newCard(), null));
  expect(await shown(clinic)).toMatchObject([{ warnings: [] }]);
  const { cursor } = await clinic.feed(clinic.console);
  const address = { lines: ['2 Elm St'], city: 'Boston', region: 'MA', postalCode: '02115', country: 'US' };
  for (const change of [
    { field: 'phone', value: '555-000-1111' },
    { field: 'email', value: 'new@example.org' },
    { field: 'address', value: address },
  ])
    await clinic.push(
      clinic.kiosk,
      aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { change, before: null, tier: 'B', ticket: 'A1' } }),
    );
  const news = entries(await clinic.feed(clinic.console, cursor), 'coverage-answer').map(({ put }) => put);
  expect(news.at(-1)).toMatchObject({ warnings: ['possible-wrong-patient'] });
});

test('only whoever may review decides: no session, a clinician, another site', async () => {
  const clinic = await aClinic(testStore());
  const { appointment } = await clinic.aVisit();
  const fact = answered(clinic, appointment.id, newCard(), null);
  await clinic.push(clinic.kiosk, fact);
  expect(await decide(clinic, fact.id, 'none')).toMatchObject({ answer: 'refused', reason: 'not-allowed' });
  const clinician = await clinic.signIn(clinic.console, await clinic.staff('clinician'));
  expect(await decide(clinic, fact.id, clinician.ok ? clinician.value.token : '')).toMatchObject({
    answer: 'refused',
    reason: 'not-allowed',
  });
  const elsewhere = await clinic.feed(clinic.otherKiosk);
  expect(entries(elsewhere, 'coverage-answer')).toEqual([]);
});

test('S50: a fact whose picture is not here is asked for again and not remembered', async () => {
  const clinic = await aClinic(testStore());
  const { appointment } = await clinic.aVisit();
  const bytes = aPicture();
  const hash = createHash('sha256').update(bytes).digest('hex');
  const fact = answered(clinic, appointment.id, newCard({ front: hash, back: null }), null);
  expect(await clinic.push(clinic.kiosk, fact)).toEqual([{ id: fact.id, answer: 'ask-again' }]);
  await sent(clinic, bytes);
  expect(await clinic.push(clinic.kiosk, fact)).toMatchObject([{ answer: 'accepted' }]);
});

test('staff see a picture with their session only, and every look is written down with the patient', async () => {
  const clinic = await aClinic(testStore());
  const { patient, appointment } = await clinic.aVisit();
  const bytes = aPicture();
  const front = await sent(clinic, bytes);
  const fact = answered(clinic, appointment.id, newCard({ front, back: null }), null);
  await clinic.push(clinic.kiosk, fact);
  expect(await shown(clinic)).toMatchObject([{ pictures: ['front'] }]);
  const read = readCardPicture(clinic);
  const token = await signedIn(clinic);
  const ask = (side: 'front' | 'back', device = clinic.console, as: string | null = token) => read(device, { answer: fact.id, side }, as);
  expect(await ask('front')).toEqual({ ok: true, value: { type: 'image/jpeg', base64: bytes.toString('base64') } });
  expect(await ask('back')).toEqual({ ok: false, error: 'not-found' });
  expect(await ask('front', clinic.console, null)).toEqual({ ok: false, error: 'not-allowed' });
  expect(await ask('front', clinic.kiosk)).toEqual({ ok: false, error: 'not-allowed' });
  const looks = (await clinic.audit()).filter(({ action }) => action === 'picture-read');
  expect(looks).toMatchObject([{ subject: `Patient/${patient}`, actor: { kind: 'staff' }, detail: { side: 'front', answer: fact.id } }]);
  expect((await clinic.audit()).filter(({ action }) => action === 'access-refused')).toHaveLength(2);
});

test('pictures go by policy after staff decided, and those no fact came for after a week; an open answer keeps its own', async () => {
  const clinic = await aClinic(testStore());
  const [decided, open] = [await clinic.aVisit(), await clinic.aVisit()];
  const hashes = [await sent(clinic), await sent(clinic), await sent(clinic)] as const;
  const facts = [decided, open].map(({ appointment }, index) =>
    answered(clinic, appointment.id, newCard({ front: hashes[index], back: null }), null),
  );
  await clinic.push(clinic.kiosk, ...facts);
  await decide(clinic, facts[0]!.id, await signedIn(clinic));
  const kept = () =>
    clinic.store.read(clinic.tenant, async ({ blobs }) => Promise.all(hashes.map(async (hash) => (await blobs.find(hash)) !== null)));
  const pruneAt = (days: number) => prune(clinic.store, { now: plusMinutes(clinic.clock.now(), days * 24 * 60), feedDays: 14 });
  await pruneAt(6);
  expect(await kept()).toEqual([true, true, true]);
  await pruneAt(8);
  expect(await kept()).toEqual([true, true, false]);
  await pruneAt(31);
  expect(await kept()).toEqual([false, true, false]);
  const answers = await shown(clinic);
  expect(answers.find(({ id }) => id === facts[0]!.id)).toMatchObject({ pictures: [], state: 'accepted', asked: { payer: 'Beta' } });
  await pruneAt(32);
  expect((await clinic.audit()).filter(({ action }) => action === 'picture-prune')).toHaveLength(2);
});
