import type { AddedLanguage } from '../../shared/domain/added-language.ts';
import { type Face, isPrintable } from '../messages/letters/faces.ts';

/**
 * What a kiosk cannot draw by itself: characters of the name, the kiosk's sentences and the keyboard that no typeface of Foyer has, each once, in
 * the order of Unicode.
 */
export function lettersWithoutFont(
  { ownName, keyboard, sentences }: Pick<AddedLanguage, 'ownName' | 'keyboard' | 'sentences'>,
  faces: readonly Face[],
): readonly string[] {
  const shown = Object.entries(sentences).filter(([key]) => !key.startsWith('messages.'));
  const texts = shown.flatMap(([, text]) => (typeof text === 'string' ? text : Object.values(text)));
  const all = [ownName, keyboard?.name ?? '', ...(keyboard?.rows.flat() ?? []), ...texts].join('').normalize('NFC');
  const once = [...new Set(all)].filter((char) => !/\s/u.test(char));
  return once.filter((char) => !isPrintable(char, faces)).toSorted((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
}

const mostNamed = 12;
const eastAsian = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;

/** What to do about them; null where there are none. */
export function fontWarning(letters: readonly string[]): string | null {
  if (letters.length === 0) return null;
  const fonts = [
    ...(letters.some((char) => !eastAsian.test(char)) ? ['fonts-noto-core'] : []),
    ...(letters.some((char) => eastAsian.test(char)) ? ['fonts-noto-cjk'] : []),
  ];
  const more = letters.length > mostNamed ? ` and ${letters.length - mostNamed} more` : '';
  return `No typeface of Foyer has ${letters.slice(0, mostNamed).join(' ')}${more}: without a font of the system patients see empty boxes. Install one on every kiosk, on Debian and Ubuntu ${fonts.join(' and ')}, and look at a screen.`;
}
