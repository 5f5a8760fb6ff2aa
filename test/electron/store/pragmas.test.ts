import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../electron/store/connection.ts';
import { aFolder, mustBe } from '../../support/clinic.ts';

test.each([
  ['cipher', 'sqlcipher', 'other SQLCipher programs can read it'],
  ['legacy', '4', 'in the format of SQLCipher 4'],
  ['temp_store', '2', 'temporary tables never reach the disk, where they would be in clear'],
  ['journal_mode', 'wal', 'a reader never waits for a writer'],
  ['synchronous', '2', 'an answered act is on the disk'],
  ['foreign_keys', '1', 'references hold'],
  ['trusted_schema', '0', 'a schema cannot call functions'],
  ['secure_delete', '1', 'what is deleted is overwritten'],
])('every connection has %s = %s: %s', (name, value) => {
  const db = mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));
  expect(String(db.pragma(name, { simple: true }))).toBe(value);
  db.close();
});

test('a query too large for memory pages leaves no file behind', () => {
  const folder = aFolder();
  const db = mustBe(connect(join(folder, 'cache.db'), randomBytes(32)));
  const before = openFiles();
  db.exec(
    `CREATE TEMP TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i, hex(randomblob(100)) AS x FROM n`,
  );
  db.prepare('SELECT x FROM big ORDER BY x').all();
  expect(openFiles()).toEqual(before);
  db.close();
});

/** SQLite deletes its temporary files as soon as it has made them, so they show only among the open ones. */
function openFiles(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd')
    .flatMap(linkOf)
    .filter((target) => /etilqs|cache\.db/.test(target))
    .sort();
}

function linkOf(descriptor: string): string[] {
  try {
    return [readlinkSync(`/proc/self/fd/${descriptor}`)];
  } catch {
    return [];
  }
}
