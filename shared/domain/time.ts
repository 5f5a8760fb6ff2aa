import { z } from 'zod';

/** UTC with milliseconds once inside; any offset on the way in. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const LocalDate = z.iso.date().brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

/** FHIR `date`: a year, a year and month, or a day. Birth dates may be this vague. */
export const PartialDate = z.union([z.string().regex(/^\d{4}$/), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), z.iso.date()]);
export type PartialDate = z.infer<typeof PartialDate>;

/** IANA zone name, for example `America/New_York`. */
export const TimeZone = z.string().refine(isTimeZone, 'not an IANA time zone').brand<'TimeZone'>();
export type TimeZone = z.infer<typeof TimeZone>;

/**
 * When something happened, as the device knew it. `wall`: its own clock. `mono`: milliseconds since this boot, never set back.
 * `offset`: portal clock minus device clock in milliseconds when last compared, null if never.
 */
export const Moment = z.object({
  wall: Instant,
  mono: z.number().nonnegative(),
  offset: z.number().int().nullable(),
});
export type Moment = z.infer<typeof Moment>;

/** The best estimate of the true time of a moment: the device's clock, corrected by what it knew of the portal's. */
export const trueTime = (moment: Moment): Instant => plusMs(moment.wall, moment.offset ?? 0);

export const instantOf = (msSinceEpoch: number): Instant => new Date(msSinceEpoch).toISOString() as Instant;
export const msOf = (instant: Instant): number => Date.parse(instant);
export const plusMs = (instant: Instant, ms: number): Instant => instantOf(msOf(instant) + ms);
export const plusMinutes = (instant: Instant, minutes: number): Instant => plusMs(instant, minutes * 60_000);
/** Whole and part minutes from `from` to `to`; negative when `to` is earlier. */
export const minutesFrom = (from: Instant, to: Instant): number => (msOf(to) - msOf(from)) / 60_000;

/** The calendar day at a place. "Today" always means this, never the machine's own zone. */
export function dayIn(zone: TimeZone, instant: Instant): LocalDate {
  const { year, month, day } = wallClock(zone, instant);
  return `${year}-${month}-${day}` as LocalDate;
}

/** Local time `HH:MM` (24 h) at a place. */
export function clockIn(zone: TimeZone, instant: Instant): string {
  const { hour, minute } = wallClock(zone, instant);
  return `${hour}:${minute}`;
}

export function plusDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate;
}

/**
 * The instant of a local time, `HH:MM`, on a day at a place. A time skipped by the spring change gives the instant one change later;
 * a time that occurs twice in autumn gives the first.
 */
export function instantAt(zone: TimeZone, day: LocalDate, clock: string): Instant {
  const asUtc = Date.parse(`${day}T${clock}:00Z`);
  const before = asUtc - offsetAt(zone, asUtc - 86_400_000);
  const after = asUtc - offsetAt(zone, asUtc + 86_400_000);
  const exact = [before, after].sort((a, b) => a - b).find((candidate) => candidate + offsetAt(zone, candidate) === asUtc);
  return instantOf(exact ?? before);
}

/** Local minus UTC, in milliseconds, at an instant. */
function offsetAt(zone: TimeZone, ms: number): number {
  const { year, month, day, hour, minute, second } = wallClock(zone, instantOf(ms));
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(ms / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl formats are slow to make and pure, so each zone's is kept. */
function formatFor(zone: TimeZone): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

function wallClock(zone: TimeZone, instant: Instant) {
  const part: Record<string, string> = {};
  for (const { type, value } of formatFor(zone).formatToParts(msOf(instant))) part[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = part;
  return { year: year.padStart(4, '0'), month, day, hour, minute, second };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
