import type { AddedLanguage } from '../../../shared/domain/added-language.ts';
import { builtIn, directionOf } from '../../../shared/domain/language.ts';
import { allPacks, defaultLanguage, type LanguagePack } from '../languages.ts';
import { catalogueOf } from './catalogue-of.ts';

/** The languages of one window: those of Foyer, and those of the clinic that have every sentence this window shows. */
export interface Languages {
  /** For the first screen and the switch, in the site's order; English where nothing else is left. */
  readonly offered: readonly LanguagePack[];
  /** English for a language this window does not know. @param code BCP 47 */
  readonly packFor: (code: string) => LanguagePack;
  /** Also of a language that is not offered here any more. @param code BCP 47 */
  readonly directionOf: (code: string) => LanguagePack['direction'];
}

/** An added language, and whether the voice of this kiosk can say it. */
export type HeardLanguage = AddedLanguage & { readonly spoken: boolean };

/** @param codes what the site offers, in its order */
export function languagesOf(codes: readonly string[], added: readonly HeardLanguage[]): Languages {
  const packs = [...allPacks, ...added.flatMap((one) => packOf(one) ?? [])];
  const find = (code: string) => packs.find((pack) => pack.code === code);
  const known = codes.flatMap((code) => packs.filter((pack) => pack.code === code));
  return {
    offered: known.length > 0 ? known : [defaultLanguage],
    packFor: (code) => find(code) ?? defaultLanguage,
    directionOf: (code) => find(code)?.direction ?? directionOf(code),
  };
}

/** Those of Foyer itself, where no clinic is known yet. */
export const builtInLanguages: Languages = languagesOf(
  allPacks.map(({ code }) => code),
  [],
);

/** False for what the voice of this kiosk cannot say. */
export const isSpoken = ({ spoken }: LanguagePack): boolean => spoken !== false;

/** For Intl: the language's own days and months, the calendar and digits of the board. One that Intl does not know is written as English is. */
export const localeOf = (code: string): string =>
  allPacks.find((pack) => pack.code === code)?.locale ??
  (Intl.DateTimeFormat.supportedLocalesOf(code).length > 0 ? `${code}-u-ca-gregory-nu-latn` : defaultLanguage.locale);

/** Null while it lacks a sentence, and for a tag that is ours: what is compiled is never replaced. */
function packOf(language: HeardLanguage): LanguagePack | null {
  const words = catalogueOf(language);
  const { code, ownName, direction, keyboard, spoken } = language;
  return words === null || builtIn(code) ? null : { code, ownName, direction, locale: localeOf(code), words, keyboard, spoken };
}
