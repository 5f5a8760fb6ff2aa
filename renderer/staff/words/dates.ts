import { longDate } from '../../i18n/format.ts';
import type { StaffWords } from './catalogue.ts';

/**
 * A birth date in words, as exact as the record has it: a year, a month of a year, or a day. Anything else is shown as it stands.
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function dateInWords(date: string, locale: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))) return longDate(date, locale);
  if (/^\d{4}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}-01`))) {
    return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(new Date(`${date}-01T00:00:00Z`));
  }
  return date;
}

export const bornOn = (date: string, { common }: Pick<StaffWords, 'common'>, locale: string): string =>
  common.born(dateInWords(date, locale));

/** The name of a language in the reader's own; an unknown tag is shown as it stands. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
