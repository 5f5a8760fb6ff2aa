import type { SentenceText } from '../../../shared/domain/added-language.ts';
import { allPacks } from '../languages.ts';
import { fill } from './fill.ts';
import { type Sentence, sentenceList } from './sentence-list.ts';
import { textsOf } from './texts-of.ts';

/** Letters as a reader counts them, with sample values in their places. */
export const lengthOf = (text: string, { blanks }: Pick<Sentence, 'blanks'>): number =>
  [...fill(text, Object.fromEntries(blanks.map(({ name, sample }) => [name, String(sample)]))).normalize('NFC')].length;

/** How long each sentence may be, by its key: half as long again as the longest of ours, which all fit their screens at every size. */
export const limits = (): ReadonlyMap<string, number> => {
  const ours = allPacks.map(({ words, code }) => textsOf(words, code));
  return new Map(
    sentenceList.map((sentence) => {
      const lengths = ours.flatMap((texts) => formsOf(texts[sentence.key] ?? '').map(([, text]) => lengthOf(text, sentence)));
      return [sentence.key, Math.ceil(Math.max(...lengths) * 1.5) + 4] as const;
    }),
  );
};

/** The texts of a sentence with the form each is for; null where one stands for all. */
export const formsOf = (text: SentenceText): readonly (readonly [string | null, string])[] =>
  typeof text === 'string' ? [[null, text]] : Object.entries(text);
