import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Places } from '../config.ts';
import { codeOf, diskTrouble, type Trouble, trouble } from '../troubles.ts';
import { type Lock, type Previous, takeDataDir } from './data-dir-lock.ts';
import { startEmbedded } from './embedded.ts';
import { makePrivateDir } from './private-dir.ts';
import type { Schema } from './schema.ts';

export interface OpenDatabase {
  readonly db: Kysely<Schema>;
  /** `server`: PostgreSQL. `own`: embedded, started here. `joined`: embedded, in the process `holder`. */
  readonly kind: 'server' | 'own' | 'joined';
  readonly holder: number | null;
  readonly previous: Previous;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database, the same way for all: `pg` and Kysely. With DATABASE_URL a server; else the embedded one, in the process that has the data
 * folder or, if none has, in this one.
 */
export async function openDatabase({
  dataDir,
  databaseUrl,
}: Pick<Places, 'dataDir' | 'databaseUrl'>): Promise<Result<OpenDatabase, Trouble>> {
  if (databaseUrl) return openServer(databaseUrl);
  try {
    makePrivateDir(dataDir);
    const taken = takeDataDir(dataDir);
    return taken.kind === 'held' ? await joinHolder(taken.by) : await openOwn(dataDir, taken);
  } catch (error) {
    const known = diskTrouble(error, dataDir);
    if (known) return err(known);
    throw error;
  }
}

async function openServer(url: string): Promise<Result<OpenDatabase, Trouble>> {
  const pool = poolFor({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000, ...(needsTls(url) ? { ssl: true } : {}) });
  const reached = await reach(pool);
  if (reached.ok) return ok({ ...opened(pool), kind: 'server', holder: null, previous: 'free' });
  await pool.end();
  return err(serverTrouble(reached.error, url));
}

/** A server elsewhere is spoken to over TLS, its certificate checked, unless the address itself says otherwise with `sslmode`. */
export function needsTls(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, searchParams } = new URL(url);
  const here = ['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname) || (searchParams.get('host') ?? '').startsWith('/');
  return !here && !searchParams.has('sslmode') && !searchParams.has('ssl');
}

async function openOwn(
  dataDir: string,
  taken: Extract<ReturnType<typeof takeDataDir>, { kind: 'taken' }>,
): Promise<Result<OpenDatabase, Trouble>> {
  const embedded = await startEmbedded(join(dataDir, 'database'), taken.lock.socket);
  if (!embedded.ok) {
    taken.release();
    return embedded;
  }
  const pool = poolFor(socketOptions(taken.lock));
  const { db } = opened(pool);
  const close = async () => {
    await db.destroy();
    await embedded.value.stop();
    taken.release();
  };
  return ok({ db, kind: 'own', holder: process.pid, previous: taken.previous, close });
}

/** The holder may still be starting, so its socket is given some seconds to answer. */
async function joinHolder(lock: Lock): Promise<Result<OpenDatabase, Trouble>> {
  const pool = poolFor(socketOptions(lock));
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await reach(pool)).ok) return ok({ ...opened(pool), kind: 'joined', holder: lock.pid, previous: 'free' });
    await wait(250);
  }
  await pool.end();
  return err(trouble('data-dir-in-use', `process ${lock.pid}`));
}

/**
 * The embedded database is one session behind a socket that takes turns by transaction. One connection per process is therefore enough, and
 * nothing may be asked outside a transaction: two askers could then meet in the middle of a statement.
 */
const socketOptions = ({ socket }: Lock): pg.PoolConfig => ({
  host: dirname(socket),
  user: 'postgres',
  database: 'postgres',
  max: 1,
  idleTimeoutMillis: 0,
});

function poolFor(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...options, types: { getTypeParser } });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  // One that breaks in the middle of a transaction fails that transaction's next question; its own event says nothing more.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const int8 = 20;
const timestamptz = 1184;
const dateOf: (text: string) => Date = pg.types.getTypeParser(timestamptz);

/** Counters fit a double (2^53), and instants are text everywhere. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) => {
  if (oid === int8) return Number;
  if (oid === timestamptz) return (text: string) => dateOf(text).toISOString();
  return pg.types.getTypeParser(oid, format as 'text');
};

function opened(pool: pg.Pool) {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

async function reach(pool: pg.Pool): Promise<Result<null, unknown>> {
  try {
    const client = await pool.connect();
    client.release();
    return ok(null);
  } catch (error) {
    return err(error);
  }
}

/** The address alone: a connection string holds a password. */
function serverTrouble(error: unknown, url: string): Trouble {
  const code = codeOf(error) ?? '';
  return trouble(
    code.startsWith('28') || code === '3D000' || code === '42501' ? 'database-refused' : 'database-unreachable',
    addressOf(url),
  );
}

function addressOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed ? `${parsed.hostname || 'localhost'}:${parsed.port || '5432'}${parsed.pathname}` : 'DATABASE_URL';
}
