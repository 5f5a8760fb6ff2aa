import type Database from 'better-sqlite3-multiple-ciphers';
import { err, ok, type Result } from '../../shared/result.ts';
import { firstArrival } from './migrations/0001-first-arrival.ts';
import { usedTokens } from './migrations/0002-used-tokens.ts';
import { forms } from './migrations/0003-forms.ts';
import { coverageAndBlobs } from './migrations/0004-coverage-and-blobs.ts';
import { languages } from './migrations/0005-languages.ts';
import { letter } from './migrations/0006-letter.ts';
import { ticketLookUp } from './migrations/0007-ticket-look-up.ts';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Forward only, in order, numbered without gaps. Never edit one that has been released. */
export const migrations: readonly Migration[] = [firstArrival, usedTokens, forms, coverageAndBlobs, languages, letter, ticketLookUp];

/** Brings a database to the newest schema, each step in its own transaction. Refuses one that a later program wrote. */
export function migrate(db: Database.Database, steps: readonly Migration[] = migrations): Result<number, 'newer-schema'> {
  const found = Number(db.pragma('user_version', { simple: true }));
  const newest = steps.at(-1)?.version ?? 0;
  if (found > newest) return err('newer-schema');
  for (const { version, sql } of steps.filter((step) => step.version > found)) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
  return ok(newest);
}
