import type { PluralForm, SentenceText } from '../../../shared/domain/added-language.ts';
import type { Catalogue } from '../catalogue.ts';
import type { AnyBlank } from './blanks.ts';
import { pluralForms } from './plural-forms.ts';
import { countIn, inside, type Sentence, sentenceList } from './sentence-list.ts';

/** Every sentence of a catalogue as a file writes it. @param code BCP 47, whose plural forms are asked for */
export const textsOf = (words: Catalogue, code: string): Readonly<Record<string, SentenceText>> =>
  Object.fromEntries(sentenceList.map((sentence) => [sentence.key, textOf(sentence, words, code)]));

function textOf(sentence: Sentence, words: Catalogue, code: string): SentenceText {
  const said = sentence.key.split('.').reduce<unknown>(inside, words);
  if (typeof said !== 'function') return String(said);
  const say = (counted: number): string => String(said(...sentence.blanks.map((blank) => standIn(blank, counted))));
  if (countIn(sentence.blanks) === null) return say(0);
  const forms = [...pluralForms(code)].map(([form, numbers]) => [form, say(numbers[0] ?? 0)] as const);
  const [first] = forms;
  return forms.every(([, text]) => text === first?.[1])
    ? (first?.[1] ?? '')
    : (Object.fromEntries(forms) as Partial<Record<PluralForm, string>>);
}

/** Shows its placeholder in the text; a count is besides the number that chooses the form. */
const standIn = ({ kind, name }: AnyBlank, counted: number): unknown =>
  kind === 'text' ? `{${name}}` : { [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? counted : `{${name}}`) };
