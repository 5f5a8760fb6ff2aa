import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { appointmentSql } from '../../../electron/store/appointments.ts';
import { connect } from '../../../electron/store/connection.ts';
import { migrate } from '../../../electron/store/migrate.ts';
import { outboxSql } from '../../../electron/store/outbox.ts';
import { aFolder, mustBe } from '../../support/clinic.ts';

function aMigratedFile(): Database.Database {
  const db = mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));
  mustBe(migrate(db));
  return db;
}

/** What runs while a patient waits or at every step of sync. */
const hot: readonly (readonly [string, string])[] = [
  ['find an appointment', appointmentSql.byId],
  ['find a booking code', appointmentSql.byCode],
  ['find who was born on a day', appointmentSql.byBirthDate],
  ['find a ticket', appointmentSql.byTicket],
  ['find a ticket that was given here', outboxSql.arrivalsWith],
  ['the appointments of a day', appointmentSql.between],
  ['the facts about one appointment', outboxSql.ofChain],
  ['what to send next', outboxSql.batch],
  ['how much is unsent', outboxSql.unsent],
  ['note an answer', outboxSql.accept],
  ['drop what the feed contains', outboxSql.drop],
  ['where a fact stands', outboxSql.state],
];

test.each(hot)('%s: by an index, never by reading the whole table', (_, sql) => {
  const db = aMigratedFile();
  const names = [...new Set([...sql.matchAll(/@(\w+)/g)].map(([, name]) => name ?? ''))];
  const values = names.length > 0 ? [Object.fromEntries(names.map((name) => [name, '1']))] : [...sql.matchAll(/\?/g)].map(() => '1');
  const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(({ detail }) => detail);
  db.close();
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter((step) => /^SCAN/.test(step))).toEqual([]);
});

test('what to send next needs no sorting', () => {
  const db = aMigratedFile();
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${outboxSql.batch}`).all({ now: '', longest: '', limit: 1 }) as { detail: string }[];
  db.close();
  expect(plan.map(({ detail }) => detail).join('\n')).not.toContain('TEMP B-TREE');
});
