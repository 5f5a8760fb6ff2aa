import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../../portal/migrations/all.ts';
import { openDatabase } from '../../../portal/store/database.ts';
import { migrate } from '../../../portal/store/migrate.ts';
import type { Schema } from '../../../portal/store/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
let db: Kysely<Schema>;
let close: () => Promise<void>;
beforeAll(async () => {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: null });
  if (!opened.ok) throw new Error(opened.error.reason);
  ({ db, close } = opened.value);
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const names = Object.keys(migrations);
const upTo = (name: string) => Object.fromEntries(Object.entries(migrations).filter(([one]) => one <= name));

const query = <T>(text: string): Promise<readonly T[]> =>
  db.transaction().execute(async (trx) => (await sql.raw<T>(text).execute(trx)).rows);
const tables = async () =>
  (await query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`)).map(
    ({ name }) => name,
  );

test('migrations are numbered without a gap, in order', () => {
  expect(names.map((name) => name.slice(0, 4))).toEqual(names.map((_, index) => String(index + 1).padStart(4, '0')));
});

test('0001 makes tenants, devices and staff; a second kiosk with an active letter of the site is impossible', async () => {
  expect(await migrate(db, upTo('0001-z'))).toMatchObject({ ok: true, value: { applied: [names[0]] } });
  expect(await tables()).toEqual(
    expect.arrayContaining(['tenant', 'site', 'device', 'enrolment_code', 'staff', 'staff_session', 'authority']),
  );
  await query(`insert into tenant (id, name, epoch, created_at) values ('t', 'T', 'e', now())`);
  await query(`insert into site (tenant, id, zone, settings) values ('t', 's', 'UTC', '{}')`);
  const device = (id: string, letter: string) =>
    query(`insert into device values ('t', '${id}', 's', 'kiosk', 'K', '${letter}', '${id}', 'active', now(), null, null, now(), '', '')`);
  await device('d1', 'A');
  await expect(device('d2', 'A')).rejects.toMatchObject({ code: '23505', constraint: 'device_letter' });
});

test('0002 makes patients and the day, and keeps what was there; half an arrival is impossible', async () => {
  expect(await migrate(db, upTo('0002-z'))).toMatchObject({ ok: true, value: { applied: [names[1]] } });
  expect(await query(`select id from device`)).toEqual([{ id: 'd1' }]);
  await query(`insert into patient (tenant, id, source_mark, record, updated_at) values ('t', 'p', 'm', '\\x00', now())`);
  const appointment = (id: string, arrived: string) =>
    query(`insert into appointment (tenant, site, id, patient, start_at, minutes, status, details, booking_code, booking_mark, arrived_at)
      values ('t', 's', '${id}', 'p', now(), 10, 'booked', '\\x00', '\\x00', '${id}', ${arrived})`);
  await appointment('a', 'null');
  await expect(appointment('b', 'now()')).rejects.toMatchObject({ code: '23514' });
});

test('0003 makes facts, changes and audit; an audit number is used once', async () => {
  expect(await migrate(db, upTo('0003-z'))).toMatchObject({ ok: true, value: { applied: [names[2]] } });
  const row = () => query(`insert into audit values ('t', 1, null, 'b', 0, now(), '{}', 'create', 'ok', null, '{}', null, null, null)`);
  await row();
  await expect(row()).rejects.toMatchObject({ code: '23505' });
});

test('0006 makes times that may be booked; one cannot be both held and booked, nor two be one appointment', async () => {
  expect(await migrate(db, upTo('0006-z'))).toMatchObject({ ok: true });
  const slot = (id: string, appointment: string, held: string) =>
    query(`insert into slot (tenant, site, id, start_at, minutes, details, appointment, held_by, held_until)
      values ('t', 's', '${id}', now(), 30, '\\x00', ${appointment}, ${held})`);
  await slot('s1', `'a'`, 'null, null');
  await expect(slot('s2', `'a'`, 'null, null')).rejects.toMatchObject({ code: '23505' });
  await expect(slot('s3', 'null', `'d1', null`)).rejects.toMatchObject({ code: '23514' });
  await expect(query(`update slot set held_by = 'd1', held_until = now() where id = 's1'`)).rejects.toMatchObject({ code: '23514' });
  expect(await query(`select rebooked, told_from, called_at, quiet_call_at from appointment`)).toEqual([
    { rebooked: null, told_from: null, called_at: null, quiet_call_at: null },
  ]);
});

test('0009 makes pictures and answers about insurance; an answer cannot be decided without a time', async () => {
  expect(await migrate(db, upTo('0009-z'))).toMatchObject({ ok: true });
  expect(await tables()).toEqual(expect.arrayContaining(['blob', 'coverage', 'coverage_answer']));
  const answer = (id: string, state: string) =>
    query(`insert into coverage_answer (tenant, site, id, patient, appointment, device, tier, reply, asked_at, state)
      values ('t', 's', '${id}', 'p', 'a', 'd1', 'B', '\\x00', now(), '${state}')`);
  await answer('one', 'open');
  await expect(answer('two', 'accepted')).rejects.toMatchObject({ code: '23514' });
});

test('all migrations end at the newest schema, and a second run does nothing', async () => {
  expect(await migrate(db)).toMatchObject({ ok: true, value: { applied: names.slice(9) } });
  expect(await migrate(db)).toEqual({ ok: true, value: { applied: [] } });
});

test('a migration that fails is undone with all its statements', async () => {
  const failing = {
    ...migrations,
    '9000-fails': {
      up: async (trx: Kysely<unknown>) => {
        await sql`create table half_made (id int)`.execute(trx);
        await sql`select 1 / 0`.execute(trx);
      },
    },
  };
  await expect(migrate(db, failing)).rejects.toMatchObject({ code: '22012' });
  expect(await tables()).not.toContain('half_made');
});

test('a schema newer than this build is refused and named', async () => {
  const newer = { ...migrations, '9001-newer': { up: async () => {} } };
  expect(await migrate(db, newer)).toMatchObject({ ok: true });
  expect(await migrate(db)).toEqual({ ok: false, error: { reason: 'schema-newer', detail: '9001-newer' } });
});
