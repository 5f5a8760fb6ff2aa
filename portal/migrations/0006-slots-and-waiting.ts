import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Times that may be booked, what patients did with theirs, and what waiting was like. Columns of type bytea are sealed. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table slot (
      tenant text not null, site text not null, id text not null, start_at timestamptz not null, minutes int not null check (minutes > 0),
      visit_type_mark text, practitioner_mark text, details bytea not null,
      appointment text, held_by text, held_until timestamptz,
      primary key (tenant, id), unique (tenant, appointment), foreign key (tenant, site) references site,
      foreign key (tenant, appointment) references appointment, foreign key (tenant, held_by) references device,
      check ((held_by is null) = (held_until is null)), check (appointment is null or held_by is null))`,
    sql`create index slot_free on slot (tenant, site, start_at) where appointment is null`,
    sql`create index slot_held on slot (tenant, held_by) where held_by is not null`,
    sql`alter table appointment add column rebooked jsonb`,
    sql`alter table appointment add column told_from int, add column told_to int, add column called_at timestamptz,
      add column quiet_call_at timestamptz, add check ((told_from is null) = (told_to is null))`,
    sql`create index appointment_called on appointment (tenant, site, start_at) where called_at is not null`,
  ]);
