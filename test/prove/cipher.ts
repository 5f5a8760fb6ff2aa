import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { systemClock } from '../../electron/store/clock.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { KioskStore } from '../../electron/store/store.ts';
import { KioskLetter } from '../../shared/domain/hand-off.ts';
import { BootId, DeviceId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import { sourcesIn, withoutComments } from '../source-files.ts';
import { aKioskDay, needles } from './kiosk-day.ts';
import type { Findings, Prove } from './proof.ts';

export const usualN = 1;

const people = 200;

/**
 * A throw-away database with realistic rows, as a kiosk leaves it, with its key beside it in `key.hex` for an independent SQLCipher 4.
 * With `--out` the two files stay there; never do this with a real one.
 */
export const prove: Prove = async ({ n, out, note, random }): Promise<Findings> => {
  const failures: string[] = [];
  const say = (holds: boolean, what: string): void => void (holds ? note(what) : failures.push(what));
  let done = 0;
  for (let trial = 1; trial <= n; trial++) {
    const folder = out ?? mkdtempSync(join(tmpdir(), 'foyer-cipher-'));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      proveOne(folder, random, say);
      done += 1;
    } finally {
      if (out === undefined) rmSync(folder, { recursive: true, force: true });
    }
  }
  say(callsOfSerialize().length === 0, 'db.serialize(), which gives the database in clear, is called nowhere');
  return {
    done,
    failures,
    details: { people, needles: needles.length, format: 'SQLCipher 4, raw key', ...(out === undefined ? {} : { out }) },
  };
};

type Say = (holds: boolean, what: string) => void;

function proveOne(folder: string, random: () => number, say: Say): void {
  const [file, key] = [join(folder, 'cipher.db'), randomBytes(32)];
  for (const name of ['cipher.db', 'cipher.db-wal', 'cipher.db-shm', 'key.hex']) rmSync(join(folder, name), { force: true });
  const before = temporaryFiles();

  const store = opened(file, key);
  aKioskDay(store, { people, random });
  say(existsSync(`${file}-wal`) && readFileSync(`${file}-wal`).length > 0, 'rows went through the write-ahead log');
  say(inClear(folder).length === 0, 'no name is in clear while the database is open, in the file or its log');
  store.close();

  say(!existsSync(`${file}-wal`) || readFileSync(`${file}-wal`).length === 0, 'the log is folded into the file on closing');
  say(inClear(folder).length === 0, 'no name is in clear in any file that is left');
  say(inClearAmong(temporaryFiles().filter((name) => !before.includes(name))).length === 0, 'no name is in clear in any temporary file');
  say(readFileSync(file).subarray(0, 16).toString('latin1') !== 'SQLite format 3\0', 'the file does not begin like one in clear');
  say(refused(file, null) === 'SQLITE_NOTADB', 'without a key it is refused');
  say(refused(file, randomBytes(32)) === 'SQLITE_NOTADB', 'with another key it is refused');
  say(
    refused(file, Buffer.from(key.map((byte, at) => (at === 31 ? byte ^ 1 : byte)))) === 'SQLITE_NOTADB',
    'with a key wrong in one bit it is refused',
  );
  say(refused(file, key) === null && countIn(file, key) === people, 'with its key every row is there');
  writeFileSync(join(folder, 'key.hex'), key.toString('hex'), { mode: 0o600 });
}

function opened(file: string, key: Uint8Array): KioskStore {
  const identity = {
    tenant: TenantId.parse('t'),
    device: DeviceId.parse('kiosk-1'),
    site: SiteId.parse('main'),
    role: 'kiosk',
    letter: KioskLetter.parse('A'),
  } as const;
  const store = openStore({
    file,
    key,
    identity,
    boot: BootId.parse(randomUUID()),
    clock: systemClock,
    newId: () => FactId.parse(randomUUID()),
  });
  if (!store.ok) throw new Error(`the store does not open: ${store.error}`);
  return store.value;
}

function withKey<T>(file: string, key: Buffer | null, work: (db: Database.Database) => T): T {
  const db = new Database(file, { fileMustExist: true });
  try {
    if (key !== null) {
      db.pragma("cipher = 'sqlcipher'");
      db.pragma('legacy = 4');
      db.key(Buffer.from(`x'${key.toString('hex')}'`));
    }
    return work(db);
  } finally {
    db.close();
  }
}

/** SQLite's code when the file cannot be read so; null when it can. */
function refused(file: string, key: Buffer | null): string | null {
  try {
    withKey(file, key, (db) => db.prepare('SELECT count(*) FROM sqlite_schema').get());
    return null;
  } catch (error) {
    return error instanceof Database.SqliteError ? error.code : 'another error';
  }
}

const countIn = (file: string, key: Buffer): number =>
  withKey(file, key, (db) => (db.prepare('SELECT count(*) AS count FROM appointment').get() as { count: number }).count);

const inClear = (folder: string): readonly string[] => inClearAmong(readdirSync(folder).map((name) => join(folder, name)));

const inClearAmong = (files: readonly string[]): readonly string[] =>
  files.filter((file) => {
    const content = contentOf(file);
    return needles.some((needle) => content.includes(needle) || content.includes(Buffer.from(needle, 'utf16le')));
  });

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Where SQLite puts what it cannot hold in memory. */
const temporaryFiles = (): readonly string[] =>
  ['/var/tmp', tmpdir()]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('etilqs'))
        .map((name) => join(folder, name)),
    );

const callsOfSerialize = (): readonly string[] =>
  [...sourcesIn(['electron'])].filter(([, text]) => /\.serialize\(/.test(withoutComments(text))).map(([path]) => path);
