import { demoConsents } from '../../portal/cli/demo-consents.ts';
import { newAgreedDraft } from '../../renderer/kiosk/consents/agreed-draft.ts';
import { newConsentDraft } from '../../renderer/kiosk/consents/consent-draft.ts';
import { newReviewDraft } from '../../renderer/kiosk/review/review-draft.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Consents } from '../../shared/ipc/kiosk/consents.ts';

const [privacy, messages] = demoConsents;
const languages: Language[] = ['en', 'es'];

const questionIn = (text: typeof privacy, language: Language, longer = false) => {
  const wording = text?.wordings[language] ?? null;
  const body = wording && longer ? Array.from({ length: 4 }, () => wording.body).join('\n\n') : wording?.body;
  return { required: text?.required ?? true, wording: wording && { ...wording, body: body ?? '' }, languages, answered: false };
};
const state = (over: Partial<Consents>, draft: object) => {
  const consents = { questions: [], earlier: [], signer: 'known', mayMail: true, ...over };
  return { answers: { consents }, drafts: { 'consents-asked': consents, consents: { ...newConsentDraft, ...draft } } };
};

/** What main answers and what was begun, for each screen of the consents; the text is the demonstration's in that language. */
export const consentExtras = {
  'consents-read': (language: Language) => state({ questions: [questionIn(privacy, language)] }, { page: 9 }),
  'consents-read-long': (language: Language) => state({ questions: [questionIn(privacy, language, true)] }, {}),
  'consents-read-optional': (language: Language) => state({ questions: [questionIn(messages, language)] }, { page: 9 }),
  'consents-sign': (language: Language) =>
    state({ questions: [questionIn(privacy, language)] }, { screen: 'sign', copy: true, strokes: [signature] }),
  'consents-sign-missing': (language: Language) => state({ questions: [questionIn(privacy, language)] }, { screen: 'sign', faulty: true }),
  'consents-sign-typed': (language: Language) =>
    state({ questions: [questionIn(messages, language)] }, { screen: 'sign', way: 'type', typed: 'María Núñez' }),
  'consents-other-language': (language: Language) => state({ questions: [{ ...questionIn(privacy, language), wording: null }] }, {}),
  'consents-who': (language: Language) => state({ questions: [questionIn(privacy, language)], signer: 'ask' }, { screen: 'who' }),
  'consents-signer': (language: Language) =>
    state({ questions: [questionIn(privacy, language)], signer: 'ask' }, { screen: 'signer', signerName: 'Luz Núñez' }),
  'consents-earlier': (language: Language) =>
    state(
      {
        earlier: demoConsents.map((text) => ({
          title: text.wordings[language]?.title ?? '',
          agreedOn: '2025-03-04T15:00:00.000Z' as never,
          said: null,
        })),
      },
      { said: { 1: 'withdrawn' } },
    ),
} as const;

const agreedIn = (text: typeof privacy, language: Language, mayTakeBack: boolean) => ({
  wording: text?.wordings[language] ?? text?.wordings.en,
  language,
  required: text?.required,
  status: 'active',
  answeredOn: '2025-03-04T15:00:00.000Z',
  mayTakeBack,
});

const agreed =
  (draft: object, over: object = {}) =>
  (language: Language) => {
    // The last one is asked no more, so it stands in the language it was read in.
    const former = agreedIn(messages, language === 'ar' ? 'en' : 'ar', true);
    const agreements = {
      agreements: [agreedIn(privacy, language, false), agreedIn(messages, language, true), former],
      who: 'known',
      mayMail: true,
      ...over,
    };
    return { answers: { agreements }, drafts: { 'agreed-asked': agreements, agreed: { ...newAgreedDraft, ...draft } } };
  };

/** "What I agreed to": the list, a text read again, and what was taken back. */
export const agreedExtras = {
  'agreed-list': agreed({ takingBack: [1] }),
  'agreed-read': agreed({ reading: 2 }),
  'agreed-told': agreed({ told: true, copy: true }),
  'agreed-nothing': agreed({}, { agreements: [] }),
} as const;

const signature = Array.from({ length: 60 }, (_, index) => [120 + index * 12, Math.round(160 + 70 * Math.sin(index / 3))]);

const list = {
  review: {
    items: [
      { kind: 'allergy', name: 'Shellfish allergy' },
      { kind: 'allergy', name: 'Latex allergy' },
      { kind: 'medicine', name: 'Hydrochlorothiazide 25 MG Oral Tablet' },
      { kind: 'medicine', name: 'Amlodipine 5 MG / Hydrochlorothiazide 12.5 MG / Olmesartan medoxomil 20 MG' },
      { kind: 'medicine', name: 'Simvastatin 10 MG' },
    ],
  },
};
const review = (over: object) => () => ({
  answers: list,
  drafts: { review: { ...newReviewDraft, ...over }, 'review-list': list.review.items },
});

/** Allergies and medicines. */
export const reviewExtras = {
  'review-allergies': review({ stopped: [1] }),
  'review-medicines': review({ page: 1, additions: [{ kind: 'medicine', name: 'Vitamin D', reaction: null }] }),
  'review-nothing': () => ({ answers: { review: { items: [] } }, drafts: { 'review-list': [] } }),
  'review-add': review({ adding: { kind: 'allergy', part: 'name', name: 'Penicillin', reaction: '' } }),
  'review-reaction': review({ adding: { kind: 'allergy', part: 'reaction', name: 'Penicillin', reaction: '' } }),
} as const;
