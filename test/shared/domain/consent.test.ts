import { expect, test } from 'vitest';
import {
  agreementsOf,
  ConsentOnFile,
  ConsentText,
  consentScreens,
  consentStates,
  decideConsents,
  mayTakeBack,
} from '../../../shared/domain/consent.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { at, zone } from '../../support/clinic.ts';

const privacy = aText('privacy-notice', { required: true });
const messages = aText('text-messages', { required: false });

test('a new patient is asked the required text first, then the optional one', () => {
  const { ask, keep } = due({ texts: [messages, privacy] });
  expect(ask.map(({ consent }) => consent)).toEqual(['privacy-notice', 'text-messages']);
  expect(keep).toEqual([]);
});

test.each([
  ['accepted', privacy, 'active', []],
  ['declined earlier the same day', privacy, 'rejected', []],
  ['an optional one declined', messages, 'rejected', []],
  ['an optional one withdrawn', messages, 'inactive', []],
] as const)('what was answered today is not asked again: %s', (_what, text, status, asked) => {
  expect(due({ texts: [text], onFile: [answer(text, { status, dateTime: at('08:00') })] }).ask).toEqual(asked);
});

test('a required text declined on another day is asked again, an optional one is not', () => {
  const onFile = [privacy, messages].map((text) => answer(text, { status: 'rejected' as const, dateTime: '2026-02-01T10:00:00Z' }));
  expect(due({ texts: [privacy, messages], onFile }).ask).toEqual([privacy]);
});

test('a new version is asked of everybody, whatever they said to the old one', () => {
  const newer = [aText('privacy-notice', { required: true, version: 2 }), aText('text-messages', { required: false, version: 2 })];
  const onFile = [privacy, messages].map((text) => answer(text, { status: 'active' as const }));
  expect(due({ texts: newer, onFile }).ask).toEqual(newer);
});

test('an earlier agreement is shown to keep or withdraw when something else is asked, and alone after a year', () => {
  const given = answer(messages, { status: 'active', dateTime: '2025-12-01T10:00:00Z' });
  expect(due({ texts: [messages], onFile: [given] }).keep).toEqual([]);
  expect(due({ texts: [privacy, messages], onFile: [given] }).keep).toEqual([{ text: messages, given }]);

  const old = answer(messages, { status: 'active', dateTime: '2025-02-01T10:00:00Z' });
  const shown = due({ texts: [messages], onFile: [old] });
  expect(shown.keep).toEqual([{ text: messages, given: old }]);
  expect(consentScreens(shown)).toBe(1);
  expect(due({ texts: [messages], onFile: [{ ...old, keptAt: at('09:00') }] }).keep).toEqual([]);
});

test('each text takes one screen, and so do three earlier agreements together', () => {
  const three = ['a', 'b', 'c'].map((name) => aText(name, { required: false }));
  const onFile = three.map((text) => answer(text, { status: 'active' as const, dateTime: '2025-12-01T10:00:00Z' }));
  expect(consentScreens(due({ texts: [privacy, ...three], onFile }))).toBe(2);
});

test('staff see the answer to the current version, and what was agreed to of texts that are asked no more', () => {
  const onFile = [answer(privacy, { status: 'active' }), answer(messages, { status: 'active' })];
  const states = (consents: readonly ConsentText[], formerConsents: readonly ConsentText[] = []) =>
    consentStates({ consents, formerConsents }, onFile).map(({ text, state, former }) => [text.consent, state, former]);
  expect(states([privacy])).toEqual([['privacy-notice', 'active', false]]);
  expect(states([aText('privacy-notice', { required: true, version: 2 })])).toEqual([['privacy-notice', 'due', false]]);
  expect(states([aText('text-messages', { required: false, version: 2 })], [messages])).toEqual([
    ['text-messages', 'due', false],
    ['text-messages', 'active', true],
  ]);
});

const once = ConsentText.parse({
  ...aText('study', { required: false }),
  wordings: { en: { title: 'Study', body: 'Words.' }, ar: { title: 'دراسة', body: 'كلمات.' } },
});

test.each([
  ['agreed to in Arabic', { status: 'active', language: 'ar' }, ['دراسة'], true],
  ['taken back since', { status: 'inactive', language: 'ar' }, ['دراسة'], false],
  ['declined: there is nothing to take back', { status: 'rejected', language: 'ar' }, [], false],
] as const)(
  'of a text that is asked no more the patient sees what was agreed to, in the language it was read in: %s',
  (_what, said, titles, back) => {
    const shown = agreementsOf({ consents: [privacy], formerConsents: [once] }, [answer(once, said)]);
    expect(shown.flatMap(({ text }) => Object.values(text.wordings).map((wording) => wording?.title))).toEqual(titles);
    expect(shown.some(mayTakeBack)).toBe(back);
  },
);

test('an agreement to an older version is there until the newer one is answered', () => {
  const texts = { consents: [aText('study', { required: false, version: 2 })], formerConsents: [once] };
  const versions = (...onFile: ConsentOnFile[]) => agreementsOf(texts, onFile).map(({ text }) => text.version);
  expect(versions(answer(once, { status: 'active' }))).toEqual([1]);
  expect(versions(answer(aText('study', { required: false, version: 2 }), { status: 'rejected' }))).toEqual([2]);
});

const due = (asked: { texts: readonly ConsentText[]; onFile?: readonly ConsentOnFile[] }) =>
  decideConsents({ onFile: [], now: at('09:00'), zone, policy: defaultPolicy.consents, ...asked });

function aText(consent: string, over: { required: boolean; version?: number }): ConsentText {
  return ConsentText.parse({ consent, version: 1, wordings: { en: { title: consent, body: 'Words.' } }, ...over });
}

function answer(
  { consent, version }: ConsentText,
  over: Pick<ConsentOnFile, 'status'> & { dateTime?: string; language?: string },
): ConsentOnFile {
  return ConsentOnFile.parse({ consent, version, dateTime: at('08:00'), keptAt: null, ...over });
}
