import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** One thing measured on both sides. Each side does the work once and answers its figure in `unit`. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly ours: () => Promise<number>;
  readonly other: () => Promise<number>;
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

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

if (import.meta.main) process.exitCode = await main();

async function main(): Promise<number> {
  const options = { json: { type: 'string' }, runs: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const name = positionals[0] ?? '';
  const file = new URL(`./${name}.ts`, import.meta.url);
  if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) return complain(`There is no benchmark called "${name}" in test/bench.`);
  const { compare } = (await import(file.href)) as { compare?: Compare };
  if (compare === undefined) return complain(`test/bench/${name}.ts is no benchmark: it exports no "compare".`);
  const { comparisons, close } = await compare();
  const measured: Measurement[] = [];
  try {
    for (const comparison of comparisons) measured.push(await measure(comparison, Number(values.runs ?? 7)));
  } finally {
    await close();
  }
  const text = `${JSON.stringify(measured, null, 2)}\n`;
  if (values.json !== undefined) writeFileSync(values.json, text);
  process.stdout.write(text);
  return 0;
}

function complain(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 2;
}
