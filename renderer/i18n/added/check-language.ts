import type { AddedLanguage, SentenceText } from '../../../shared/domain/added-language.ts';
import { AddedLanguageCode, builtIn, directionOf } from '../../../shared/domain/language.ts';
import type { LanguageFile } from '../../../shared/domain/language-file.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { en } from '../en.ts';
import { checkSentence } from './check-sentence.ts';
import { formsOf, limits } from './limits.ts';
import { pluralForms } from './plural-forms.ts';
import { sentenceList } from './sentence-list.ts';
import { textsOf } from './texts-of.ts';

export type NewLanguage = Omit<AddedLanguage, 'version'>;

/** Something to put right, and where. */
export interface Fault {
  readonly key: string;
  readonly say: string;
}

export interface Checked {
  readonly language: NewLanguage;
  /** Texts for sentences this Foyer does not have; they are left out. */
  readonly unused: readonly string[];
}

/** Whether a language can be offered as it is; everything to put right at once, in the order of the file. */
export function checkLanguage({ code, name, direction, keyboard, sentences }: LanguageFile): Result<Checked, readonly Fault[]> {
  const tag = AddedLanguageCode.safeParse(code);
  if (!tag.success) return err([{ key: 'code', say: codeFault(code) }]);
  const texts = Object.fromEntries(Object.entries(sentences).map(([key, { text }]) => [key, text]));
  const faults = [...aboutItself({ code, name, direction }), ...checkSentences(texts, code)];
  if (faults.length > 0) return err(faults);
  const known = new Set(sentenceList.map(({ key }) => key));
  const kept = Object.fromEntries(Object.entries(texts).filter(([key]) => known.has(key)));
  return ok({
    language: { code: tag.data, ownName: name, direction, keyboard, sentences: kept },
    unused: Object.keys(texts).filter((key) => !known.has(key)),
  });
}

const codeFault = (code: string): string =>
  builtIn(code) ? `${code} is built into Foyer and stays as it is. A variant has a tag of its own, for example es-MX.` : notATag(code);

export const notATag = (code: string): string =>
  `"${code}" is not a language tag in its usual spelling. Write BCP 47, for example so, pt-BR or zh-Hant.`;

function aboutItself({ code, name, direction }: Pick<LanguageFile, 'code' | 'name' | 'direction'>): readonly Fault[] {
  const written = directionOf(code);
  return [
    ...(name === '' ? [{ key: 'name', say: 'There is no name. Write the name of the language in the language itself.' }] : []),
    ...(written === direction
      ? []
      : [
          {
            key: 'direction',
            say: `${code} is written ${written === 'rtl' ? 'from right to left' : 'from left to right'}. Write "${written}", or a tag that names the script, for example az-Arab.`,
          },
        ]),
  ];
}

function checkSentences(texts: Readonly<Record<string, SentenceText>>, code: string): readonly Fault[] {
  const [english, longest, plurals] = [textsOf(en, 'en'), limits(), pluralForms(code)];
  return sentenceList.flatMap((sentence) => {
    const { key } = sentence;
    const inEnglish = formsOf(english[key] ?? '').at(-1)?.[1] ?? '';
    const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
    const measure = { code, plurals, longest: longest.get(key) ?? 0, english: inEnglish };
    const found =
      text === undefined ? [`It is not in the file. Add it with a text for "${inEnglish}".`] : checkSentence(sentence, text, measure);
    return found.map((say) => ({ key, say }));
  });
}
