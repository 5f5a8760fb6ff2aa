import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Messages to patients, how a site sends them, the keys of its arrival tokens, and one-time codes. Columns of type bytea are sealed. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table message_settings (
      tenant text not null, site text not null, settings bytea not null, saved_at timestamptz not null,
      primary key (tenant, site), foreign key (tenant, site) references site)`,
    sql`create table message (
      tenant text not null, site text not null, id text not null, kind text not null check (kind in ('invitation', 'reminder', 'one-time-code')),
      channel text not null check (channel in ('email', 'webhook')), unique_mark text not null, appointment text,
      address bytea not null, body bytea not null,
      state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unclear', 'dropped')),
      tries int not null default 0, next_at timestamptz not null, ends_at timestamptz not null, created_at timestamptz not null,
      claimed_at timestamptz, settled_at timestamptz, trouble text,
      primary key (tenant, id), unique (tenant, unique_mark), foreign key (tenant, site) references site,
      foreign key (tenant, appointment) references appointment)`,
    sql`create index message_due on message (tenant, next_at) where state in ('waiting', 'sending')`,
    sql`create index message_by_age on message (tenant, site, created_at)`,
    sql`create table token_key (
      tenant text not null, site text not null, id text not null, public_key text not null, private_key bytea not null,
      created_at timestamptz not null, primary key (tenant, id), foreign key (tenant, site) references site)`,
    sql`create index token_key_by_site on token_key (tenant, site, created_at)`,
    sql`create table one_time_code (
      tenant text not null, id text not null, device text not null, who_mark text not null, code_mark text not null, target bytea not null,
      sent_at timestamptz not null, expires_at timestamptz not null, tries int not null default 0, used_at timestamptz,
      primary key (tenant, id), foreign key (tenant, device) references device)`,
    sql`create index one_time_code_by_device on one_time_code (tenant, device, sent_at)`,
    sql`create index one_time_code_by_who on one_time_code (tenant, who_mark, sent_at)`,
  ]);
