import type Database from 'better-sqlite3-multiple-ciphers';
import { AddedLanguage } from '../../shared/domain/added-language.ts';
import type { Transactions } from './transaction.ts';

/** The languages of a clinic's own that this site offers. They come with a whole snapshot and are read once while they stay the same. */
export function createLanguages(db: Database.Database, transactions: Transactions) {
  const rows = db.prepare('SELECT resource FROM language ORDER BY code');
  const put = db.prepare('INSERT OR REPLACE INTO language (code, resource) VALUES (?, ?)');
  const removeAll = db.prepare('DELETE FROM language');
  let read: readonly AddedLanguage[] | null = null;
  return {
    all(): readonly AddedLanguage[] {
      read ??= rows.all().map((row) => AddedLanguage.parse(JSON.parse((row as { resource: string }).resource)));
      return read;
    },
    putConfirmed(language: AddedLanguage): void {
      transactions.mustBeOpen();
      read = null;
      put.run(language.code, JSON.stringify(language));
    },
    removeAll(): void {
      transactions.mustBeOpen();
      read = null;
      removeAll.run();
    },
  };
}
