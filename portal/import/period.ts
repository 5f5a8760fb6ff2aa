import { objectOf, textOf } from './json.ts';

/** Is a FHIR Period over? Without an end, or with one that cannot be read, it is not. A day without a time ends with that day, UTC. */
export function isOver(period: unknown, now: Date): boolean {
  const end = textOf(objectOf(period)?.['end']);
  if (end === null) return false;
  const at = Date.parse(/^\d{4}(-\d{2}){0,2}$/.test(end) ? `${lastDay(end)}T23:59:59.999Z` : end);
  return Number.isFinite(at) && at < now.getTime();
}

/** The last day of a FHIR date: of its year, of its month, or itself. */
function lastDay(date: string): string {
  const [year = '', month = '12', day] = date.split('-');
  if (day !== undefined) return date;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(days).padStart(2, '0')}`;
}
