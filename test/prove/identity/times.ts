import { median } from '../../bench/median.ts';
import type { Cause } from './entries.ts';
import { ksTest } from './ks-test.ts';

/** How long each refusal took, milliseconds, by its cause. */
export type Times = Map<Cause, readonly number[]>;
export type Pair = readonly [Cause, Cause];

/** Below this two causes count as told apart by their time. */
const threshold = 0.01;
/** Fewer values than this say nothing. */
const fewest = 12;

/**
 * Compares the times of each two causes of a group. Many pairs are compared, and some fall below any threshold by chance alone: such a pair
 * is measured again by `again`, alone and at least as often, and has failed when it falls below it then too.
 */
export async function compareTimes(
  groups: readonly (readonly Cause[])[],
  times: Times,
  again: (pair: Pair, wanted: number) => Promise<Times>,
) {
  const failures: string[] = [];
  const measuredAgain: string[] = [];
  let [lowest, compared] = [1, 0];
  const sizes = Object.fromEntries([...times].map(([cause, values]) => [cause, values.length]));
  for (const pair of groups.flatMap(pairsOf)) {
    const { p, size } = compare(pair, times);
    if (size < fewest) continue;
    compared += 1;
    lowest = Math.min(lowest, p);
    if (p > threshold) continue;
    const second = compare(pair, await again(pair, Math.max(4 * size, 300)));
    measuredAgain.push(`${pair.join(' and ')}: p ${p.toExponential(1)}, again ${second.p.toExponential(1)}`);
    if (second.p <= threshold) failures.push(`${pair.join(' and ')} can be told apart by time: ${second.said}`);
  }
  if (compared === 0) failures.push('too few refusals to compare their times');
  const medians = Object.fromEntries([...times].map(([cause, values]) => [cause, Math.round(median(values) * 100) / 100]));
  return { failures, details: { compared, lowestP: lowest, measuredAgain, refusals: sizes, mediansMs: medians } };
}

function compare([a, b]: Pair, times: Times) {
  const [first, second] = [times.get(a) ?? [], times.get(b) ?? []];
  const size = Math.min(first.length, second.length);
  const { p, distance } = size === 0 ? { p: 1, distance: 0 } : ksTest(first, second);
  const said = `p ${p.toExponential(1)}, distance ${distance.toFixed(3)}, medians ${median(first).toFixed(2)} and ${median(second).toFixed(2)} ms`;
  return { p, size, said };
}

const pairsOf = (causes: readonly Cause[]): readonly Pair[] =>
  causes.flatMap((a, index) => causes.slice(index + 1).map((b): Pair => [a, b]));
