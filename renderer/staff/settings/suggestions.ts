import { createContext, useContext } from 'react';

/** The practitioners and kinds of visit this clinic really has, of the days this console knows; offered where a rule names one. */
export interface Suggestions {
  readonly practitioners: readonly string[];
  readonly visitTypes: readonly string[];
}
export const noSuggestions: Suggestions = { practitioners: [], visitTypes: [] };
export const SuggestionsContext = createContext<Suggestions>(noSuggestions);
export const useSuggestions = (): Suggestions => useContext(SuggestionsContext);
