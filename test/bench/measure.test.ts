import { expect, test } from 'vitest';
import { measure } from './measure.ts';
import { median } from './median.ts';

test('both sides are measured alternately, after one run of each that is thrown away', async () => {
  const order: string[] = [];
  const side = (name: string, figures: number[]) => async () => {
    order.push(name);
    return figures.shift() ?? Number.NaN;
  };
  const answer = await measure(
    { name: 'check-in', unit: 'ms', ours: side('ours', [99, 10, 20, 30]), other: side('other', [99, 20, 20, 20]) },
    3,
  );
  expect(order.join(' ')).toBe('ours other ours other other ours ours other');
  expect(answer).toEqual({ name: 'check-in', unit: 'ms', ours: 20, other: 20, ratio: { median: 1, min: 0.5, max: 1.5 }, runs: 3 });
});

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
