import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takeDataDir } from '../../../portal/store/data-dir-lock.ts';

const root = mkdtempSync(join(tmpdir(), 'foyer-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const aFolder = () => {
  const folder = join(root, String(++count));
  mkdirSync(folder);
  return folder;
};

const taken = (folder: string) => {
  const result = takeDataDir(folder);
  if (result.kind !== 'taken') throw new Error('held');
  return result;
};

test('the one who takes a folder holds it until it is released; its socket lies in a private folder', () => {
  const folder = aFolder();
  const mine = taken(folder);
  expect(takeDataDir(folder)).toMatchObject({ kind: 'held', by: { pid: process.pid } });
  expect(statSync(dirname(mine.lock.socket)).mode & 0o777).toBe(0o700);
  expect(Buffer.byteLength(mine.lock.socket)).toBeLessThan(104);
  mine.release();
  expect(existsSync(dirname(mine.lock.socket))).toBe(false);
  const again = taken(folder);
  expect(again.previous).toBe('free');
  again.release();
});

test('a dead process holds nothing, even when its number is used by another one', () => {
  const folder = aFolder();
  const mine = taken(folder);
  const lock = { ...mine.lock, started: '1' };
  mine.release();
  writeFileSync(join(folder, 'portal.lock'), JSON.stringify(lock));
  const next = taken(folder);
  expect(next.previous).toBe('killed');
  next.release();
});

test('a lock cut off in the middle of writing counts as a kill', () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'portal.lock'), '{"pid": 12');
  const next = taken(folder);
  expect(next.previous).toBe('killed');
  next.release();
});

/** Another process that takes the folder at a given moment, says what it got, and stays until it is told to go. */
function another(folder: string, atMs: number) {
  const script = `
    const { takeDataDir } = await import('./portal/store/data-dir-lock.ts');
    while (Date.now() < ${atMs}) {}
    process.stdout.write(takeDataDir(${JSON.stringify(folder)}).kind + '\\n');
    process.stdin.resume().on('end', () => process.exit(0));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    got: new Promise<string>((resolve) => child.stdout.on('data', (said) => resolve(String(said).trim()))),
    go: () => child.stdin.end(),
  };
}

test('of several processes that find the same dead one’s lock at the same moment, one takes the folder', async () => {
  const folder = aFolder();
  const mine = taken(folder);
  const lock = { ...mine.lock, started: '1' };
  mine.release();
  writeFileSync(join(folder, 'portal.lock'), JSON.stringify(lock));
  const atMs = Date.now() + 3000;
  const others = [1, 2, 3, 4, 5].map(() => another(folder, atMs));
  const got = await Promise.all(others.map((one) => one.got));
  for (const { go } of others) go();
  expect(got.sort()).toEqual(['held', 'held', 'held', 'held', 'taken']);
}, 60_000);

test('a turn that a dead process left does not block the folder for ever', () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'portal.lock.taking'));
  const next = taken(folder);
  expect(next.previous).toBe('free');
  next.release();
}, 30_000);
