import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom } from './random.ts';

/** What a proof is given. Everything random in it must come from `random`, so that its seed repeats it. */
export interface Trial {
  readonly n: number;
  readonly seed: number;
  readonly random: () => number;
  /** A folder the proof may leave things in, when one was named with `--out`. */
  readonly out: string | undefined;
  /** Prints a line of progress. */
  readonly note: (text: string) => void;
}

/** What a proof found: how many trials it really finished, and a sentence for each that failed. */
export interface Findings {
  readonly done: number;
  readonly failures: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** `test/prove/NAME.ts` exports this as `prove`, and how many trials are usual as `usualN`. */
export type Prove = (trial: Trial) => Promise<Findings>;

/** What is written to `--json`. `ok` only when every trial asked for was done and none failed. */
export interface Verdict {
  readonly name: string;
  readonly n: number;
  readonly seed: number;
  readonly failures: number;
  readonly ok: boolean;
  readonly seconds: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Runs a proof to its verdict. A proof that throws has failed. */
export async function runProof(name: string, prove: Prove, trial: Trial): Promise<Verdict> {
  const began = performance.now();
  const { done, failures, details } = await prove(trial).catch(thrown);
  return {
    name,
    n: done,
    seed: trial.seed,
    failures: failures.length,
    ok: failures.length === 0 && done > 0 && done >= trial.n,
    seconds: Math.round(performance.now() - began) / 1000,
    details: { ...details, ...(failures.length === 0 ? {} : { failed: failures.slice(0, 50) }) },
  };
}

const thrown = (error: unknown): Findings => ({
  done: 0,
  failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  details: {},
});

if (import.meta.main) process.exitCode = await main();

async function main(): Promise<number> {
  const options = { n: { type: 'string' }, json: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const name = positionals[0] ?? '';
  const file = new URL(`./${name}.ts`, import.meta.url);
  if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) return complain(`There is no proof called "${name}" in test/prove.`);
  const proof = (await import(file.href)) as { prove?: Prove; usualN?: number };
  if (proof.prove === undefined) return complain(`test/prove/${name}.ts is no proof: it exports no "prove".`);
  const n = Number(values.n ?? proof.usualN ?? 1);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  if (!Number.isInteger(n) || n < 1 || !Number.isInteger(seed))
    return complain('--n is a whole number above 0, and --seed is a whole number.');
  const note = (text: string): void => void process.stderr.write(`${name}: ${text}\n`);
  const verdict = await runProof(name, proof.prove, { n, seed, random: seededRandom(seed), out: values.out, note });
  const text = `${JSON.stringify(verdict, null, 2)}\n`;
  if (values.json !== undefined) writeFileSync(values.json, text);
  process.stdout.write(text);
  return verdict.ok ? 0 : 1;
}

function complain(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 2;
}
