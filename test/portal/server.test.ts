import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { placesFrom } from '../../portal/config.ts';
import { exitCodes } from '../../portal/exit-codes.ts';
import { openDatabase } from '../../portal/store/database.ts';
import { openStore } from '../../portal/store/open-store.ts';
import { TenantId } from '../../shared/domain/ids.ts';

const root = mkdtempSync(join(tmpdir(), 'foyer-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const tenant = TenantId.parse('clinic');
let folders = 0;
const aFolder = () => join(root, `data-${++folders}`);

// Starting a process and making a database take seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const template = join(root, 'template');
beforeAll(async () => (await opened(template)).close(), 120_000);

/** A data folder that was used and closed before. Copied, because making one takes seconds. */
function aUsedFolder(): string {
  const data = aFolder();
  cpSync(template, data, { recursive: true });
  return data;
}

async function opened(data: string) {
  const result = await openStore(placesFrom(data, {}));
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}
const free = ['--port', '0', '--enrol-port', '0', '--json'];

const Ready = z.object({
  ready: z.literal(true),
  portalUrl: z.url(),
  enrolUrl: z.url(),
  database: z.string(),
  durable: z.boolean(),
  previous: z.string(),
});

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts `node portal/server.ts` and gives its ready line, or how it ended. */
function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  before = '',
): Promise<{ ready: z.infer<typeof Ready>; child: ChildProcess } | Ended> {
  const command = `${before === '' ? 'exec' : before} "${process.execPath}" portal/server.ts ${args.map((arg) => `'${arg}'`).join(' ')}`;
  const { DATABASE_URL: _, PORTAL_KEY_FILE: __, ...rest } = process.env;
  const child = spawn('/bin/sh', ['-c', command], { env: { ...rest, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return new Promise((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stderr.on('data', (part) => (stderr += String(part)));
    child.stdout.on('data', (part) => {
      stdout += String(part);
      if (stdout.includes('\n')) resolve({ ready: Ready.parse(JSON.parse(stdout)), child });
    });
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

async function started(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const result = await run(args, env);
  if (!('ready' in result)) throw new Error(`did not start: ${result.code} ${result.stderr}`);
  return result;
}

async function ended(args: readonly string[], env: Readonly<Record<string, string>> = {}, before = '') {
  const result = await run(args, env, before);
  if ('ready' in result) throw new Error('it started');
  return { code: result.code, message: result.stderr };
}

const stop = (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    child.on('exit', resolve);
    child.kill(signal);
  });

test('the first start makes key, database and authority, says that the embedded mode is not durable, and stops cleanly', async () => {
  const data = aFolder();
  const { ready, child } = await started(['--data', data, ...free]);
  expect(ready).toMatchObject({ database: 'embedded', durable: false, previous: 'free' });
  expect(statSync(join(data, 'portal.key')).mode & 0o777).toBe(0o600);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  const { socket } = JSON.parse(readFileSync(join(data, 'portal.lock'), 'utf8'));
  expect(await stop(child, 'SIGTERM')).toBe(0);
  expect(existsSync(join(data, 'portal.lock'))).toBe(false);
  expect(existsSync(socket)).toBe(false);
});

test('after SIGKILL the next start finds the stale lock, keeps everything and says so', async () => {
  const data = aUsedFolder();
  const first = await started(['--data', data, ...free]);
  const joined = await opened(data);
  await joined.store.portal.createTenant(tenant, 'Kept');
  await stop(first.child, 'SIGKILL');
  await joined.close();
  const { socket } = JSON.parse(readFileSync(join(data, 'portal.lock'), 'utf8'));

  const second = await started(['--data', data, ...free]);
  expect(second.ready.previous).toBe('killed');
  expect(existsSync(socket)).toBe(false);
  const again = await opened(data);
  expect(await again.store.portal.tenants()).toMatchObject([{ id: tenant, name: 'Kept' }]);
  await again.close();
  await stop(second.child, 'SIGTERM');
});

test('a lock left by another start of the machine means a power loss: every device will reset', async () => {
  const data = aUsedFolder();
  const first = await opened(data);
  await first.store.portal.createTenant(tenant, 'Kept');
  const epoch = await first.store.read(tenant, async (tx) => tx.epoch);
  await first.close();
  writeFileSync(
    join(data, 'portal.lock'),
    JSON.stringify({ pid: process.pid, started: '1', machine: 'before', socket: join(root, 'gone', 's') }),
  );
  const { ready, child } = await started(['--data', data, ...free]);
  expect(ready.previous).toBe('power-lost');
  await stop(child, 'SIGTERM');
  const second = await opened(data);
  expect(await second.store.read(tenant, async (tx) => tx.epoch)).not.toBe(epoch);
  await second.close();
});

test('a second portal on the same data is refused by name', async () => {
  const data = aUsedFolder();
  const { child } = await started(['--data', data, ...free]);
  expect(await ended(['--data', data, ...free])).toMatchObject({
    code: exitCodes.unavailable,
    message: expect.stringContaining(`process ${child.pid}`),
  });
  await stop(child, 'SIGTERM');
});

test('a port in use is named, and the data is left free', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.on('listening', resolve));
  onTestFinished(() => void blocker.close());
  const port = String((blocker.address() as { port: number }).port);
  const data = aUsedFolder();
  expect(await ended(['--data', data, '--port', '0', '--enrol-port', port])).toEqual({
    code: exitCodes.unavailable,
    message: `Port ${port} is in use. Stop the other program, or choose another with --port or --enrol-port.\n`,
  });
  expect(existsSync(join(data, 'portal.lock'))).toBe(false);
});

test('wrong options and unreachable databases end with a sentence and a code', async () => {
  expect(await ended(['--prot', '1'])).toMatchObject({ code: exitCodes.usage });
  expect(await ended(['--port', '80000'])).toMatchObject({ code: exitCodes.usage });
  const away = await ended(['--data', aFolder(), ...free], { DATABASE_URL: 'postgres://foyer:secret@127.0.0.1:9/foyer' });
  expect(away).toMatchObject({ code: exitCodes.unavailable, message: expect.stringContaining('127.0.0.1:9/foyer') });
  expect(away.message).not.toContain('secret');
});

test('a data folder that cannot be made, and a key file that is none, are named', async () => {
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  expect(await ended(['--data', join(file, 'x'), ...free])).toMatchObject({ code: exitCodes.cannotCreate });
  const key = join(root, 'not-a-key');
  writeFileSync(key, 'hello');
  expect(await ended(['--data', aFolder(), ...free], { PORTAL_KEY_FILE: key })).toMatchObject({
    code: exitCodes.config,
    message: expect.stringContaining('not a portal key'),
  });
});

test.skipIf(process.getuid?.() === 0)('a folder that belongs to somebody else is a matter of permission', async () => {
  const data = aFolder();
  mkdirSync(data);
  chmodSync(data, 0o500);
  expect(await ended(['--data', data, ...free])).toMatchObject({ code: exitCodes.noPermission });
});

const mayMount = spawnSync('unshare', ['-rm', 'true']).status === 0;
if (!mayMount) process.stderr.write('skipped: a full disk (needs user namespaces to mount a small one)\n');

test.skipIf(!mayMount)('a full disk is named as such, and leaves nothing that would stop the next start', async () => {
  const disk = aFolder();
  mkdirSync(disk);
  const small = `unshare -rm sh -c 'mount -t tmpfs -o size=20m tmpfs "$0" && "$@"; code=$?; ls "$0/data" >&2; exit $code' '${disk}'`;
  const full = await ended(['--data', join(disk, 'data'), ...free], {}, small);
  expect(full).toMatchObject({ code: exitCodes.io, message: expect.stringContaining('The disk is full') });
  expect(full.message).not.toContain('database.making');
  expect(full.message).not.toContain('portal.lock');
});

test('a wrong key and a missing key are each refused, and the right one still opens it', async () => {
  const data = aUsedFolder();
  const otherKey = join(root, 'other.key');
  const random = () => randomBytes(32).toString('base64');
  writeFileSync(otherKey, JSON.stringify({ v: 1, current: 1, keys: { 1: random() }, index: random() }));

  const wrong = await ended(['--data', data, ...free], { PORTAL_KEY_FILE: otherKey });
  expect(wrong).toMatchObject({ code: exitCodes.config, message: expect.stringContaining('does not open this database') });
  const missing = await ended(['--data', data, ...free], { PORTAL_KEY_FILE: join(root, 'nowhere.key') });
  expect(missing).toMatchObject({ code: exitCodes.config, message: expect.stringContaining('no portal key') });
  expect(existsSync(join(root, 'nowhere.key'))).toBe(false);
  await (await opened(data)).close();
});

test('a database that a newer Foyer used is refused, named, and left as it is', async () => {
  const data = aUsedFolder();
  const newer = await openDatabase(placesFrom(data, {}));
  if (!newer.ok) throw new Error(newer.error.reason);
  await newer.value.db.transaction().execute(async (trx) => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099-01-01')`.execute(trx);
  });
  await newer.value.close();
  expect(await ended(['--data', data, ...free])).toMatchObject({
    code: exitCodes.config,
    message: expect.stringContaining('9999-from-the-future'),
  });
});

test('a damaged database is not taken for an empty one', async () => {
  const damaged = aUsedFolder();
  writeFileSync(join(damaged, 'database', 'global', 'pg_control'), 'rubbish');
  expect(await ended(['--data', damaged, ...free])).toMatchObject({ code: exitCodes.io, message: expect.stringContaining('Restore') });
});
