import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeDataDir } from '../../../portal/store/data-dir-lock.ts';
import { startEmbedded } from '../../../portal/store/embedded.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-embedded-'));
const socket = join(folder, '.s.PGSQL.5432');
const clients: pg.Client[] = [];
let stop: () => Promise<void>;

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ host: dirname(socket), user: 'postgres', database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  clients.push(client);
  return client;
}

beforeAll(async () => {
  const started = await startEmbedded(join(folder, 'database'), socket);
  if (!started.ok) throw new Error(started.error.reason);
  stop = started.value.stop;
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end().catch(() => {})));
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test('programs that ask the embedded database at the same moment, outside transactions and while it is at work, each get their own answer', async () => {
  const askers = await Promise.all(Array.from({ length: 6 }, connect));
  const wrong: string[] = [];
  const ask = async (client: pg.Client, asker: number): Promise<void> => {
    for (let turn = 0; turn < 100; turn += 1) {
      const mine = `${asker}-${turn}`;
      const columns = Array.from({ length: 1 + (asker % 3) }, (_, at) => `$1::text as c${at}`).join(', ');
      const answer = await client.query(`select ${columns} where $2::int = ${asker}`, [mine, asker]).catch((error: Error) => error);
      if (answer instanceof Error) wrong.push(`${mine}: ${answer.message}`);
      else if (answer.rows.length !== 1 || answer.rows[0].c0 !== mine) wrong.push(`${mine}: ${JSON.stringify(answer.rows)}`);
    }
  };
  const busy = await connect();
  let asking = true;
  const keepBusy = async (): Promise<void> => {
    while (asking) {
      await busy.query('begin');
      await busy.query('select $1::int', [1]);
      await busy.query('commit');
    }
  };
  const worked = keepBusy();
  await Promise.all(askers.map(ask));
  asking = false;
  await worked;
  expect(wrong).toEqual([]);
}, 60_000);

test('a program that dies in the middle of a question leaves the others their turn', async () => {
  const { socket: line } = await half();
  line.destroy();
  const next = await connect();
  expect((await next.query('select $1::text as mine', ['next'])).rows).toEqual([{ mine: 'next' }]);
});

test('a program that dies in the middle of a transaction leaves nothing of it, and the others their turn', async () => {
  const [dying, next] = [await connect(), await connect()];
  await dying.query('create table left_behind (x int)');
  await dying.query('begin');
  await dying.query('insert into left_behind values ($1)', [1]);
  const waiting = next.query('select count(*)::int as rows from left_behind where x > $1', [0]);
  (dying as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
  expect((await waiting).rows).toEqual([{ rows: 0 }]);
});

/** A connection that said Parse and Bind and nothing more. */
async function half(): Promise<{ socket: Socket }> {
  const client = await connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const answered = once(stream, 'data');
  stream.write(message('P', '\0select 1 / 0\0\0\0'));
  stream.write(message('B', '\0\0\0\0\0\0\0\0'));
  await answered;
  return { socket: stream };
}

function message(type: string, body: string): Buffer {
  const bytes = Buffer.from(`${type}    ${body}`, 'latin1');
  bytes.writeInt32BE(bytes.length - 1, 1);
  return bytes;
}

test('nobody but the owner can reach the embedded database', () => {
  const { lock, release } = taken();
  expect(statSync(dirname(lock.socket)).mode & 0o777).toBe(0o700);
  release();
});

function taken() {
  const lock = takeDataDir(folder);
  if (lock.kind !== 'taken') throw new Error('somebody else has it');
  return lock;
}
