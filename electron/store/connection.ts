import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StoreTrouble } from './trouble.ts';

/**
 * Opens the encrypted file and proves that it is one, or refuses. Throws SQLite's and the system's own errors.
 * @param key 32 bytes; not kept
 */
export function connect(file: string, key: Uint8Array): Result<Database.Database, StoreTrouble> {
  createWhenMissing(file, key);
  if (startsLikePlainSqlite(file)) return err('not-encrypted');
  const db = openWithKey(file, key);
  try {
    const proof = proveEncrypted(db, file);
    if (!proof.ok) db.close();
    return proof.ok ? ok(db) : proof;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The first page reaches the file before anything is trusted to it, so that the proof below has something to look at. */
function createWhenMissing(file: string, key: Uint8Array): void {
  // Made here and not by SQLite so that only its owner may read it; SQLite gives the -wal and -shm files the same mode.
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  if (statSync(file).size === 0) openWithKey(file, key).close();
}

/** The order matters: cipher, then key, then the rest. SQLite3MultipleCiphers would otherwise use ChaCha20. */
function openWithKey(file: string, key: Uint8Array): Database.Database {
  const db = new Database(file);
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    const text = rawKeyText(key);
    db.key(text);
    text.fill(0);
    for (const pragma of pragmas) db.pragma(pragma);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const pragmas = [
  // Danger: with any other value SQLite spills temporary tables to disk in clear.
  'temp_store = MEMORY',
  'journal_mode = WAL',
  // A patient is answered after COMMIT, so COMMIT must mean that the disk has it.
  'synchronous = FULL',
  'fullfsync = ON',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'secure_delete = ON',
];

function proveEncrypted(db: Database.Database, file: string): Result<null, StoreTrouble> {
  const read = (pragma: string) => String(db.pragma(pragma, { simple: true }));
  const settled = read('cipher') === 'sqlcipher' && read('legacy') === '4' && read('temp_store') === '2' && read('journal_mode') === 'wal';
  if (!settled || opensWithoutKey(file)) return err('not-encrypted');
  return read('quick_check') === 'ok' ? ok(null) : err('corrupt-page');
}

function opensWithoutKey(file: string): boolean {
  const stranger = new Database(file, { readonly: true, fileMustExist: true });
  try {
    stranger.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') return false;
    throw error;
  } finally {
    stranger.close();
  }
}

/**
 * Danger: only before SQLite has the file open. Closing any descriptor of a file drops every POSIX lock this process holds on it.
 */
function startsLikePlainSqlite(file: string): boolean {
  const head = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, head, 0, 16, 0);
  } finally {
    closeSync(descriptor);
  }
  return head.equals(Buffer.from('SQLite format 3\0', 'latin1'));
}

/** SQLCipher's raw key form, `x'..64 hex digits..'`, made without a string, so that the only copy can be overwritten. */
function rawKeyText(key: Uint8Array): Buffer {
  if (key.length !== 32) throw new RangeError('a store key is 32 bytes');
  const digit = (value: number) => value + (value < 10 ? 48 : 87);
  const text = Buffer.alloc(67);
  text[0] = 120; // x
  text[1] = 39; // '
  for (const [index, byte] of key.entries()) {
    text[2 + 2 * index] = digit(byte >> 4);
    text[3 + 2 * index] = digit(byte & 15);
  }
  text[66] = 39;
  return text;
}
