import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Pictures that devices sent, what patients said of their insurance, and what staff made of it. Columns of type bytea are sealed. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table blob (
      tenant text not null references tenant, hash text not null, device text not null, bytes int not null, body bytea not null,
      received_at timestamptz not null, named_at timestamptz, primary key (tenant, hash), foreign key (tenant, device) references device)`,
    sql`create index blob_nobody_named on blob (tenant, device, received_at) where named_at is null`,
    sql`create table coverage (
      tenant text not null, patient text not null, accepted bytea, confirmed_mark text, confirmed_at timestamptz,
      primary key (tenant, patient), foreign key (tenant, patient) references patient)`,
    sql`create table coverage_answer (
      tenant text not null, site text not null, id text not null, patient text not null, appointment text not null, device text not null,
      tier text not null, ticket text, reply bytea not null, before bytea, asked_at timestamptz not null,
      state text not null check (state in ('open', 'accepted', 'rejected')), decided_by text, decided_at timestamptz, reread_mark text,
      pictures_gone_at timestamptz,
      primary key (tenant, id), foreign key (tenant, site) references site, foreign key (tenant, patient) references patient,
      foreign key (tenant, appointment) references appointment, check ((state = 'open') = (decided_at is null)))`,
    sql`create index coverage_answer_open on coverage_answer (tenant, site, state)`,
    sql`create index coverage_answer_by_patient on coverage_answer (tenant, patient)`,
  ]);
