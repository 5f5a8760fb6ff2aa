import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/**
 * The index of names takes in each row at once. With `fastupdate` up to 4 MB of new rows wait in a list that every search reads whole, until a
 * vacuum comes by; after an import of 50,000 patients a search cost twice as much.
 */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [sql`drop index patient_search`, sql`create index patient_search on patient using gin (search) with (fastupdate = off)`]);
