import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { ksTest } from './ks-test.ts';

const sample = (seed: number, size: number, shift = 0): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: size }, () => random() + shift);
};

test('two samples of one distribution are told apart about as rarely as the test promises', () => {
  const below = Array.from({ length: 400 }, (_, round) => ksTest(sample(round * 2 + 1, 200), sample(round * 2 + 2, 150)).p).filter(
    (p) => p < 0.05,
  );
  expect(below.length / 400).toBeGreaterThan(0.01);
  expect(below.length / 400).toBeLessThan(0.09);
});

test('a shift of a fifth of the spread shows in 300 values', () => {
  expect(ksTest(sample(1, 300), sample(2, 300, 0.2)).p).toBeLessThan(0.001);
});

test('equal samples do not differ, and separate ones differ wholly', () => {
  const same = sample(3, 50);
  expect(ksTest(same, same)).toEqual({ distance: 0, p: 1 });
  expect(ksTest(sample(4, 50), sample(5, 50, 2)).distance).toBe(1);
});
