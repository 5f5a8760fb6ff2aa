import type Database from 'better-sqlite3-multiple-ciphers';
import { type DeskNumber, deskNumber, type KioskLetter } from '../../shared/domain/hand-off.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import type { Transactions } from './transaction.ts';

/** Desk numbers and tickets of one device: its letter and a count that starts at 1 each day of the site. */
export function createTickets(db: Database.Database, transactions: Transactions, letter: KioskLetter | null) {
  const next = db.prepare(
    'INSERT INTO ticket (day, count) VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET count = count + 1 RETURNING count',
  );
  return {
    /** Given in the transaction of the act, so a number that reached a person is never given again. */
    nextTicket(day: LocalDate): DeskNumber {
      transactions.mustBeOpen();
      if (letter === null) throw new Error('this device was enrolled without a letter and gives no numbers');
      return deskNumber(letter, (next.get(day) as { count: number }).count);
    },
  };
}
