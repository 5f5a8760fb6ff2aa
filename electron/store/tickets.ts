import type Database from 'better-sqlite3-multiple-ciphers';
import { type DeskNumber, deskNumber, type KioskLetter } from '../../shared/domain/hand-off.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import type { createFeedState } from './feed-state.ts';
import type { Transactions } from './transaction.ts';

interface Deps {
  readonly db: Database.Database;
  readonly transactions: Transactions;
  readonly feedState: ReturnType<typeof createFeedState>;
  /** Null where this device was enrolled before its role had letters. */
  readonly enrolledWith: KioskLetter | null;
}

/** Desk numbers and tickets of one device: its letter and a count that starts at 1 each day of the site. */
export function createTickets({ db, transactions, feedState, enrolledWith }: Deps) {
  const next = db.prepare(
    'INSERT INTO ticket (day, count) VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET count = count + 1 RETURNING count',
  );
  const letter = (): KioskLetter | null => enrolledWith ?? feedState.current().letter;
  return {
    /** Null until the portal has given one (docs/sync.md S141). */
    letter,
    /** A device keeps its letter for good. Whether this one is new to it. */
    learnLetter(given: KioskLetter | null): boolean {
      if (given === null || letter() !== null) return false;
      feedState.keepLetter(given);
      return true;
    },
    /** Given in the transaction of the act, so a number that reached a person is never given again. */
    nextTicket(day: LocalDate): DeskNumber {
      transactions.mustBeOpen();
      const mine = letter();
      if (mine === null) throw new Error('this device has no letter yet and gives no numbers');
      return deskNumber(mine, (next.get(day) as { count: number }).count);
    },
  };
}
