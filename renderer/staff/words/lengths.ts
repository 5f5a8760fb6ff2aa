import type { StaffWords } from './catalogue.ts';

/** `3 s`, `4 min`, `2 h 5 min`, `3 days`. @param seconds not negative */
export function lengthOf(seconds: number, { time }: Pick<StaffWords, 'time'>): string {
  if (seconds < 60) return time.seconds(Math.floor(seconds));
  return minutesLong(Math.floor(seconds / 60), { time });
}

/** A wait: `now`, `4 min`, `1 h 20 min`. Seconds would only make the screen restless. @param minutes not negative */
export function waitOf(minutes: number, { time }: Pick<StaffWords, 'time'>): string {
  return minutes < 1 ? time.now : minutesLong(Math.floor(minutes), { time });
}

function minutesLong(minutes: number, { time }: Pick<StaffWords, 'time'>): string {
  if (minutes < 60) return time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? time.hours(hours, minutes % 60) : time.days(Math.floor(hours / 24));
}
