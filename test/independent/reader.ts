import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../electron/store/clock.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { KioskStore } from '../../electron/store/store.ts';
import { KioskLetter } from '../../shared/domain/hand-off.ts';
import { BootId, DeviceId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import { aKioskDay } from '../prove/kiosk-day.ts';
import { otherSqlCipher } from './build.ts';

/** The part of the other program's interface that is used. Its calls answer later, ours at once. */
interface OtherDatabase {
  exec(sql: string, done: (error: Error | null) => void): void;
  all(sql: string, done: (error: Error | null, rows: Record<string, unknown>[]) => void): void;
  close(done: (error: Error | null) => void): void;
}
type Other = { readonly Database: new (file: string, done: (error: Error | null) => void) => OtherDatabase };

interface Report {
  readonly name: 'independent';
  readonly ok: boolean;
  readonly checked: readonly string[];
  readonly failed: readonly string[];
  readonly notApplicable: readonly { readonly step: string; readonly reason: string }[];
  readonly seconds: number;
}

/** Our files in another program's SQLCipher 4, and its files in our store. */
async function main(): Promise<number> {
  const { json } = parseArgs({ options: { json: { type: 'string' } } }).values;
  const began = performance.now();
  const built = otherSqlCipher();
  const outcome = built.ok ? await compare(createRequire(import.meta.url)(built.value) as Other) : { checked: [], failed: [] };
  const notApplicable = built.ok ? [] : [{ step: 'another program’s SQLCipher 4', reason: built.error }];
  const seconds = Math.round(performance.now() - began) / 1000;
  const report: Report = { name: 'independent', ok: outcome.failed.length === 0, ...outcome, notApplicable, seconds };
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (json !== undefined) writeFileSync(json, text);
  process.stdout.write(text);
  return report.ok ? 0 : 1;
}

async function compare(other: Other): Promise<Pick<Report, 'checked' | 'failed'>> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-independent-'));
  const checked: string[] = [];
  const failed: string[] = [];
  const say = (holds: boolean, what: string): void => void (holds ? checked : failed).push(what);
  try {
    await theyReadOurs(other, join(folder, 'ours.db'), say);
    await weReadTheirs(other, join(folder, 'theirs.db'), say);
  } catch (error) {
    failed.push(error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { checked, failed };
}

type Say = (holds: boolean, what: string) => void;

async function theyReadOurs(other: Other, file: string, say: Say): Promise<void> {
  const key = randomBytes(32);
  const store = ourStore(file, key);
  const { appointments, facts } = aKioskDay(store, { people: 50, random: Math.random });
  store.close();

  const read = async (sql: string): Promise<unknown> => Object.values((await ask(other, { file, key, sql }))[0] ?? {})[0];
  say((await read('SELECT count(*) FROM appointment')) === appointments, 'they count the appointments in our file');
  say((await read('SELECT count(*) FROM outbox')) === facts, 'they count the facts in our file');
  say(String(await read("SELECT resource FROM appointment WHERE id = 'a-7'")).includes('Ottoline'), 'they read a name in our file');
  say((await read('PRAGMA integrity_check')) === 'ok', 'they find our file whole');
  say((await read('PRAGMA cipher_integrity_check')) === undefined, 'they find every page of our file signed with its key');
  say(
    await isRefused(other, { file, key: randomBytes(32), sql: 'SELECT count(*) FROM appointment' }),
    'they cannot read our file with another key',
  );
  say(await isRefused(other, { file, key: null, sql: 'SELECT count(*) FROM appointment' }), 'they cannot read our file without a key');
}

async function weReadTheirs(other: Other, file: string, say: Say): Promise<void> {
  const key = randomBytes(32);
  await ask(other, {
    file,
    key,
    sql: "CREATE TABLE theirs (word TEXT); INSERT INTO theirs VALUES ('from the other program')",
    alone: true,
  });
  const store = ourStore(file, key);
  const { appointments } = aKioskDay(store, { people: 20, random: Math.random });
  say(store.appointments.all().length === appointments, 'our store opens, migrates and fills a file that they made');
  store.close();
  const rows = await ask(other, {
    file,
    key,
    sql: 'SELECT word FROM theirs, (SELECT count(*) AS count FROM appointment) WHERE count = 20',
  });
  say(rows[0]?.word === 'from the other program', 'they read what we wrote beside what they wrote');
  const refused = openStore({ ...ours(file, randomBytes(32)) });
  say(!refused.ok && refused.error === 'wrong-key-or-corrupt', 'our store does not open their file with another key');
}

const ours = (file: string, key: Uint8Array) => ({
  file,
  key,
  identity: {
    tenant: TenantId.parse('t'),
    device: DeviceId.parse('kiosk-1'),
    site: SiteId.parse('main'),
    role: 'kiosk' as const,
    letter: KioskLetter.parse('A'),
  },
  boot: BootId.parse(randomUUID()),
  clock: systemClock,
  newId: () => FactId.parse(randomUUID()),
});

function ourStore(file: string, key: Uint8Array): KioskStore {
  const opened = openStore(ours(file, key));
  if (!opened.ok) throw new Error(`our store does not open ${file}: ${opened.error}`);
  return opened.value;
}

interface Asked {
  readonly file: string;
  readonly key: Buffer | null;
  readonly sql: string;
  /** Statements without rows. */
  readonly alone?: boolean;
}

async function ask(other: Other, { file, key, sql, alone = false }: Asked): Promise<Record<string, unknown>[]> {
  const db = await new Promise<OtherDatabase>((resolve, reject) => {
    const opening: OtherDatabase = new other.Database(file, (error) => (error ? reject(error) : resolve(opening)));
  });
  const run = (text: string) => new Promise<void>((resolve, reject) => db.exec(text, (error) => (error ? reject(error) : resolve())));
  const rows = () =>
    new Promise<Record<string, unknown>[]>((resolve, reject) => db.all(sql, (error, all) => (error ? reject(error) : resolve(all))));
  try {
    if (key !== null) await run(`PRAGMA key = "x'${key.toString('hex')}'"`);
    if (!alone) return await rows();
    await run(sql);
    return [];
  } finally {
    await new Promise<void>((resolve) => db.close(() => resolve()));
  }
}

const isRefused = (other: Other, asked: Asked): Promise<boolean> =>
  ask(other, asked).then(
    () => false,
    (error: unknown) => error instanceof Error && /not a database|SQLITE_NOTADB/.test(error.message),
  );

process.exitCode = await main();
