import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { median } from './median.ts';

/** One thing measured on both sides. Each side does the work once and answers its figure in `unit`. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly ours: () => Promise<number>;
  readonly other: () => Promise<number>;
  /** The most that the median ratio may be, where something was promised. */
  readonly limit?: number;
}

/** `test/bench/NAME.ts` exports this as `compare`; `close` frees what the comparisons share. */
export type Compare = () => Promise<{ readonly comparisons: readonly Comparison[]; readonly close: () => Promise<void> }>;

/** What is written to `--json`, one per comparison: medians, and the ratio ours / other of each pair of runs. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly other: number;
  readonly unit: string;
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number };
  readonly runs: number;
}

/**
 * Measures both sides alternately, because a machine's speed drifts within minutes. Who goes first changes with every run,
 * and one run of each before that is thrown away.
 */
export async function measure({ name, unit, ours, other }: Comparison, runs: number): Promise<Measurement> {
  await ours();
  await other();
  const pairs: { readonly ours: number; readonly other: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    if (run % 2 === 0) pairs.push({ ours: await ours(), other: await other() });
    else {
      const second = await other();
      pairs.push({ ours: await ours(), other: second });
    }
  }
  const ratios = pairs.map((pair) => pair.ours / pair.other);
  return {
    name,
    ours: median(pairs.map((pair) => pair.ours)),
    other: median(pairs.map((pair) => pair.other)),
    unit,
    ratio: { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) },
    runs,
  };
}

/** What is measured when no name is given. */
const everyBenchmark = ['check-in', 'steps', 'portal', 'board', 'start'];

if (import.meta.main) process.exitCode = await main();

async function main(): Promise<number> {
  const options = { json: { type: 'string' }, runs: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const runs = Number(values.runs ?? 7);
  if (!Number.isInteger(runs) || runs < 1) return complain('--runs is a whole number above 0.');
  const measured: Measurement[] = [];
  const tooSlow: string[] = [];
  for (const name of positionals.length === 0 ? everyBenchmark : positionals) {
    const compare = await find(name);
    if (compare === null) return complain(`There is no benchmark called "${name}"; there are ${everyBenchmark.join(', ')}.`);
    const { comparisons, close } = await compare();
    try {
      for (const comparison of comparisons) {
        const result = await measure(comparison, runs);
        measured.push(result);
        if (result.ratio.median > (comparison.limit ?? Number.POSITIVE_INFINITY))
          tooSlow.push(`${result.name}: ${result.ratio.median.toFixed(2)} times, and ${comparison.limit} is promised`);
      }
    } finally {
      await close();
    }
  }
  const text = `${JSON.stringify(measured, null, 2)}\n`;
  if (values.json !== undefined) writeFileSync(values.json, text);
  process.stdout.write(text);
  for (const line of tooSlow) process.stderr.write(`${line}\n`);
  return tooSlow.length === 0 ? 0 : 1;
}

async function find(name: string): Promise<Compare | null> {
  const file = new URL(`./${name}.ts`, import.meta.url);
  if (!everyBenchmark.includes(name) || !existsSync(file)) return null;
  return ((await import(file.href)) as { readonly compare: Compare }).compare;
}

function complain(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 2;
}
