import { existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { err, ok, type Result } from '../../shared/result.ts';
import { diskTrouble, type Trouble, trouble } from '../troubles.ts';

/**
 * PostgreSQL inside this process, its files in `folder`, reachable on a Unix socket in a private folder (never TCP). It runs without fsync: after
 * a power loss the last seconds may be gone. Promises about that are made on a PostgreSQL server only.
 */
export async function startEmbedded(folder: string, socket: string): Promise<Result<{ readonly stop: () => Promise<void> }, Trouble>> {
  try {
    if (!existsSync(folder)) await makeDatabase(folder);
    const database = keepTurns(endProcessWhenBroken(await PGlite.create({ dataDir: folder }), folder));
    const server = new PGLiteSocketServer({ db: database, path: socket, maxConnections: 20 });
    await server.start();
    const stop = async () => {
      await server.stop();
      await database.close();
    };
    return ok({ stop });
  } catch (error) {
    return err(diskTrouble(error, folder) ?? trouble(isFull(dirname(folder)) ? 'disk-full' : 'database-damaged', folder));
  }
}

/** Thrown outside everything, to end the process: the database in it answers nobody any more. */
export class EmbeddedStopped extends Error {
  readonly trouble: Trouble;

  constructor(found: Trouble) {
    super(found.reason);
    this.trouble = found;
  }
}

/**
 * A statement that PGlite itself could not carry out (not an SQL error), or a PANIC such as that of a full disk, leaves the socket waiting for
 * ever; ending the process is recoverable.
 */
function endProcessWhenBroken(database: PGlite, folder: string): PGlite {
  const carryOut = database.execProtocolRawStream.bind(database);
  const end = (error: unknown) =>
    setImmediate(() => {
      throw error;
    });
  database.execProtocolRawStream = async (message, options) => {
    const onRawData = (data: Uint8Array): void => {
      options?.onRawData?.(data);
      const code = codeOfPanic(data);
      if (code !== null) end(new EmbeddedStopped(diskTrouble({ code }, folder) ?? trouble('database-damaged', folder)));
    };
    try {
      return await carryOut(message, { ...options, onRawData });
    } catch (error) {
      end(error);
      throw error;
    }
  };
  return database;
}

const panic = Buffer.from('\0VPANIC\0C');

/** The SQLSTATE of an ErrorResponse by which the database says good-bye. */
function codeOfPanic(data: Uint8Array): string | null {
  const at = Buffer.from(data.buffer, data.byteOffset, data.byteLength).indexOf(panic);
  return at === -1 ? null : Buffer.from(data.slice(at + panic.length, at + panic.length + 5)).toString('latin1');
}

/**
 * The socket takes turns by message and keeps a turn only within a transaction. A question with parameters is several messages, and all askers
 * share one session, so another asker's could come in between and get this one's rows. Here a turn lasts until the question's Sync.
 */
function keepTurns(database: PGlite): PGlite {
  const carryOut = database.execProtocolRawStream.bind(database);
  const isInTransaction = database.isInTransaction.bind(database);
  let isAsking = false;
  database.isInTransaction = () => isAsking || isInTransaction();
  database.execProtocolRawStream = (message, ...options) => {
    isAsking = partsOfQuestion.has(String.fromCharCode(message[0] ?? 0));
    return carryOut(message, ...options);
  };
  return database;
}

/** Parse, Bind, Describe, Execute, Close, Flush and copied data: after each of them, more of the same question follows. */
const partsOfQuestion: ReadonlySet<string> = new Set(['P', 'B', 'D', 'E', 'C', 'H', 'd']);

/** Made beside its place and moved there when whole, so that a kill or a full disk in the middle leaves nothing half made. */
async function makeDatabase(folder: string): Promise<void> {
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  try {
    const database = await PGlite.create({ dataDir: making });
    await database.close();
    renameSync(making, folder);
  } catch (error) {
    if (isFull(dirname(folder))) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** It writes its log in files of 16 MB, and stops when there is no room for the next one. */
const leastBytes = 2 * 16_777_216;

/** The embedded database does not say why it failed to write, so the disk is asked. */
function isFull(path: string): boolean {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize < leastBytes;
}
