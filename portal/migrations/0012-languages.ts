import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Languages a clinic added, each file a version. Nothing of any patient. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table language (
      tenant text not null references tenant, code text not null, version int not null check (version > 0), words jsonb not null,
      added_at timestamptz not null, retired_at timestamptz, primary key (tenant, code, version))`,
  ]);
