import type Database from 'better-sqlite3-multiple-ciphers';
import type { Transactions } from './transaction.ts';

/** What this device proves itself with; PEM. Kept in the encrypted file and nowhere beside it. */
export interface DeviceSecrets {
  readonly privateKey: string;
  readonly certificate: string;
  readonly ca: string;
}

export function createSecrets(db: Database.Database, transactions: Transactions) {
  const one = db.prepare('SELECT private_key AS privateKey, certificate, ca FROM secret');
  const put = db.prepare(
    'INSERT OR REPLACE INTO secret (only_row, private_key, certificate, ca) VALUES (1, @privateKey, @certificate, @ca)',
  );
  return {
    /** Null before enrolment. */
    current: (): DeviceSecrets | null => (one.get() as DeviceSecrets | undefined) ?? null,
    put(secrets: DeviceSecrets): void {
      transactions.mustBeOpen();
      put.run(secrets);
    },
  };
}
