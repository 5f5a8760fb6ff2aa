import type Database from 'better-sqlite3-multiple-ciphers';
import { err, type Result } from '../../shared/result.ts';
import { troubleOf } from './trouble.ts';

/** How one act is written: all of it or nothing, and never a fact without the audit row that says who did it. */
export function createTransactions(db: Database.Database) {
  let open = false;
  let facts = 0;
  let audits = 0;
  let failed = false;
  const listeners = new Set<() => void>();

  const run = db.transaction(<T>(work: () => T): T => {
    audits = 0;
    const answer = work();
    if (facts > 0 && audits === 0) throw new Error('a fact was appended without an audit row');
    return answer;
  });

  return {
    /**
     * One act: reads, outbox and audit in one write transaction. A refusal returned by `work` keeps what was written (a wrong code
     * leaves its trace); an exception undoes everything. `storage-failed`: the disk said no, nothing was written, promise nobody anything.
     */
    transaction<T, E = never>(work: () => Result<T, E>): Result<T, E | 'storage-failed'> {
      if (open) throw new Error('a transaction is already open');
      open = true;
      facts = 0;
      try {
        const answer = run.immediate(work) as Result<T, E>;
        failed = false;
        if (facts > 0) listeners.forEach((listener) => queueMicrotask(listener));
        return answer;
      } catch (error) {
        if (troubleOf(error) === null) throw error;
        failed = true;
        return err('storage-failed');
      } finally {
        open = false;
      }
    },

    /** Every write starts with this; a write outside a transaction is a bug. */
    mustBeOpen(): void {
      if (!open) throw new Error('the store is written only inside a transaction');
    },
    countFact(): void {
      facts += 1;
    },
    countAudit(): void {
      audits += 1;
    },

    /** Rings after an act that appended facts is on disk. */
    onFacts(listener: () => void): void {
      listeners.add(listener);
    },

    /** Did the last act fail because of the disk? */
    storageFailed: (): boolean => failed,
  };
}

export type Transactions = ReturnType<typeof createTransactions>;
