import { type Asked, askedOf } from '../../renderer/i18n/added/asked.ts';
import type { AnyBlank } from '../../renderer/i18n/added/blanks.ts';
import type { Sentence } from '../../renderer/i18n/added/sentence-list.ts';
import { ConsentStatus } from '../../shared/domain/consent.ts';
import { Relationship } from '../../shared/domain/guardian.ts';
import { BuiltInLanguage } from '../../shared/domain/language.ts';
import type { ReceiptWords } from '../consents/receipt-words.ts';
import { type MessageLanguage, messageLanguages } from '../messages/templates/languages.ts';
import { type Placeholder, type TextKey, textKeys, textRules } from '../messages/templates/words.ts';

type Words = Pick<MessageLanguage, 'words' | 'receipt'>;

/** A text of letters, mails and receipts, as a language file names it, and where ours stands. */
interface MessageSentence extends Sentence {
  readonly of: (words: Words) => string;
}

const prefix = 'messages.';
export const keyOfText = (key: TextKey): string => `${prefix}${key}`;
export const keyOfReceipt = (name: string): string => `${prefix}receipt.${name}`;

/** Whether a sentence of an added language is for the portal alone; kiosks are not told of it. */
export const isForMessages = (key: string): boolean => key.startsWith(prefix);

const text = (name: string, about: string, sample: string): AnyBlank => ({ kind: 'text', name, about, sample });
const figure = (name: string, about: string, sample: number): AnyBlank => ({ kind: 'figure', name, about, sample });

const clinic = text('clinic', 'the name of the clinic', 'Riverside Family Clinic');
const values: Readonly<Record<Placeholder, AnyBlank>> = {
  clinic,
  name: text('name', 'the name of the patient', 'Ana Reyes'),
  date: text('date', 'the day in words', 'Wednesday, September 30, 2026'),
  time: text('time', 'a time of day', '10:45 AM'),
  code: text('code', 'the check-in number', '1234 5678 9012'),
  otp: text('otp', 'a code of six digits', '123 456'),
  minutes: figure('minutes', 'how long the code is good', 10),
};

function mailSentence(key: TextKey): MessageSentence {
  const { may, must }: { readonly may: readonly Placeholder[]; readonly must: readonly Placeholder[] } = textRules[key];
  const blanks = may.map((name): AnyBlank => (must.includes(name) ? values[name] : { ...values[name], optional: true }));
  return { key: keyOfText(key), blanks, ...(key === 'bring' ? { lines: true } : {}), of: ({ words }) => words[key] };
}

const receiptSentence = (name: string, of: (words: ReceiptWords) => string, blanks: readonly AnyBlank[] = []): MessageSentence => ({
  key: keyOfReceipt(name),
  blanks,
  of: ({ receipt }) => of(receipt),
});

const person = text('name', 'the name of who signed', 'Ana Reyes');

/** A row here and in `receiptFrom` (written.ts) for every sentence of a receipt. */
const receiptSentences: readonly MessageSentence[] = [
  receiptSentence('title', ({ title }) => title),
  receiptSentence('opening', ({ opening }) => opening('{clinic}'), [clinic]),
  ...ConsentStatus.options.map((one) => receiptSentence(`status.${one}`, ({ status }) => status[one])),
  receiptSentence('version', ({ version }) => version(1).replace('1', '{version}'), [figure('version', 'which version of a text', 1)]),
  receiptSentence('signedBy', ({ signedBy }) => signedBy('{name}'), [person]),
  receiptSentence('guardian', ({ guardian }) => guardian('{name}', '{relationship}'), [
    person,
    text('relationship', 'who that is to the patient, such as parent', 'parent'),
  ]),
  ...Relationship.options.map((one) => receiptSentence(`relationships.${one}`, ({ relationships }) => relationships[one])),
  receiptSentence('patient', ({ patient }) => patient),
  receiptSentence('typed', ({ typed }) => typed),
  receiptSentence('mark', ({ mark }) => mark),
  receiptSentence('change', ({ change }) => change),
];

const all: readonly MessageSentence[] = [...textKeys.map(mailSentence), ...receiptSentences];

/** The texts of one of our languages, as a file writes them. */
export const messageTextsOf = (words: Words): Readonly<Record<string, string>> =>
  Object.fromEntries(all.map(({ key, of }) => [key, of(words)]));

/** Every text of letters, mails, codes and receipts, as a language file asks for it. */
export const messageSentences: readonly Asked[] = askedOf(
  all.map(({ of: _, ...sentence }) => sentence),
  BuiltInLanguage.options.map((code) => messageTextsOf(messageLanguages[code])),
);
