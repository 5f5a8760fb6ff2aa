import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Who is at which kiosk now, outside the write-ahead log and gone after a crash, and who of the staff helped there from a console. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create unlogged table presence (
      tenant text not null, site text not null, device text not null, visit jsonb not null, seen_at timestamptz not null,
      primary key (tenant, device))`,
    sql`create index presence_by_site on presence (tenant, site)`,
    sql`create table take_over (
      tenant text not null, site text not null, id text not null, device text not null, visit text not null, staff text not null,
      started_at timestamptz not null, until timestamptz not null, ended_at timestamptz,
      ended_by text check (ended_by in ('staff', 'patient')), visit_ends boolean not null default false,
      primary key (tenant, id), foreign key (tenant, device) references device, foreign key (tenant, staff) references staff)`,
    sql`create index take_over_by_device on take_over (tenant, device, until)`,
  ]);
