import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chanceFrom } from '../../../portal/cli/chance.ts';
import { openStore } from '../../../portal/store/open-store.ts';
import { TenantId } from '../../../shared/domain/ids.ts';

// node test/portal/import/measure-memory.ts [--megabytes 20,200] [--json FILE]
// Imports generated NDJSON of each size through the admin command line, while this process holds the embedded database, and reports the most
// memory the command line ever had (VmHWM of /proc): if it grew with the input, the sizes would tell.

const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '20,200' }, json: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'foyer-memory-'));
const dataDir = join(folder, 'portal');

const runs = [];
const opened = await openStore({ dataDir, databaseUrl: null, keyFile: join(dataDir, 'portal.key') });
if (!opened.ok) throw new Error(opened.error.reason);
try {
  for (const text of values.megabytes.split(',')) {
    const megabytes = Number(text);
    const organisation = `m${megabytes}`;
    await opened.value.store.portal.createTenant(TenantId.parse(organisation), organisation);
    const file = join(folder, `${megabytes}.ndjson`);
    const records = await generate(file, megabytes * 1_000_000);
    const began = performance.now();
    const { peakMegabytes, report } = await measured(['data', 'import', file, '--organisation', organisation, '--data', dataDir, '--json']);
    const seconds = Math.round((performance.now() - began) / 1000);
    runs.push({ megabytes, records, peakMegabytes, seconds, imported: report.imported, refused: report.refused });
    process.stderr.write(`${megabytes} MB, ${records} records: at most ${peakMegabytes} MB of memory, ${seconds} s\n`);
    rmSync(file);
  }
} finally {
  await opened.value.close();
  rmSync(folder, { recursive: true, force: true });
}

const [smallest, largest] = [runs[0], runs.at(-1)];
const growthMegabytes = smallest && largest ? largest.peakMegabytes - smallest.peakMegabytes : 0;
const ok = runs.every((run) => run.refused === 0) && growthMegabytes < 200;
const command = `node test/portal/import/measure-memory.ts --megabytes ${values.megabytes}`;
const result = {
  name: 'import-memory',
  ok,
  command,
  date: new Date().toISOString().slice(0, 10),
  commit: commit(),
  node: process.version,
  growthMegabytes,
  runs,
};
if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 1)}\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = ok ? 0 : 1;

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
}

/** Patients, coverages before them, and conditions, about 1.2 KB each. Answers how many. */
async function generate(file: string, bytes: number): Promise<number> {
  const chance = chanceFrom(`memory/${bytes}`);
  const out = createWriteStream(file);
  let written = 0;
  let records = 0;
  const add = async (resource: unknown) => {
    const line = `${JSON.stringify(resource)}\n`;
    written += Buffer.byteLength(line);
    records += 1;
    if (!out.write(line)) await once(out, 'drain');
  };
  for (let person = 0; written < bytes; person += 1) {
    const subject = { reference: `Patient/p${person}` };
    await add({
      resourceType: 'Coverage',
      id: `c${person}`,
      beneficiary: subject,
      payor: [{ display: 'Sample Health' }],
      text: { div: 'x'.repeat(600) },
    });
    await add({
      resourceType: 'Patient',
      id: `p${person}`,
      text: { status: 'generated', div: 'narrative '.repeat(120) },
      name: [{ use: 'official', family: `Sample${chance.below(5000)}`, given: ['Ada', 'مثال'] }],
      birthDate: `19${10 + chance.below(90)}-0${1 + chance.below(9)}-1${chance.below(10)}`,
      telecom: [{ system: 'phone', value: `555 ${chance.below(1e7)}` }],
      address: [{ line: [`${person} Nowhere Lane`], city: 'Sampleton', postalCode: '01940' }],
    });
    for (let index = 0; index < 3; index += 1) {
      await add({ resourceType: 'Condition', id: `d${person}-${index}`, subject, code: { text: 'x'.repeat(900) } });
    }
  }
  out.end();
  await once(out, 'finish');
  return records;
}

async function measured(args: readonly string[]) {
  const main = new URL('../../../portal/cli/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let peakMegabytes = 0;
  const timer = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, highWater(child));
  }, 250);
  let answer = '';
  child.stdout.on('data', (chunk) => {
    answer += chunk;
  });
  await once(child, 'close');
  clearInterval(timer);
  return { peakMegabytes, report: JSON.parse(answer) as { imported: Record<string, number>; refused: number } };
}

/** Peak resident set so far, megabytes. */
function highWater({ pid }: ChildProcess): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1000);
  } catch {
    return 0;
  }
}
