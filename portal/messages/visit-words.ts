import { type BuiltInLanguage, builtIn, type Language } from '../../shared/domain/language.ts';
import { displayName, type PersonName } from '../../shared/domain/patient.ts';
import type { Site } from '../../shared/domain/site.ts';
import { type Instant, msOf, type TimeZone } from '../../shared/domain/time.ts';
import type { MessageSettings } from './settings.ts';
import { messageLanguages } from './templates/languages.ts';
import { type MessageWords, textKeys } from './templates/words.ts';

/** The texts of a language, with the clinic's own in place of ours. */
export function wordsFor(language: BuiltInLanguage, { texts }: Pick<MessageSettings, 'texts'>): MessageWords {
  const { words } = messageLanguages[language];
  const own = texts[language] ?? {};
  return Object.fromEntries(textKeys.map((key) => [key, own[key] ?? words[key]])) as MessageWords;
}

/** What somebody is written to in: their language, or the site's first that Foyer writes in, because a language a clinic added is spoken at kiosks only. */
export const languageFor = (patient: { readonly language: Language | null }, { settings }: Pick<Site, 'settings'>): BuiltInLanguage =>
  [patient.language, ...settings.languages].find((one): one is BuiltInLanguage => one !== null && builtIn(one)) ?? 'en';

export const clinicNameOf = ({ settings }: Pick<Site, 'settings'>, own: Pick<MessageSettings, 'clinicName'>): string =>
  own.clinicName ?? settings.name;

/** Day and time of a visit at the site, as the language writes them: `Monday, March 2, 2026` and `9:10 AM`. */
export function dayAndTime(start: Instant, language: BuiltInLanguage, zone: TimeZone): { readonly date: string; readonly time: string } {
  const { locale } = messageLanguages[language];
  const at = new Date(msOf(start));
  const date = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' });
  return { date: plainSpaces(date.format(at)), time: plainSpaces(time.format(at)) };
}

/** Intl puts narrow no-break spaces before AM; some telephones and fonts show them as a box. */
const plainSpaces = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

/** The name in one line, without anything that could turn or break the text around it; null when there is none. */
export function safeName(name: PersonName): string | null {
  const shown = hanName(name) ?? displayName(name) ?? '';
  return (
    shown
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069{}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim() || null
  );
}

/** A name in Chinese characters begins with the family name and has no space. */
function hanName({ family, given }: PersonName): string | null {
  const whole = `${family ?? ''}${given.join('')}`;
  return family !== null && /^\p{Script=Han}+$/u.test(whole) ? whole : null;
}
