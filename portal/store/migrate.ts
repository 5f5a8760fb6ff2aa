import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { err, ok, type Result } from '../../shared/result.ts';
import { migrations as allMigrations } from '../migrations/all.ts';
import { type Trouble, trouble } from '../troubles.ts';
import type { Schema } from './schema.ts';

/** Any number that nothing else in this database uses. */
const migrationLock = 7_206_411;

/** Brings the database up to this build, in one transaction, or says that it belongs to a newer one. Safe from several processes at once. */
export async function migrate(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>> = allMigrations,
): Promise<Result<{ readonly applied: readonly string[] }, Trouble>> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(trx);
    const newer = (await executedMigrations(trx)).find((name) => !(name in migrations));
    if (newer) return err(trouble('schema-newer', newer));
    const { watched, firstError } = rememberFailure(migrations);
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => watched } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw firstError() ?? error;
    return ok({ applied: (results ?? []).map(({ migrationName }) => migrationName) });
  });
}

/** After a failed statement the migrator trips over the aborted transaction and reports that; what matters is the first failure. */
function rememberFailure(migrations: Readonly<Record<string, Migration>>) {
  let first: unknown = null;
  const watch = ({ up }: Migration): Migration => ({
    up: (db) =>
      up(db).catch((error: unknown) => {
        first ??= error;
        throw error;
      }),
  });
  const watched = Object.fromEntries(Object.entries(migrations).map(([name, migration]) => [name, watch(migration)]));
  return { watched, firstError: () => first };
}

async function executedMigrations(db: Kysely<Schema>): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ found: string | null }>`select to_regclass('kysely_migration')::text as found`.execute(db);
  if (!tables[0]?.found) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
