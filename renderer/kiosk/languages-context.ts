import { createContext, useMemo } from 'react';
import type { Surroundings } from '../../shared/ipc/kiosk.ts';
import { builtInLanguages, type Languages, languagesOf } from '../i18n/added/languages-of.ts';

/** The languages of this window, for screens that name or show another one. */
export const LanguagesContext = createContext<Languages>(builtInLanguages);

/** Made anew only when another language, or another version of one, is offered: surroundings are asked again at every bell. */
export function useLanguages({ languages, addedLanguages }: Pick<Surroundings, 'languages' | 'addedLanguages'>): Languages {
  const said = addedLanguages.map(({ code, version, spoken }) => `${code}@${version}${spoken ? '!' : ''}`);
  const mark = [...languages, ...said].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark stands for both
  return useMemo(() => languagesOf(languages, addedLanguages), [mark]);
}
