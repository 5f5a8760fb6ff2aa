import type { SentenceText } from '../../shared/domain/added-language.ts';

/** A language file as far as it is filled in here. */
export interface Template {
  readonly sentences: Readonly<Record<string, { readonly en: SentenceText; readonly text: SentenceText }>>;
}

/** A language file filled in with marked English: `«Next»`. Every form of a count gets the English one for many. */
export const marked = <T extends Template>(template: T): T & { sentences: Record<string, { text: SentenceText }> } => ({
  ...template,
  sentences: Object.fromEntries(
    Object.entries(template.sentences).map(([key, sentence]) => {
      const english = typeof sentence.en === 'string' ? sentence.en : (sentence.en.other ?? '');
      const forms = typeof sentence.text === 'string' ? null : Object.keys(sentence.text);
      const text = forms === null ? `«${english}»` : Object.fromEntries(forms.map((form) => [form, `«${english}»`]));
      return [key, { ...sentence, text }];
    }),
  ),
});
