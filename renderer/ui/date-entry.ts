export type DatePart = 'year' | 'month' | 'day';

/** A date as typed: parts stay text until the whole is read, so nothing typed is ever lost or changed behind the patient's back. */
export interface DateEntry {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** The part the next digit goes to. */
  readonly active: DatePart;
  /** The active part was just entered: a digit begins it anew. Otherwise a full part takes no more, so a stray touch spoils nothing. */
  readonly fresh: boolean;
}

export type DateProblem = 'month-missing' | 'day-missing' | 'year-missing' | 'month-wrong' | 'day-wrong' | 'year-wrong';

export const partLength: Readonly<Record<DatePart, number>> = { year: 4, month: 2, day: 2 };

export const emptyDate = (order: readonly DatePart[]): DateEntry => ({
  year: '',
  month: '',
  day: '',
  active: order[0] ?? 'month',
  fresh: true,
});

/** Adds a digit and moves on when the part is full, or when no second digit could follow (month 2-9, day 4-9). */
export function typeDateDigit(entry: DateEntry, digit: string, order: readonly DatePart[]): DateEntry {
  const { active } = entry;
  const full = entry[active].length >= partLength[active];
  if (full && !entry.fresh) return entry;
  const before = full ? '' : entry[active];
  const typed = before + digit;
  const whole = before === '' && standsAlone(active, digit) ? `0${digit}` : typed;
  const next = whole.length === partLength[active] ? following(active, order) : active;
  return { ...entry, [active]: whole, active: next, fresh: next !== active };
}

/** Takes the last digit away, going back into the part before when this one is empty. */
export function eraseDateDigit(entry: DateEntry, order: readonly DatePart[]): DateEntry {
  const at = entry[entry.active] === '' ? preceding(entry.active, order) : entry.active;
  return { ...entry, active: at, fresh: false, [at]: entry[at].slice(0, -1) };
}

export const selectPart = (entry: DateEntry, part: DatePart): DateEntry => ({ ...entry, active: part, fresh: true });

/**
 * Reads the typed parts as a day that exists.
 * @param today `YYYY-MM-DD`; nobody is born later, nor more than 130 years before
 * @returns the day as `YYYY-MM-DD`, or the first thing to put right in the order shown
 */
export function readDate(
  entry: DateEntry,
  today: string,
  order: readonly DatePart[],
): { readonly day: string } | { readonly problem: DateProblem; readonly part: DatePart } {
  for (const part of order) {
    const problem = partProblem(entry, part, today);
    if (problem !== null) return { problem, part };
  }
  const day = `${entry.year}-${padded(entry.month)}-${padded(entry.day)}`;
  if (!exists(day)) return { problem: 'day-wrong', part: 'day' };
  return day > today ? { problem: 'year-wrong', part: 'year' } : { day };
}

function partProblem(entry: DateEntry, part: DatePart, today: string): DateProblem | null {
  const value = Number(entry[part]);
  switch (part) {
    case 'month':
      if (entry.month === '') return 'month-missing';
      return value >= 1 && value <= 12 ? null : 'month-wrong';
    case 'day':
      if (entry.day === '') return 'day-missing';
      return value >= 1 && value <= 31 ? null : 'day-wrong';
    case 'year': {
      if (entry.year.length < 4) return 'year-missing';
      const thisYear = Number(today.slice(0, 4));
      return value >= thisYear - 130 && value <= thisYear ? null : 'year-wrong';
    }
  }
}

const standsAlone = (part: DatePart, digit: string): boolean =>
  (part === 'month' && Number(digit) > 1) || (part === 'day' && Number(digit) > 3);

const following = (part: DatePart, order: readonly DatePart[]): DatePart => order[order.indexOf(part) + 1] ?? part;
const preceding = (part: DatePart, order: readonly DatePart[]): DatePart => order[order.indexOf(part) - 1] ?? part;
const padded = (digits: string): string => digits.padStart(2, '0');

function exists(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
