import type { SentenceText } from '../../../shared/domain/added-language.ts';
import { fill } from './fill.ts';
import type { Sentence } from './sentence-list.ts';

/** The texts of one language, by the key of their sentence. */
export type Texts = Readonly<Record<string, SentenceText>>;

/** Letters as a reader counts them, with sample values in their places. */
export const lengthOf = (text: string, { blanks }: Pick<Sentence, 'blanks'>): number =>
  [...fill(text, Object.fromEntries(blanks.map(({ name, sample }) => [name, String(sample)]))).normalize('NFC')].length;

/** How long a sentence may be: half as long again as the longest of ours, which all fit their screens at every size. */
export const limitOf = (sentence: Sentence, ours: readonly Texts[]): number => {
  const lengths = ours.flatMap((texts) => formsOf(texts[sentence.key] ?? '').map(([, text]) => lengthOf(text, sentence)));
  return Math.ceil(Math.max(...lengths) * 1.5) + 4;
};

/** The texts of a sentence with the form each is for; null where one stands for all. */
export const formsOf = (text: SentenceText): readonly (readonly [string | null, string])[] =>
  typeof text === 'string' ? [[null, text]] : Object.entries(text);
