import type { SentenceText } from '../../../shared/domain/added-language.ts';
import { allPacks } from '../languages.ts';
import { limitOf, type Texts } from './limits.ts';
import { type Sentence, sentenceList } from './sentence-list.ts';
import { textsOf } from './texts-of.ts';

/** One sentence as a language file asks for it. */
export interface Asked extends Sentence {
  readonly en: SentenceText;
  /** In letters, with sample values in their places. */
  readonly longest: number;
}

/** @param ours the texts of every built-in language, English first */
export const askedOf = (sentences: readonly Sentence[], ours: readonly Texts[]): readonly Asked[] =>
  sentences.map((sentence) => ({ ...sentence, en: ours[0]?.[sentence.key] ?? '', longest: limitOf(sentence, ours) }));

/** Every sentence of the kiosk, in the order of the English catalogue. */
export const kioskSentences = (): readonly Asked[] =>
  askedOf(
    sentenceList,
    allPacks.map(({ words, code }) => textsOf(words, code)),
  );
