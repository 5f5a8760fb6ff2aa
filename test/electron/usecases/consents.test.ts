import { expect, test } from 'vitest';
import { sha256 } from '../../../electron/device/sha256.ts';
import { ConsentText, shownText } from '../../../shared/domain/consent.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

const privacy = ConsentText.parse({
  consent: 'privacy-notice',
  version: 3,
  required: true,
  wordings: { en: { title: 'Privacy', body: 'We keep your data safe.' }, es: { title: 'Privacidad', body: 'Cuidamos sus datos.' } },
});
const messages = ConsentText.parse({ ...privacy, consent: 'text-messages', version: 1, required: false });
const drawn = {
  kind: 'drawn',
  strokes: [
    [
      [100, 100],
      [500, 200],
    ],
  ],
} as { kind: 'drawn'; strokes: [number, number][][] };
const site: Partial<Site> = { consents: [messages, privacy], codeChannels: ['email'] };

test('after the arrival the texts are due, the required one first, each one screen', async () => {
  const visit = await arrived();
  expect(visit.arrived).toMatchObject({ kind: 'arrived', tasks: expect.arrayContaining(['consents']) });
  expect(visit.kiosk.consents({})).toMatchObject({
    ok: true,
    value: {
      signer: 'known',
      mayMail: true,
      earlier: [],
      questions: [{ required: true, wording: { title: 'Privacy' } }, { required: false }],
    },
  });
});

test('an agreement names what was on the screen by hash, and is asked no more', async () => {
  const { kiosk, facts, audited } = await arrived();
  expect(kiosk.acceptConsent({ position: 0, language: 'en', signature: drawn })).toMatchObject({ ok: true });

  expect(facts('consent-given')).toMatchObject([
    {
      actor: { kind: 'patient' },
      body: {
        consent: 'privacy-notice',
        version: 3,
        language: 'en',
        textHash: sha256(shownText(privacy.wordings.en!)),
        signedBy: { kind: 'patient' },
        signature: drawn,
        tier: 'B',
      },
    },
  ]);
  expect(audited('consent-give')).toHaveLength(1);
  expect(kiosk.consents({})).toMatchObject({ value: { questions: [{ answered: true }, { answered: false }] } });
  kiosk.acceptConsent({ position: 0, language: 'en', signature: drawn });
  expect(facts('consent-given')).toHaveLength(1);
});

test('a decline is recorded, is not asked again that visit, and the arrival stands', async () => {
  const { kiosk, facts } = await arrived();
  expect(kiosk.declineConsent({ position: 0, language: 'en' })).toMatchObject({ ok: true });
  expect(facts('consent-declined')).toMatchObject([{ body: { consent: 'privacy-notice', language: 'en' } }]);
  expect(kiosk.consents({})).toMatchObject({ value: { questions: [{ answered: true }, { answered: false }] } });
  expect(kiosk.askDesk({ step: 'consents', reason: 'consent-declined' })).toMatchObject({ ok: true });
  expect(facts('patient-arrived')).toHaveLength(1);
  expect(facts('hand-off-raised')).toMatchObject([{ subject: { kind: 'appointment' }, body: { reason: 'consent-declined' } }]);
});

test('a text that is missing in the language can be read in another, and that one is what was agreed to', async () => {
  const { kiosk, facts } = await arrived();
  kiosk.speak({ language: 'vi' });
  expect(kiosk.consents({})).toMatchObject({ value: { questions: [{ wording: null, languages: ['en', 'es'] }, {}] } });
  expect(kiosk.consentText({ position: 0, language: 'es' })).toMatchObject({ value: { wording: { title: 'Privacidad' } } });
  expect(kiosk.consentText({ position: 0, language: 'vi' })).toMatchObject({ error: 'not-found' });
  kiosk.acceptConsent({ position: 0, language: 'es', signature: { kind: 'typed', name: 'Rosa Alvarez' } });
  expect(facts('consent-given')).toMatchObject([{ body: { language: 'es', textHash: sha256(shownText(privacy.wordings.es!)) } }]);
});

test('an optional agreement given before is kept or taken back, by position', async () => {
  const onFile = { consent: 'text-messages', version: 1, status: 'active', dateTime: '2025-12-01T10:00:00Z', keptAt: null };
  const { kiosk, facts } = await arrived({ appointment: { consents: [onFile] } });
  expect(kiosk.consents({})).toMatchObject({
    value: { questions: [{ required: true }], earlier: [{ title: 'Privacy', agreedOn: '2025-12-01T10:00:00.000Z', said: null }] },
  });
  expect(kiosk.keepConsent({ position: 0, keep: false })).toMatchObject({ ok: true });
  expect(facts('consent-withdrawn')).toMatchObject([{ body: { consent: 'text-messages', version: 1, language: 'en' } }]);
  expect(kiosk.keepConsent({ position: 1, keep: true })).toMatchObject({ error: 'not-found' });
});

const agreedLongAgo = { status: 'active', dateTime: '2025-12-01T10:00:00Z', keptAt: '2026-03-01T10:00:00Z' };

test('what a patient agreed to can be looked at on any visit, with nothing else to ask, and the optional ones taken back', async () => {
  const onFile = [
    { ...agreedLongAgo, consent: 'text-messages', version: 1 },
    { ...agreedLongAgo, consent: 'privacy-notice', version: 3 },
  ];
  const { kiosk, facts, arrived: answer, audited } = await arrived({ appointment: { consents: onFile } });
  expect(answer).toMatchObject({ tasks: expect.not.arrayContaining(['consents']), maySeeConsents: true });
  expect(kiosk.agreements({})).toMatchObject({
    ok: true,
    value: {
      who: 'known',
      mayMail: true,
      agreements: [
        { required: false, status: 'active', mayTakeBack: true, wording: { title: 'Privacy', body: 'We keep your data safe.' } },
        { required: true, status: 'active', mayTakeBack: false, answeredOn: '2025-12-01T10:00:00.000Z' },
      ],
    },
  });
  expect(audited('consent-show')).toMatchObject([{ detail: { agreements: 2 } }]);
  expect(kiosk.takeBackConsent({ position: 1 })).toEqual({ ok: false, error: 'not-found' });
  expect(kiosk.takeBackConsent({ position: 7 })).toEqual({ ok: false, error: 'not-found' });

  expect(kiosk.takeBackConsent({ position: 0 })).toEqual({ ok: true, value: {} });
  expect(kiosk.takeBackConsent({ position: 0 })).toEqual({ ok: true, value: {} });
  expect(facts('consent-withdrawn')).toMatchObject([
    { body: { consent: 'text-messages', version: 1, language: 'en', textHash: sha256(shownText(messages.wordings.en!)) } },
  ]);
  expect(kiosk.agreements({})).toMatchObject({ value: { agreements: [{ status: 'inactive', mayTakeBack: false }, {}] } });
});

test('what was taken back is not put before the patient again in the same visit, and has a receipt of its own', async () => {
  const { kiosk, facts } = await arrived({ appointment: { consents: [{ ...agreedLongAgo, consent: 'text-messages', version: 1 }] } });
  expect(kiosk.consents({})).toMatchObject({ value: { earlier: [{ said: null }] } });
  kiosk.mailConsentReceipt({});
  kiosk.agreements({});
  kiosk.takeBackConsent({ position: 0 });
  expect(kiosk.consents({})).toMatchObject({ value: { earlier: [{ said: 'withdrawn' }] } });
  kiosk.keepConsent({ position: 0, keep: true });
  expect(facts('consent-kept')).toEqual([]);
  kiosk.mailConsentReceipt({});
  kiosk.mailConsentReceipt({});
  expect(facts('consent-receipt-asked')).toHaveLength(2);
});

test('of a child it is asked first who stands here, and the record says who took it back', async () => {
  const onFile = [{ ...agreedLongAgo, consent: 'text-messages', version: 1 }];
  const { kiosk, facts } = await arrived({
    appointment: { patient: { birthDate: '2016-05-09' }, consents: onFile },
    birthDate: '2016-05-09',
  });
  expect(kiosk.agreements({})).toMatchObject({ value: { who: 'ask' } });
  kiosk.sayStanding({ standing: { kind: 'guardian', name: 'Luz Alvarez', relationship: 'parent' } });
  expect(kiosk.agreements({})).toMatchObject({ value: { who: 'known' } });
  kiosk.takeBackConsent({ position: 0 });
  expect(facts('consent-withdrawn')).toMatchObject([
    { body: { signedBy: { kind: 'guardian', name: 'Luz Alvarez', relationship: 'parent' } } },
  ]);
});

test('an agreement to a text that is asked no more is read again as it was shown and taken back, at a visit that asks nothing', async () => {
  const study = ConsentText.parse({
    ...messages,
    consent: 'study',
    wordings: { ...messages.wordings, ar: { title: 'دراسة', body: 'هل توافق؟' } },
  });
  const {
    kiosk,
    facts,
    arrived: answer,
  } = await arrived({
    appointment: { consents: [{ ...agreedLongAgo, consent: 'study', version: 1, language: 'ar' }] },
    site: { consents: [], formerConsents: [study] },
  });
  expect(answer).toMatchObject({ tasks: expect.not.arrayContaining(['consents']), maySeeConsents: true });
  expect(kiosk.agreements({})).toMatchObject({
    value: { agreements: [{ wording: study.wordings.ar, language: 'ar', required: false, status: 'active', mayTakeBack: true }] },
  });
  expect(kiosk.takeBackConsent({ position: 0 })).toEqual({ ok: true, value: {} });
  expect(kiosk.takeBackConsent({ position: 0 })).toEqual({ ok: true, value: {} });
  expect(facts('consent-withdrawn')).toMatchObject([
    { body: { consent: 'study', version: 1, language: 'ar', textHash: sha256(shownText(study.wordings.ar!)) } },
  ]);
  expect(kiosk.agreements({})).toMatchObject({ value: { agreements: [{ language: 'ar', status: 'inactive', mayTakeBack: false }] } });
});

test('where a newer version waits to be answered, the older agreement is taken back, and the newer is still asked', async () => {
  const newer = ConsentText.parse({ ...messages, version: 2 });
  const { kiosk, facts } = await arrived({
    appointment: { consents: [{ ...agreedLongAgo, consent: 'text-messages', version: 1, language: 'en' }] },
    site: { consents: [newer], formerConsents: [messages] },
  });
  expect(kiosk.agreements({})).toMatchObject({ value: { agreements: [{ status: 'active', mayTakeBack: true }] } });
  kiosk.takeBackConsent({ position: 0 });
  expect(facts('consent-withdrawn')).toMatchObject([{ body: { consent: 'text-messages', version: 1 } }]);
  expect(kiosk.consents({})).toMatchObject({ value: { questions: [{ answered: false }], earlier: [] } });
  kiosk.acceptConsent({ position: 0, language: 'en', signature: drawn });
  expect(kiosk.agreements({})).toMatchObject({ value: { agreements: [{ status: 'active' }] } });
});

test('where the clinic asks for nothing there is nothing to look at again', async () => {
  const patient = atTheKiosk({ appointments: [aKioskAppointment({ start: at('09:10') })] });
  patient.kiosk.begin({ language: 'en' });
  const answer = await patient.kiosk.identifyByCode(rightCode);
  expect(answer).toMatchObject({ value: { kind: 'arrived' } });
  expect(JSON.stringify(answer)).not.toContain('maySeeConsents');
});

test('a minor does not sign; the parent who stands there does, by name', async () => {
  const { kiosk, facts } = await arrived({ appointment: { patient: { birthDate: '2016-05-09' } }, birthDate: '2016-05-09' });
  expect(kiosk.consents({})).toMatchObject({ value: { signer: 'ask' } });
  expect(kiosk.acceptConsent({ position: 0, language: 'en', signature: drawn })).toMatchObject({ error: 'not-allowed' });
  kiosk.sayStanding({ standing: { kind: 'guardian', name: 'Luz Alvarez', relationship: 'parent' } });
  expect(kiosk.consents({})).toMatchObject({ value: { signer: 'known' } });
  kiosk.acceptConsent({ position: 0, language: 'en', signature: drawn });
  expect(facts('consent-given')).toMatchObject([{ body: { signedBy: { kind: 'guardian', name: 'Luz Alvarez', relationship: 'parent' } } }]);
});

test('a grandparent does not sign for a child', async () => {
  const { kiosk } = await arrived({ appointment: { patient: { birthDate: '2016-05-09' } }, birthDate: '2016-05-09' });
  kiosk.sayStanding({ standing: { kind: 'guardian', name: 'Ana Alvarez', relationship: 'grandparent' } });
  expect(kiosk.consents({})).toMatchObject({ value: { signer: 'nobody' } });
});

test('a copy by e-mail is asked for once, and only where one can be sent is it offered', async () => {
  const { kiosk, facts } = await arrived();
  kiosk.mailConsentReceipt({});
  kiosk.mailConsentReceipt({});
  expect(facts('consent-receipt-asked')).toHaveLength(1);
  const without = await arrived({ appointment: { patient: { emails: [] } } });
  expect(without.kiosk.consents({})).toMatchObject({ value: { mayMail: false } });
});

test('nobody who is not known well enough sees or answers a text', async () => {
  const patient = atTheKiosk({ site });
  patient.kiosk.begin({ language: 'en' });
  expect(patient.kiosk.consents({})).toEqual({ ok: false, error: 'not-allowed' });
  expect(patient.kiosk.agreements({})).toEqual({ ok: false, error: 'not-allowed' });
  expect(patient.kiosk.takeBackConsent({ position: 0 })).toEqual({ ok: false, error: 'not-allowed' });
  expect(patient.kiosk.acceptConsent({ position: 0, language: 'en', signature: drawn })).toEqual({ ok: false, error: 'not-allowed' });
});

const list = {
  answeredAt: null,
  items: [
    { kind: 'allergy', name: 'Latex' },
    { kind: 'medicine', name: 'Ramipril' },
  ],
};

test('allergies and medicines are asked only where the clinic asks them at kiosks, and what is said changes nothing here', async () => {
  const off = await arrived({ appointment: { review: list } });
  expect(off.arrived).toMatchObject({ tasks: expect.not.arrayContaining(['review']) });
  expect(off.kiosk.review({})).toMatchObject({ error: 'not-allowed' });

  const on = await arrived({
    appointment: { review: list },
    settings: { policy: { review: { onKiosk: true }, kiosk: { screensAfterArrival: 9 } } },
  });
  expect(on.arrived).toMatchObject({ tasks: expect.arrayContaining(['review']) });
  expect(on.kiosk.review({})).toMatchObject({ value: { items: list.items } });
  on.kiosk.answerReview({ stopped: [1], additions: [{ kind: 'allergy', name: 'Peanut', reaction: null }] });
  expect(on.facts('review-answered')).toMatchObject([
    {
      body: {
        answers: [
          { name: 'Latex', answer: 'still-right' },
          { name: 'Ramipril', answer: 'stopped' },
        ],
        additions: [{ name: 'Peanut' }],
      },
    },
  ]);
  expect(on.kiosk.review({})).toMatchObject({ value: { items: list.items } });
});

async function arrived({
  appointment = {},
  settings = {},
  site: told = {} as Partial<Site>,
  birthDate = rightCode.birthDate as string,
} = {}) {
  const patient = atTheKiosk({
    appointments: [aKioskAppointment({ start: at('09:10'), ...appointment })],
    site: { ...site, ...told },
    settings,
  });
  patient.kiosk.begin({ language: 'en' });
  const answer = await patient.kiosk.identifyByCode({ code: rightCode.code, birthDate: birthDate as never });
  if (!answer.ok) throw new Error('the patient was not known');
  return {
    kiosk: patient.kiosk,
    arrived: answer.value,
    facts: patient.facts,
    audited: (action: string) => patient.store.audit.after(0).filter((row) => row.action === action),
  };
}
