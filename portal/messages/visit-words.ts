import { type BuiltInLanguage, builtIn, type Language } from '../../shared/domain/language.ts';
import { type CheckInPatient, displayName, type PersonName } from '../../shared/domain/patient.ts';
import type { Site } from '../../shared/domain/site.ts';
import { type Instant, msOf, type TimeZone } from '../../shared/domain/time.ts';
import type { MessageSettings } from './settings.ts';
import { type MessageLanguage, messageLanguages } from './templates/languages.ts';
import { type MessageWords, textKeys } from './templates/words.ts';

/** The texts of a language, with the clinic's own in place of ours. */
export function wordsFor({ code, words }: MessageLanguage, { texts }: Pick<MessageSettings, 'texts'>): MessageWords {
  const own = texts[code] ?? {};
  return Object.fromEntries(textKeys.map((key) => [key, own[key] ?? words[key]])) as MessageWords;
}

/** Which languages somebody asks for: one of ours, and the one they prefer, whichever it is. */
export type Asked = Pick<CheckInPatient, 'language' | 'preferredLanguage'>;

export interface Written {
  readonly site: Pick<Site, 'settings'>;
  /** The languages a clinic added that have every text of a message. */
  readonly added: readonly MessageLanguage[];
}

/**
 * What somebody is written to in: the added language they prefer by its very tag, else ours that they speak, else an added one that is the same
 * language in the same script (`so` for `so-SO`); else the site's first of ours.
 */
export function writingFor({ language, preferredLanguage }: Asked, { site, added }: Written): MessageLanguage {
  const ours = language === null ? null : messageLanguages[language];
  if (preferredLanguage !== null) {
    const exact = added.find(({ code }) => code === preferredLanguage);
    const alike = (one: MessageLanguage) => languageAndScript(one.code) === languageAndScript(preferredLanguage);
    const found = exact ?? (ours !== null && alike(ours) ? ours : added.find(alike));
    if (found !== undefined) return found;
  }
  return ours ?? messageLanguages[builtInFor(null, site)];
}

/** Who stands at a kiosk asks for the language on the glass. */
export const askedAtKiosk = (language: Language): Asked => ({
  language: builtIn(language) ? language : null,
  preferredLanguage: language,
});

/** Theirs when Foyer speaks it by itself, else the first one the site offers that is built in. */
export const builtInFor = (language: BuiltInLanguage | null, { settings }: Pick<Site, 'settings'>): BuiltInLanguage =>
  language ?? settings.languages.find((one) => builtIn(one)) ?? 'en';

/** Records carry tags as they were typed; one that is none is like no language. */
function languageAndScript(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return `${language}-${script}`;
  } catch {
    return tag;
  }
}

export const clinicNameOf = ({ settings }: Pick<Site, 'settings'>, own: Pick<MessageSettings, 'clinicName'>): string =>
  own.clinicName ?? settings.name;

/** Day and time of a visit at the site, as the language writes them: `Monday, March 2, 2026` and `9:10 AM`. */
export function dayAndTime(
  start: Instant,
  { locale }: Pick<MessageLanguage, 'locale'>,
  zone: TimeZone,
): { readonly date: string; readonly time: string } {
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
