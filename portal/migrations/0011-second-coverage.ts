import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** A patient may have a second insurance, confirmed and replaced by itself. What was kept before was the first. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`alter table coverage add column rank text not null default 'primary' check (rank in ('primary', 'secondary'))`,
    sql`alter table coverage drop constraint coverage_pkey, add primary key (tenant, patient, rank)`,
    sql`alter table coverage_answer add column rank text not null default 'primary' check (rank in ('primary', 'secondary'))`,
  ]);
