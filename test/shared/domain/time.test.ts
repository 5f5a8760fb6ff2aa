import { expect, test } from 'vitest';
import { clockIn, dayIn, Instant, instantAt, LocalDate, PartialDate, plusDays, TimeZone, trueTime } from '../../../shared/domain/time.ts';
import { at, newYork } from '../../support/people.ts';

const day = (text: string) => LocalDate.parse(text);

test.each([
  ['2026-03-02T09:10:00-05:00', '2026-03-02T14:10:00.000Z'],
  ['2026-03-02T14:10:00Z', '2026-03-02T14:10:00.000Z'],
  ['2026-03-02T14:10:00.5+00:00', '2026-03-02T14:10:00.500Z'],
])('an instant with an offset (%s) is kept as UTC', (text, utc) => {
  expect(Instant.parse(text)).toBe(utc);
});

test.each(['2026-03-02', '2026-03-02T14:10:00', 'yesterday', '2026-13-02T14:10:00Z'])('"%s" is not an instant', (text) => {
  expect(Instant.safeParse(text).success).toBe(false);
});

test.each([
  ['New York', 'America/New_York', '2026-03-02T03:30:00Z', '2026-03-01', '22:30'],
  ['Kolkata', 'Asia/Kolkata', '2026-03-01T20:00:00Z', '2026-03-02', '01:30'],
  ['UTC', 'UTC', '2026-03-02T00:00:00Z', '2026-03-02', '00:00'],
])('today in %s is the day there, not the day of the machine', (_place, zone, instant, date, clock) => {
  expect(dayIn(TimeZone.parse(zone), Instant.parse(instant))).toBe(date);
  expect(clockIn(TimeZone.parse(zone), Instant.parse(instant))).toBe(clock);
});

test.each([
  ['a winter morning', '2026-03-02', '09:10', '2026-03-02T14:10:00.000Z'],
  ['a summer morning', '2026-07-02', '09:10', '2026-07-02T13:10:00.000Z'],
  ['the day the clocks go forward, after', '2026-03-08', '09:00', '2026-03-08T13:00:00.000Z'],
  ['the hour that does not exist', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
  ['the hour that happens twice', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
])('%s is the right instant', (_what, date, clock, utc) => {
  expect(instantAt(newYork, day(date), clock)).toBe(utc);
});

test('days are counted across months and leap years', () => {
  expect(plusDays(day('2028-02-28'), 1)).toBe('2028-02-29');
  expect(plusDays(day('2026-01-01'), -1)).toBe('2025-12-31');
});

test.each(['1948', '1948-03', '1948-03-04'])('a birth date may be as vague as %s', (text) => {
  expect(PartialDate.safeParse(text).success).toBe(true);
});

test.each(['1948-13', '1948-02-30', '48', '1948-03-04T00:00:00Z'])('%s is no birth date', (text) => {
  expect(PartialDate.safeParse(text).success).toBe(false);
});

test('a moment is corrected by what the device knew of the portal clock', () => {
  expect(trueTime({ wall: at('14:00'), mono: 5, offset: -120_000 })).toBe(at('13:58'));
  expect(trueTime({ wall: at('14:00'), mono: 5, offset: null })).toBe(at('14:00'));
});
