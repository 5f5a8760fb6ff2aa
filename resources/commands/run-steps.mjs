import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onScreen } from './on-screen.mjs';
import { inRoot, root } from './places.mjs';
import { show } from './run.mjs';
import { say } from './say.mjs';

/**
 * Runs steps, `width` at a time, and prints one line for each, its whole log when it failed.
 * Answers the sums `{ passed, failed, skipped }`. Logs and reports stay in `out/test`.
 */
export async function runSteps(steps, { node, env = {}, width = 1 }) {
  const waiting = steps.filter(({ entry }) => entry === undefined || existsSync(inRoot(entry)));
  const sums = { passed: 0, failed: 0, skipped: 0 };
  const worker = async () => {
    for (let next = waiting.shift(); next && !interrupted; next = waiting.shift()) {
      const counts = await runStep(next, { node, env });
      for (const name of Object.keys(sums)) sums[name] += counts[name];
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (interrupted) sums.failed += 1;
  return sums;
}

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    interrupted = true;
  });

async function runStep(step, { node, env }) {
  const began = performance.now();
  const folder = inRoot('out', 'test', step.name.replaceAll(' ', '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const report = join(folder, step.report ?? 'report.json');
  const log = join(folder, 'log.txt');
  const code = await execute(step, { node, env, report, folder, log });
  const counts = countsOf(step, report, code);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped, ${seconds} s`);
  for (const name of counts.skipped) say(`  skipped: ${name}`);
  if (counts.failed > 0) process.stderr.write(`${readFileSync(log, 'utf8').slice(-20_000).trimEnd()}\n`);
  return { ...counts, skipped: counts.skipped.length };
}

async function execute(step, { node, env, report, folder, log }) {
  const output = openSync(log, 'w');
  const stdio = ['ignore', output, output];
  try {
    const command = step.command(report, folder);
    if (step.onScreen) return await onScreen(node, command, { env, writable: [folder], stdio });
    return await show(command, { cwd: root, env: { ...process.env, ...env }, stdio });
  } finally {
    closeSync(output);
  }
}

/** A step without a report is one test. A step that failed without saying where still failed. */
function countsOf(step, report, code) {
  const none = { passed: 0, failed: 0, skipped: [] };
  if (!step.counts) return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
  const counts = existsSync(report) ? step.counts(JSON.parse(readFileSync(report, 'utf8'))) : none;
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}
