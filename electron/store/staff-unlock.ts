import type Database from 'better-sqlite3-multiple-ciphers';
import type { StaffId } from '../../shared/domain/ids.ts';
import type { Transactions } from './transaction.ts';

/** What unlocks a console without the portal: a verifier of the PIN (never the PIN) and how often it was missed. */
export function createStaffUnlock(db: Database.Database, transactions: Transactions) {
  const one = db.prepare('SELECT verifier, failures FROM staff_unlock WHERE staff = ?');
  const put = db.prepare(
    'INSERT INTO staff_unlock (staff, verifier, failures) VALUES (@staff, @verifier, 0) ON CONFLICT (staff) DO UPDATE SET verifier = @verifier, failures = 0',
  );
  const count = db.prepare(
    'INSERT INTO staff_unlock (staff, failures) VALUES (?, 1) ON CONFLICT (staff) DO UPDATE SET failures = failures + 1 RETURNING failures',
  );
  const clear = db.prepare('UPDATE staff_unlock SET failures = 0 WHERE staff = ?');
  const forget = db.prepare('UPDATE staff_unlock SET verifier = NULL');
  const write = <T>(work: () => T): T => {
    transactions.mustBeOpen();
    return work();
  };
  return {
    find: (staff: StaffId): { readonly verifier: string | null; readonly failures: number } =>
      (one.get(staff) as { verifier: string | null; failures: number } | undefined) ?? { verifier: null, failures: 0 },
    /** A newly chosen PIN; only after a full sign-in, so the count starts again. */
    put: (staff: StaffId, verifier: string): void => void write(() => put.run({ staff, verifier })),
    /**
     * Counts a try as missed and returns the count. Commit this before verifying, so that a kill in between costs a try and gives none;
     * `succeeded` takes it back.
     */
    countTry: (staff: StaffId): number => write(() => (count.get(staff) as { failures: number }).failures),
    succeeded: (staff: StaffId): void => void write(() => clear.run(staff)),
    /** At sign-out: no PIN of anyone is left; the counts stay. */
    forgetVerifiers: (): void => void write(() => forget.run()),
  };
}
