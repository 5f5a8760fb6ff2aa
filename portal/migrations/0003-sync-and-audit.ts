import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** What devices told us, what they must be told, and the record of every access. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table fact (
      tenant text not null, id text not null, device text not null, type text not null, body_mark text not null, answer jsonb not null,
      received_at timestamptz not null, primary key (tenant, id), foreign key (tenant, device) references device)`,
    sql`create table command (
      tenant text not null, id text not null, device text not null, type text not null, body_mark text not null, answer jsonb not null,
      received_at timestamptz not null, primary key (tenant, id), foreign key (tenant, device) references device)`,
    sql`create table change (
      tenant text not null references tenant, site text not null, revision bigint not null, kind text not null, id text not null,
      at timestamptz not null, primary key (tenant, site, revision, kind, id))`,
    sql`create index change_by_age on change (tenant, at)`,
    sql`create table audit (
      tenant text not null references tenant, seq bigint not null, device text, boot text not null, mono double precision not null,
      wall timestamptz not null, actor jsonb not null, action text not null, outcome text not null check (outcome in ('ok', 'refused', 'failed')),
      subject text, detail jsonb not null, previous text, mac text, proof text, primary key (tenant, seq))`,
  ]);
