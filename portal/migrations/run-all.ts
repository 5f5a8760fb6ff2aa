import type { Kysely, RawBuilder } from 'kysely';

/** Runs statements in order, inside the migration's transaction. */
export async function runAll(db: Kysely<unknown>, statements: readonly RawBuilder<unknown>[]): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}
