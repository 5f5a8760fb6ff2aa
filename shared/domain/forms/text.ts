/** Words of a form in its base language, and by BCP 47 tag in others. */
export interface Text {
  readonly base: string;
  readonly translations: Readonly<Record<string, string>>;
}

export const plainText = (base: string): Text => ({ base, translations: {} });

/** The words in a language, or else in the base language of the form. */
export const textIn = (text: Text, language: string): string => translationIn(text, language) ?? text.base;

/**
 * The translation for a tag: the tag itself, then each shorter form of it (`zh-Hans-CN`, `zh-Hans`, `zh`), then a regional
 * variant of it (`es` takes `es-MX`). Null where there is none.
 */
export function translationIn(text: Text, language: string): string | null {
  const tags = Object.keys(text.translations);
  const tag =
    tags.find((candidate) => sameTag(candidate, language)) ??
    shorter(tags, language) ??
    tags.find((candidate) => isVariant(candidate, language));
  return tag === undefined ? null : (text.translations[tag] ?? null);
}

/** Whether words written in one language serve a reader who asked for another: `en-US` serves `en`, and `en` serves `en-GB`. */
export const serves = (written: string, asked: string): boolean =>
  sameTag(written, asked) || isVariant(written, asked) || isVariant(asked, written);

const sameTag = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const isVariant = (longer: string, tag: string): boolean => longer.toLowerCase().startsWith(`${tag.toLowerCase()}-`);

function shorter(tags: readonly string[], language: string): string | undefined {
  const parts = language.split('-');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const found = tags.find((tag) => sameTag(tag, parts.slice(0, length).join('-')));
    if (found !== undefined) return found;
  }
  return undefined;
}
