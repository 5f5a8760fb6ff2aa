import { describe, expect, test } from 'vitest';
import { plusDays, plusMinutes } from '../../../shared/domain/time.ts';
import { decideWaitRange, minutesOver, type PastVisit, percentile, usualWaits } from '../../../shared/domain/wait-range.ts';
import { at, today, zone } from '../../support/clinic.ts';

/** A repeatable stream of chances from 0 to below 1. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** The long tail of a waiting room: most wait about `middle` minutes, a few far longer. */
const logNormal = (next: () => number, middle: number): number =>
  middle * Math.exp(0.6 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));

interface Room {
  readonly practitioner?: string | null;
  readonly visitType?: string | null;
  readonly clock?: string;
  readonly middle: number;
  readonly visits: number;
  readonly seed: number;
}

/** Past visits: people arrive up to 20 minutes early or 10 late, and are called some minutes after both times are past. */
function past({ practitioner = 'Dr Lee', visitType = 'Follow-up', clock = '10:00', middle, visits, seed }: Room): readonly PastVisit[] {
  const next = chances(seed);
  return Array.from({ length: visits }, (_, day) => {
    const start = at(clock, plusDays(today, -1 - (day % 28)));
    const arrivedAt = plusMinutes(start, Math.round(next() * 30) - 20);
    const from = arrivedAt > start ? arrivedAt : start;
    return { start, arrivedAt, calledAt: plusMinutes(from, logNormal(next, middle)), practitioner, visitType };
  });
}

const visit = (clock = '10:00') => ({ start: at(clock), practitioner: 'Dr Lee', visitType: 'Follow-up' });
const tell = (visits: readonly PastVisit[], one = visit(), now = one.start) =>
  decideWaitRange(usualWaits(visits, zone, 20), one, now, zone);

describe('what the clinic’s own past says', () => {
  test('about three of five people were called within what they would have been told', () => {
    const room = past({ middle: 13, visits: 2000, seed: 7 });
    const told = tell(room)!;
    const delays = room.map(
      ({ start, arrivedAt, calledAt }) => (Date.parse(calledAt) - Math.max(Date.parse(start), Date.parse(arrivedAt))) / 60_000,
    );
    const within = delays.filter((minutes) => minutes >= told.from && minutes <= told.to).length / delays.length;
    expect(told).toEqual({ from: 5, to: 25 });
    // Widening to whole five minutes keeps more in than the 60 % between the fifths.
    expect(within).toBeGreaterThan(0.6);
    expect(within).toBeLessThan(0.85);
  });

  test('too few visits promise nothing, and one more says something', () => {
    expect(tell(past({ middle: 15, visits: 19, seed: 3 }))).toBeNull();
    expect(tell(past({ middle: 15, visits: 20, seed: 3 }))).not.toBeNull();
  });

  test('the same hour, person and kind speak before anything wider', () => {
    const morning = past({ middle: 5, visits: 40, seed: 1 });
    const evening = past({ middle: 50, visits: 40, seed: 2, clock: '16:00' });
    const all = [...morning, ...evening];
    expect(tell(all, visit('10:30'))!.to).toBeLessThanOrEqual(15);
    expect(tell(all, visit('16:15'))!.from).toBeGreaterThanOrEqual(25);
    // No visit was at noon: this person's day as a whole speaks.
    expect(tell(all, visit('12:00'))).not.toBeNull();
  });

  test('somebody else’s patients say nothing about mine', () => {
    expect(tell(past({ middle: 15, visits: 200, seed: 5, practitioner: 'Dr Who' }))).toBeNull();
  });

  test('whoever comes early is told the way to the start as well; whoever comes late is not', () => {
    const room = past({ middle: 13, visits: 400, seed: 9 });
    expect(tell(room, visit(), at('09:30'))).toEqual({ from: 35, to: 55 });
    expect(tell(room, visit(), at('10:15'))).toEqual({ from: 5, to: 25 });
  });

  test('entries nobody made at the time are left out: called before arriving, or a day later', () => {
    const wrong = past({ middle: 15, visits: 40, seed: 4 }).map((one, index) => ({
      ...one,
      calledAt: plusMinutes(one.arrivedAt, index % 2 ? -5 : 900),
    }));
    expect(usualWaits(wrong, zone, 20)).toEqual([]);
  });

  test('a wait that would fill the day is not told', () => {
    expect(tell(past({ middle: 13, visits: 400, seed: 9 }), visit('19:00'), at('09:00'))).toBeNull();
  });
});

test('a percentile lies between its two nearest values', () => {
  expect(percentile([10, 20], 0.5)).toBe(15);
  expect(percentile([7], 0.2)).toBe(7);
  expect(percentile([0, 10, 20, 30, 40, 50], 0.2)).toBe(10);
});

test('the truth when it takes longer: how many minutes more than was told', () => {
  const told = { from: 10, to: 25 };
  expect(minutesOver(told, at('10:00'), at('10:25'))).toBe(0);
  expect(minutesOver(told, at('10:00'), at('10:37'))).toBe(12);
  expect(minutesOver(null, at('10:00'), at('12:00'))).toBe(0);
});
