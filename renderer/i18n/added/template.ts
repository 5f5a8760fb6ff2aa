import type { OwnKeyboard, SentenceText } from '../../../shared/domain/added-language.ts';
import type { Asked } from './asked.ts';
import { pluralForms } from './plural-forms.ts';
import { countIn, type Sentence } from './sentence-list.ts';

/** The language a template is for, and the texts that already stand in it. */
export interface TemplateFor {
  /** Empty while nobody has said which; counts then have the forms of English. */
  readonly code: string;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly keyboard: OwnKeyboard | null;
  readonly texts: Readonly<Record<string, SentenceText>>;
}

/** A language file to fill in: every sentence with the English beside it, what its placeholders stand for, and how long it may be. */
export function templateFor({ code, name, direction, keyboard, texts }: TemplateFor, asked: readonly Asked[]) {
  const forms = [...pluralForms(code === '' ? 'en' : code).keys()];
  const empty = ({ blanks }: Sentence): SentenceText =>
    countIn(blanks) === null || forms.length === 1 ? '' : Object.fromEntries(forms.map((form) => [form, '']));
  return {
    foyerLanguage: 1 as const,
    code,
    name,
    direction,
    keyboard,
    sentences: Object.fromEntries(
      asked.map((sentence) => {
        const { key, blanks, en, longest } = sentence;
        const placeholders = Object.fromEntries(blanks.map((blank) => [blank.name, blank.about]));
        return [
          key,
          {
            en,
            ...(blanks.length > 0 ? { placeholders } : {}),
            longest,
            text: texts[key] ?? empty(sentence),
          },
        ] as const;
      }),
    ),
  };
}
