import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { BootId } from '../../shared/domain/ids.ts';
import { type Instant, instantOf } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Places } from '../config.ts';
import type { Trouble } from '../troubles.ts';
import { diskTrouble, trouble } from '../troubles.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { type KeySource, readKeySource } from './keyring.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { createSeal, type Seal } from './seal.ts';
import { createStore, type Store } from './store.ts';

export interface OpenStore extends Pick<OpenDatabase, 'kind' | 'holder' | 'previous' | 'close'> {
  readonly store: Store;
}

/** Key, database, migrations, store: everything between the places and the data, for the server and the admin command line alike. */
export async function openStore(places: Places, now: () => Instant = systemNow): Promise<Result<OpenStore, Trouble>> {
  const key = readKeySource(places.keyFile);
  if (!key.ok) return key;
  const database = await openDatabase(places);
  if (!database.ok) return database;
  const { db, close, kind, holder, previous } = database.value;
  const seal = createSeal(key.value.keyring);
  const ready = await makeReady(db, { key: key.value, seal, places });
  if (!ready.ok) {
    await close();
    return ready;
  }
  const store = createStore({ db, seal, now, clock: { boot: BootId.parse(randomUUID()), mono: () => performance.now() } });
  return ok({ store, kind, holder, previous, close });
}

export const systemNow = (): Instant => instantOf(Date.now());

async function makeReady(
  db: Kysely<Schema>,
  { key, seal, places }: { readonly key: KeySource; readonly seal: Seal; readonly places: Places },
): Promise<Result<null, Trouble>> {
  try {
    const migrated = await migrate(db);
    return migrated.ok ? await matchKey(db, { key, seal, path: places.keyFile }) : migrated;
  } catch (error) {
    const known = diskTrouble(error, places.dataDir);
    if (known) return err(known);
    throw error;
  }
}

const checkPlace = { tenant: '', table: 'key_check', id: '1', column: 'sealed' } as const;

/** A database is opened with the key it was begun with, or not at all. A fresh key is written to disk before anything is sealed with it. */
function matchKey(
  db: Kysely<Schema>,
  { key, seal, path }: { readonly key: KeySource; readonly seal: Seal; readonly path: string },
): Promise<Result<null, Trouble>> {
  return db.transaction().execute(async (trx) => {
    await sql`lock table key_check in exclusive mode`.execute(trx);
    const row = await trx.selectFrom('key_check').select('sealed').orderBy('id').executeTakeFirst();
    if (row) return key.fresh ? err(trouble('key-missing', path)) : opens(seal, row.sealed) ? ok(null) : err(trouble('key-wrong', path));
    const saved = key.save();
    if (!saved.ok) return saved;
    await trx
      .insertInto('key_check')
      .values({ sealed: seal.seal(checkPlace, seal.mark('key-check', 'foyer')) })
      .execute();
    return ok(null);
  });
}

function opens(seal: Seal, sealed: Buffer): boolean {
  try {
    return seal.open(checkPlace, sealed) === seal.mark('key-check', 'foyer');
  } catch {
    return false;
  }
}
