import type Database from 'better-sqlite3-multiple-ciphers';
import type { PatientId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Transactions } from './transaction.ts';

/** Failed attempts at this kiosk, kept across restarts, so that pulling the plug gives no fresh tries. */
export function createIdentityFailures(db: Database.Database, transactions: Transactions) {
  const insert = db.prepare('INSERT INTO identity_failure (at, patient) VALUES (?, ?)');
  const since = db.prepare('SELECT at FROM identity_failure WHERE at >= ? ORDER BY at');
  const ofRecord = db.prepare('SELECT count(*) AS count FROM identity_failure WHERE patient = ? AND at >= ?');
  return {
    /** @param record the record a guess came near to, null when none */
    add(at: Instant, record: PatientId | null): void {
      transactions.mustBeOpen();
      insert.run(at, record);
    },
    /** When attempts failed, from `from` on, oldest first. */
    since: (from: Instant): readonly Instant[] => since.all(from).map((row) => (row as { at: Instant }).at),
    /** Misses on one record from `from` on; the start of the site's day, for the rule of three. */
    countOfRecord: (record: PatientId, from: Instant): number => (ofRecord.get(record, from) as { count: number }).count,
  };
}
