import type Database from 'better-sqlite3-multiple-ciphers';
import type { KioskLetter } from '../../shared/domain/hand-off.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Transactions } from './transaction.ts';

export interface FeedState {
  /** Opaque; null asks for everything. */
  readonly cursor: string | null;
  /** Every change up to it is in the snapshot. */
  readonly revision: number;
  /** When the portal last answered, by this device's clock. */
  readonly lastHeardAt: Instant | null;
  /** Portal clock minus device clock, milliseconds. */
  readonly offset: number | null;
  /** That the portal gave after enrolment; null when the device was enrolled with one, or has none. */
  readonly letter: KioskLetter | null;
}

/** How far this device has followed the portal, and what it knows of the portal's clock. */
export function createFeedState(db: Database.Database, transactions: Transactions) {
  const one = db.prepare('SELECT cursor, revision, last_heard_at AS lastHeardAt, clock_offset AS offset, letter FROM feed_state');
  const heard = db.prepare('UPDATE feed_state SET last_heard_at = ?, clock_offset = ?');
  const move = db.prepare('UPDATE feed_state SET cursor = ?, revision = ?');
  const offset = db.prepare('UPDATE feed_state SET clock_offset = ?');
  const letter = db.prepare('UPDATE feed_state SET letter = ?');
  const write = (work: () => unknown): void => {
    transactions.mustBeOpen();
    work();
  };
  return {
    current: (): FeedState => one.get() as FeedState,
    heard: (at: Instant, offsetMs: number | null): void => write(() => heard.run(at, offsetMs === null ? null : Math.round(offsetMs))),
    moveTo: (cursor: string, revision: number): void => write(() => move.run(cursor, revision)),
    keepLetter: (given: KioskLetter): void => write(() => letter.run(given)),
    /** The device's clock was stepped: what was known of the difference no longer holds. */
    setOffset: (offsetMs: number | null): void => write(() => offset.run(offsetMs === null ? null : Math.round(offsetMs))),
  };
}
