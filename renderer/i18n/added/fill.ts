import type { SentenceText } from '../../../shared/domain/added-language.ts';

const placeholder = /\{(\w+)\}(\.?)/g;

/** The names of the placeholders of a text, in its order, each as often as it stands there. */
export const placeholdersOf = (text: string): readonly string[] => [...text.matchAll(placeholder)].map(([, name = '']) => name);

/** Puts values in their places. A value that ends with a full stop, such as `9:41 a.m.`, ends the sentence too. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(placeholder, (whole, name: string, stop: string) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = values[name] ?? '';
    return stop !== '' && value.endsWith('.') ? value : value + stop;
  });

/** The text for a count: its form, else the form for every other number. */
export const formFor = (text: SentenceText, code: string, count: number): string =>
  typeof text === 'string' ? text : (text[new Intl.PluralRules(code).select(count)] ?? text.other ?? '');
