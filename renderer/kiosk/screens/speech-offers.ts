import { isSpoken } from '../../i18n/added/languages-of.ts';
import type { LanguagePack } from '../../i18n/languages.ts';

/** One language's sentence of how to begin to listen. */
export interface SpeechOfferLine {
  readonly pack: LanguagePack;
  /** Names the two fingers on the glass besides the star: too long to be said in every language at once. */
  readonly whole: boolean;
}

const mostSaid = 5;
const turnMs = 10_000;

/**
 * How to begin to listen, in every language the kiosk can say: whoever reads it can tell the person it is for. The whole sentence goes round the
 * languages, ten seconds in each; of more than five, those after it stand beside.
 * @param now milliseconds since 1970
 */
export function speechOffersAt(now: number, languages: readonly LanguagePack[]): readonly SpeechOfferLine[] {
  const spoken = languages.filter(isSpoken);
  const turn = spoken.length === 0 ? 0 : Math.floor(now / turnMs) % spoken.length;
  const lines = spoken.map((pack, at) => ({ pack, whole: at === turn }));
  return lines.length > mostSaid ? [...lines, ...lines].slice(turn, turn + mostSaid) : lines;
}
