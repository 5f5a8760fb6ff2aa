import { languageName } from '../words/dates.ts';
import type { Reading } from '../words/use-words.ts';
import type { DraftKey, Problem, Weekday } from './draft.ts';
import type { LogoProblem } from './logo.ts';
import { placeOf } from './merge.ts';

/** What to put right, in words. */
export function sayProblem(problem: Problem | undefined, { words }: Reading): string | null {
  if (problem === undefined) return null;
  const { settings } = words;
  const { problems } = settings;
  switch (problem.kind) {
    case 'tooLow':
      return problems.tooLow(problem.limit);
    case 'tooHigh':
      return problems.tooHigh(problem.limit);
    case 'tooLong':
      return problems.tooLong(problem.limit);
    case 'colourShape':
      return settings.colourShape;
    case 'lowContrast':
      return words.command['low-contrast'];
    case 'hoursOrder':
      return settings.hours.order;
    case 'hoursOverlap':
      return settings.hours.overlap;
    case 'hoursMissing':
      return settings.hours.missing;
    case 'ruleForNobody':
      return settings.rules.forNobody;
    case 'atLeastOneLanguage':
      return settings.languages.atLeastOne;
    default:
      return problems[problem.kind];
  }
}

export function sayLogoProblem(problem: LogoProblem, { words: { settings } }: Reading): string {
  if (problem.kind === 'tooLarge') return settings.logoTooLarge(problem.kb);
  return problem.kind === 'wrongType' ? settings.logoWrongType : settings.logoUnreadable;
}

/** The name of one thing that can be changed, as its label says it. */
export function sayKey(key: DraftKey, reading: Reading): string {
  const { settings } = reading.words;
  const place = placeOf(key);
  if (place.in === 'hours') return `${settings.sections.hours}: ${weekdayName(place.key, reading.locale)}`;
  if (place.in === 'seating') return settings.languages.seating(languageName(place.key, reading.locale));
  if (place.in === 'policy') return settings.values[place.key].label;
  const { name, logo, colour, sections, rules, forms } = settings;
  const plain = { name, logo, primaryColour: colour, languages: sections.languages, rules: rules.title };
  return { ...plain, forms: sections.forms, responders: forms.responders }[place.key];
}

/** `Monday`. @param weekday ISO, 1 is Monday; 1 January 2024 was one */
export const weekdayName = (weekday: Weekday, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' }).format(new Date(Date.UTC(2024, 0, weekday)));
