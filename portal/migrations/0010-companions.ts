import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Who came along with a patient: a guardian's name is a person's, so it is sealed like the rest. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [sql`alter table appointment add column companions bytea`, sql`alter table hand_off add column companions bytea`]);
