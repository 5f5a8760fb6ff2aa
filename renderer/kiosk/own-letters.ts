import { useContext } from 'react';
import { type OwnLetters, scriptOf } from '../ui/letter-layouts.ts';
import { LanguagesContext } from './languages-context.ts';

/** The letters a language has beside the Latin ones: a layer of ours, or the rows that came with its file. */
export function useOwnLetters(language: string): OwnLetters {
  const { keyboard } = useContext(LanguagesContext).packFor(language);
  return keyboard === undefined || keyboard === null ? scriptOf(language) : keyboard;
}
