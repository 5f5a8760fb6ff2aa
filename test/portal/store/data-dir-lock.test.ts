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
