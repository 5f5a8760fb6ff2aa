import type Database from 'better-sqlite3-multiple-ciphers';
import type { TokenId } from '../../shared/domain/arrival-token.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Transactions } from './transaction.ts';

/** Tokens that opened a visit at this kiosk, kept until they would be too old anyway. */
export function createUsedTokens(db: Database.Database, transactions: Transactions) {
  const one = db.prepare('SELECT 1 FROM used_token WHERE id = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO used_token (id, expires_at) VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM used_token WHERE expires_at <= ?');
  return {
    has: (id: TokenId): boolean => one.get(id) !== undefined,
    /** Forgets, too, what is no longer good at `now`. */
    add({ id, expires }: { readonly id: TokenId; readonly expires: Instant }, now: Instant): void {
      transactions.mustBeOpen();
      forget.run(now);
      insert.run(id, expires);
    },
  };
}
