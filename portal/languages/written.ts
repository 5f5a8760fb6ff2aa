import { fill } from '../../renderer/i18n/added/fill.ts';
import { localeOf } from '../../renderer/i18n/added/languages-of.ts';
import type { AddedLanguage } from '../../shared/domain/added-language.ts';
import { ConsentStatus } from '../../shared/domain/consent.ts';
import { Relationship } from '../../shared/domain/guardian.ts';
import type { ReceiptWords } from '../consents/receipt-words.ts';
import type { MessageLanguage } from '../messages/templates/languages.ts';
import { type MessageWords, textKeys } from '../messages/templates/words.ts';
import type { ReadScope } from '../store/store.ts';
import { keyOfReceipt, keyOfText, messageSentences } from './message-sentences.ts';

/** The texts of letters, mails and receipts that a language has not. One is enough for patients to be written to in another: languages are never mixed. */
export const missingMessages = ({ sentences }: Pick<AddedLanguage, 'sentences'>): readonly string[] =>
  messageSentences.map(({ key }) => key).filter((key) => !Object.hasOwn(sentences, key));

/** The added languages that patients can be written to in. */
export const writtenLanguages = async (tx: Pick<ReadScope, 'languages'>): Promise<readonly MessageLanguage[]> =>
  (await tx.languages.current()).filter((one) => missingMessages(one).length === 0).map(messageLanguageOf);

function messageLanguageOf({ code, direction, sentences }: AddedLanguage): MessageLanguage {
  const textAt = (key: string): string => String(sentences[key] ?? '');
  return {
    code,
    direction,
    locale: localeOf(code),
    words: Object.fromEntries(textKeys.map((key) => [key, textAt(keyOfText(key))])) as MessageWords,
    receipt: receiptFrom((name) => textAt(keyOfReceipt(name))),
  };
}

const receiptFrom = (textAt: (name: string) => string): ReceiptWords => ({
  title: textAt('title'),
  opening: (clinic) => fill(textAt('opening'), { clinic }),
  status: Object.fromEntries(ConsentStatus.options.map((one) => [one, textAt(`status.${one}`)])) as ReceiptWords['status'],
  version: (version) => fill(textAt('version'), { version: String(version) }),
  signedBy: (name) => fill(textAt('signedBy'), { name }),
  guardian: (name, relationship) => fill(textAt('guardian'), { name, relationship }),
  relationships: Object.fromEntries(
    Relationship.options.map((one) => [one, textAt(`relationships.${one}`)]),
  ) as ReceiptWords['relationships'],
  patient: textAt('patient'),
  typed: textAt('typed'),
  mark: textAt('mark'),
  change: textAt('change'),
});
