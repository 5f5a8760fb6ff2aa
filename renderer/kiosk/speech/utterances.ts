import type { Language } from '../../../shared/domain/language.ts';
import { longestUtterance } from '../../../shared/ipc/kiosk/speech.ts';
import type { Languages } from '../../i18n/added/languages-of.ts';
import type { Said } from './decide-speech.ts';

/** What main is asked to render: one language, not too long. */
export interface Utterance {
  readonly text: string;
  readonly language: Language;
  readonly holdsPrivate: boolean;
  /** Words a minute. */
  readonly rate: number;
}

/** Cuts what is to be said where the voice changes, and where it would be longer than main renders at once. */
export const utterancesOf = (said: readonly Said[], rate: number, packFor: Languages['packFor']): readonly Utterance[] =>
  said.flatMap((pieces) =>
    byVoice(pieces, rate, packFor).flatMap(({ text, ...rest }) => inParts(text, longestUtterance).map((part) => ({ ...rest, text: part }))),
  );

function byVoice(pieces: Said, rate: number, packFor: Languages['packFor']): readonly Utterance[] {
  const whole: Utterance[] = [];
  for (const { text, lang, private: holdsPrivate } of pieces) {
    const language = packFor(lang).code as Language;
    const last = whole.at(-1);
    if (last !== undefined && last.language === language)
      whole[whole.length - 1] = { ...last, text: `${last.text}, ${text}`, holdsPrivate: last.holdsPrivate || holdsPrivate };
    else whole.push({ text, language, holdsPrivate, rate });
  }
  return whole;
}

/** At the last space before the limit; a text without spaces is cut hard. */
function inParts(text: string, limit: number): readonly string[] {
  if (text.length <= limit) return [text];
  const space = text.lastIndexOf(' ', limit);
  const at = space > 0 ? space : limit;
  return [text.slice(0, at).trim(), ...inParts(text.slice(at).trim(), limit)].filter((part) => part !== '');
}
