import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../../electron/store/connection.ts';
import { migrate, migrations } from '../../../../electron/store/migrate.ts';
import { firstArrival } from '../../../../electron/store/migrations/0001-first-arrival.ts';
import { err, ok } from '../../../../shared/result.ts';
import { aFolder, mustBe } from '../../../support/clinic.ts';

const anEmptyFile = () => mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));

test('every table is strict, so a column holds only what it says', () => {
  const db = anEmptyFile();
  migrate(db, [firstArrival]);
  const loose = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0")
    .all();
  expect(loose).toEqual([]);
  db.close();
});

test('an audit row can be neither changed nor deleted', () => {
  const db = anEmptyFile();
  migrate(db, [firstArrival]);
  db.exec(
    `INSERT INTO audit (tenant, device, boot, mono, wall, actor, action, outcome, detail) VALUES ('t', 'd', 'b', 0, '', '{}', 'start', 'ok', '{}')`,
  );
  expect(() => db.exec("UPDATE audit SET outcome = 'failed'")).toThrow('never change');
  expect(() => db.exec('DELETE FROM audit')).toThrow('never deleted');
  db.close();
});

test('an outbox row cannot be accepted without a revision, or parked without a reason', () => {
  const db = anEmptyFile();
  migrate(db, [firstArrival]);
  const insert = (columns: string, values: string) => () =>
    db.exec(`INSERT INTO outbox (id, chain, fact, ${columns}) VALUES ('i', 'c', '{}', ${values})`);
  expect(insert('state', "'accepted'")).toThrow('CHECK');
  expect(insert('state', "'parked'")).toThrow('CHECK');
  expect(insert('state', "'lost'")).toThrow('CHECK');
  db.close();
});

test('migrating twice changes nothing', () => {
  const db = anEmptyFile();
  expect(migrate(db)).toEqual(ok(migrations.length));
  expect(migrate(db)).toEqual(ok(migrations.length));
  db.close();
});

test('a migration that fails leaves the file as it was', () => {
  const db = anEmptyFile();
  migrate(db, [firstArrival]);
  const broken = { version: 2, sql: 'CREATE TABLE later (id TEXT) STRICT; CREATE TABLE later (id TEXT) STRICT;' };
  expect(() => migrate(db, [firstArrival, broken])).toThrow('already exists');
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare("SELECT count(*) AS count FROM sqlite_schema WHERE name = 'later'").get()).toEqual({ count: 0 });
  db.close();
});

test('a file from a later program is refused', () => {
  const db = anEmptyFile();
  db.pragma('user_version = 99');
  expect(migrate(db, [firstArrival])).toEqual(err('newer-schema'));
  db.close();
});

test('migrations are numbered without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});
