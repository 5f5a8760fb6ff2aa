import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3-multiple-ciphers';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CacheRole } from './appointments.ts';
import { connect } from './connection.ts';
import { migrate } from './migrate.ts';
import { createStore, type DeviceIdentity, type Store, type StoreDeps } from './store.ts';
import { type StoreTrouble, troubleOf } from './trouble.ts';

export interface StoreOptions<R extends CacheRole> extends StoreDeps<R> {
  /** Its folder must exist and be the device's own. */
  readonly file: string;
  /** 32 bytes; the caller overwrites it afterwards. */
  readonly key: Uint8Array;
}

/** Opens, proves encrypted, checked, migrated and written to once; or says which of the known troubles stands in the way. */
export function openStore<R extends CacheRole>({ file, key, ...deps }: StoreOptions<R>): Result<Store<R>, StoreTrouble> {
  try {
    const connected = connect(file, key);
    return connected.ok ? prepareStore(connected.value, deps) : connected;
  } catch (error) {
    return refusalFor(error, file);
  }
}

function prepareStore<R extends CacheRole>(db: Database.Database, deps: StoreDeps<R>): Result<Store<R>, StoreTrouble> {
  try {
    const migrated = migrate(db);
    const trouble = migrated.ok ? (claim(db, deps.identity) ? null : 'other-device') : migrated.error;
    if (trouble === null) return ok(createStore(db, deps));
    db.close();
    return err(trouble);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Writes who keeps this file, or checks it. The write also shows that the disk takes one before a patient is promised anything. */
function claim(db: Database.Database, { tenant, device, site, role }: DeviceIdentity): boolean {
  const opened = db.prepare(`INSERT INTO device (only_row, tenant, device, site, role, opened) VALUES (1, @tenant, @device, @site, @role, 1)
    ON CONFLICT (only_row) DO UPDATE SET opened = opened + 1
      WHERE tenant = @tenant AND device = @device AND site = @site AND role = @role`);
  return opened.run({ tenant, device, site, role }).changes === 1;
}

function refusalFor(error: unknown, file: string): Result<never, StoreTrouble> {
  const trouble = troubleOf(error);
  if (trouble === null) throw error;
  return err(trouble === 'unwritable' ? whyUnwritable(dirname(file)) : trouble);
}

/** SQLite says "cannot open" or "I/O error" for many causes; two of them have a next step of their own. */
function whyUnwritable(folder: string): StoreTrouble {
  try {
    accessSync(folder, constants.W_OK);
    return statfsSync(folder).bavail === 0 ? 'disk-full' : 'unwritable';
  } catch (error) {
    return troubleOf(error) === 'read-only' ? 'read-only' : 'unwritable';
  }
}
