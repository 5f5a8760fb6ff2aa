import { useContext } from 'react';
import { type LetterPurpose, type OwnLetters, scriptOf } from '../ui/letter-layouts.ts';
import { LanguagesContext } from './languages-context.ts';

/** The letters a language has beside the Latin ones: a layer of ours, or the rows that came with its file. */
export function useOwnLetters(language: string): OwnLetters {
  const { keyboard, ownName } = useContext(LanguagesContext).packFor(language);
  return keyboard === undefined || keyboard === null ? scriptOf(language) : { ...keyboard, language: ownName };
}

/** What a language says beside a field for words when its own signs cannot be typed; an e-mail or a code has none of them anyway. */
export function useLatinOnly(language: string, purpose: LetterPurpose): string {
  const { latinOnly = '' } = useContext(LanguagesContext).packFor(language);
  return purpose === 'name' || purpose === 'address' ? latinOnly : '';
}
