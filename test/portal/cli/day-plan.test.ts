import { expect, test } from 'vitest';
import { type DayOrder, openingOf, type Person, planDay } from '../../../portal/cli/day-plan.ts';
import { PatientId } from '../../../shared/domain/ids.ts';
import { SiteSettings } from '../../../shared/domain/site.ts';
import { clockIn, dayIn, LocalDate, minutesFrom, TimeZone } from '../../../shared/domain/time.ts';

const { hours } = SiteSettings.parse({ name: 'Clinic' });
const monday = LocalDate.parse('2026-03-02');
const order: DayOrder = { site: 'main', zone: TimeZone.parse('America/New_York'), date: monday, hours, count: 40, around: null, seed: '1' };

const person = (index: number, kind: Person['kind'] = 'adult'): Person => ({ id: PatientId.parse(`${kind}-${index}`), kind });
const adults = Array.from({ length: 200 }, (_, index) => person(index));
const everybody = [
  ...adults,
  ...(['minor', 'undated', 'deceased', 'inactive'] as const).flatMap((kind) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => person(index, kind)),
  ),
];
const practitioners = ['Dr. A', 'Dr. B', 'Dr. C', 'Dr. D'];

test('the same seed and people give the same day; another seed gives another', () => {
  const plan = (seed: string) => JSON.stringify(planDay({ ...order, seed }, { people: everybody, practitioners }));
  expect(plan('7')).toBe(plan('7'));
  expect(plan('7')).not.toBe(plan('8'));
});

test('visits are 15 to 30 minutes long, within opening hours, and nobody has two at once', () => {
  const day = planDay(order, { people: everybody, practitioners });
  expect(day).toHaveLength(40);
  expect(new Set(day.map(({ patient }) => patient)).size).toBe(40);
  for (const { start, minutes } of day) {
    expect([15, 20, 30]).toContain(minutes);
    expect(clockIn(order.zone, start) >= '08:00').toBe(true);
    expect(minutesFrom(start, '2026-03-02T22:00:00.000Z' as never)).toBeGreaterThanOrEqual(minutes);
  }
  for (const name of practitioners) {
    const own = day.filter(({ practitioner }) => practitioner === name);
    for (const [index, visit] of own.entries()) {
      const next = own[index + 1];
      if (next) expect(minutesFrom(visit.start, next.start)).toBeGreaterThanOrEqual(visit.minutes);
    }
  }
});

test('a few children, and a few whom only the desk may check in, are among them', () => {
  const kinds = planDay(order, { people: everybody, practitioners }).map(({ patient }) => patient.split('-')[0]);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  expect(count('adult')).toBeGreaterThanOrEqual(30);
  for (const kind of ['minor', 'undated', 'deceased', 'inactive']) expect(count(kind)).toBeGreaterThan(0);
});

test.each([
  { what: 'nobody', people: [], made: 0 },
  { what: 'one adult', people: [person(1)], made: 1 },
  {
    what: 'many without a whole birth date, and ten others',
    people: [...Array.from({ length: 200 }, (_, index) => person(index, 'undated')), ...adults.slice(0, 10)],
    made: 40,
  },
  { what: 'only children', people: [1, 2, 3].map((index) => person(index, 'minor')), made: 3 },
  { what: 'five hundred adults, with one practitioner', people: Array.from({ length: 500 }, (_, index) => person(index)), made: 40 },
])('a clinic of $what has a day of $made', ({ people, made }) => {
  expect(planDay(order, { people, practitioners: [] })).toHaveLength(made);
});

test('whoever can check in by code comes before those without a whole birth date', () => {
  const undated = Array.from({ length: 200 }, (_, index) => person(index, 'undated'));
  const day = planDay(order, { people: [...undated, ...adults.slice(0, 10)], practitioners });
  expect(day.filter(({ patient }) => patient.startsWith('adult'))).toHaveLength(10);
});

test.each(['00:05', '09:30', '23:50'])('a day around %s stays near it and on its own date', (around) => {
  const day = planDay({ ...order, around }, { people: adults, practitioners });
  expect(day).toHaveLength(40);
  for (const { start } of day) expect(dayIn(order.zone, start)).toBe(monday);
  const clocks = day.map(({ start }) => clockIn(order.zone, start));
  if (around === '09:30') expect([clocks[0]! >= '08:15', clocks.at(-1)! < '11:15']).toEqual([true, true]);
});

test('on a day the clock changes, every visit still exists and stays on that day', () => {
  const change = { ...order, date: LocalDate.parse('2026-03-08'), hours: [{ weekday: 7, opens: '01:00', closes: '05:00' }] };
  const day = planDay(change, { people: adults, practitioners });
  expect(day).toHaveLength(40);
  for (const { start } of day) expect(dayIn(order.zone, start)).toBe('2026-03-08');
});

test('a closed day borrows the hours of the first open one, and says so', () => {
  expect(openingOf(LocalDate.parse('2026-03-01'), hours)).toEqual({ opens: '08:00', closes: '17:00', closed: true });
  expect(openingOf(monday, hours)).toMatchObject({ closed: false });
});
