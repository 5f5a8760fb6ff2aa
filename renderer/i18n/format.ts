/** Where and how the patient reads: a locale for words and order, the site's zone for the clock. */
export interface Place {
  readonly locale: string;
  /** IANA name, for example `America/New_York`. */
  readonly zone: string;
}

export type DatePart = 'year' | 'month' | 'day';

/** `9:41 AM` or `9:41`, as the locale writes it, at the site. @param instant ISO 8601 or milliseconds */
export const timeAt = (instant: string | number, { locale, zone }: Place): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(new Date(instant));

/** The day at the site in words: `Sunday, November 22`. */
export const dayAt = (instant: string | number, { locale, zone }: Place): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long', month: 'long', day: 'numeric' }).format(new Date(instant));

/** Day and time at the site in one phrase: `Sunday, November 22 at 9:41 AM`. */
export const dayAndTimeAt = (instant: string | number, { locale, zone }: Place): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(instant));

/** The day at the site, short enough for a button: `Tue, Nov 24`. */
export const shortDayAt = (instant: string | number, { locale, zone }: Place): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short', month: 'short', day: 'numeric' }).format(new Date(instant));

/** Today's date at the site as `YYYY-MM-DD`. */
export function calendarDay(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/** A calendar day in words, `March 4, 1948`; it belongs to no zone. @param day `YYYY-MM-DD` */
export const longDate = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`));

/** The order in which a locale writes a date: month first in the United States, day first in most places. */
export function dateOrder(locale: string): readonly DatePart[] {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'short' }).formatToParts(new Date(0));
  return parts.map(({ type }) => type).filter((type): type is DatePart => type === 'year' || type === 'month' || type === 'day');
}

/** Minutes and seconds left, `1:05`; digits stay Latin so that they match the keypad. */
export const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
