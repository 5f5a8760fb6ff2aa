import type { AddedLanguage, SentenceText } from '../../../shared/domain/added-language.ts';
import { AddedLanguageCode, builtIn, directionOf } from '../../../shared/domain/language.ts';
import type { LanguageFile } from '../../../shared/domain/language-file.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Asked, kioskSentences } from './asked.ts';
import { checkSentence } from './check-sentence.ts';
import { formsOf } from './limits.ts';
import { pluralForms } from './plural-forms.ts';

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

/**
 * Whether a language can be offered as it is; everything to put right at once, in the order of the file.
 * @param beside sentences that a file has all or none of: without them the language serves kiosks only
 */
export function checkLanguage(
  { code, name, direction, keyboard, sentences }: LanguageFile,
  beside: readonly Asked[],
): Result<Checked, readonly Fault[]> {
  const tag = AddedLanguageCode.safeParse(code);
  if (!tag.success) return err([{ key: 'code', say: codeFault(code) }]);
  const texts = Object.fromEntries(Object.entries(sentences).map(([key, { text }]) => [key, text]));
  const begun = beside.some(({ key }) => isWritten(textAt(texts, key)));
  const asked = [...kioskSentences(), ...(begun ? beside : [])];
  const faults = [...aboutItself({ code, name, direction }), ...checkSentences(texts, code, asked)];
  if (faults.length > 0) return err(faults);
  const kept = new Set(asked.map(({ key }) => key));
  const known = new Set([...kept, ...beside.map(({ key }) => key)]);
  return ok({
    language: {
      code: tag.data,
      ownName: name,
      direction,
      keyboard,
      sentences: Object.fromEntries(Object.entries(texts).filter(([key]) => kept.has(key))),
    },
    unused: Object.keys(texts).filter((key) => !known.has(key)),
  });
}

const textAt = (texts: Readonly<Record<string, SentenceText>>, key: string): SentenceText | undefined =>
  Object.hasOwn(texts, key) ? texts[key] : undefined;

const isWritten = (text: SentenceText | undefined): boolean => text !== undefined && formsOf(text).some(([, one]) => one.trim() !== '');

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

function checkSentences(texts: Readonly<Record<string, SentenceText>>, code: string, asked: readonly Asked[]): readonly Fault[] {
  const plurals = pluralForms(code);
  return asked.flatMap((sentence) => {
    const { key, en, longest } = sentence;
    const english = formsOf(en).at(-1)?.[1] ?? '';
    const text = textAt(texts, key);
    const found =
      text === undefined
        ? [`It is not in the file. Add it with a text for "${english}".`]
        : checkSentence(sentence, text, { code, plurals, longest, english });
    return found.map((say) => ({ key, say }));
  });
}
