import { createContext, useContext } from 'react';
import type { StaffWords } from './catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export type StaffLanguage = 'en' | 'es';

/** What the console reads in: its words and a locale for the names of languages and days. */
export interface Reading {
  readonly language: StaffLanguage;
  readonly locale: string;
  /** In its own words, for the switch. */
  readonly ownName: string;
  readonly words: StaffWords;
}

export const readings: Readonly<Record<StaffLanguage, Reading>> = {
  en: { language: 'en', locale: 'en-US', ownName: 'English', words: en },
  es: { language: 'es', locale: 'es-US', ownName: 'Español', words: es },
};

export const otherReading = ({ language }: Reading): Reading => readings[language === 'en' ? 'es' : 'en'];

export const ReadingContext = createContext<Reading>(readings.en);

export const useReading = (): Reading => useContext(ReadingContext);
export const useWords = (): StaffWords => useReading().words;
