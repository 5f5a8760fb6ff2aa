import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** The organisation, its sites, its devices, its staff, and the portal's own certificate authority. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table tenant (
      id text primary key, name text not null, revision bigint not null default 0, pruned_through bigint not null default 0,
      audit_seq bigint not null default 0, epoch text not null, created_at timestamptz not null)`,
    sql`create table site (
      tenant text not null references tenant, id text not null, zone text not null, settings jsonb not null,
      version bigint not null default 0, primary key (tenant, id))`,
    sql`create table device (
      tenant text not null, id text not null unique, site text not null, role text not null check (role in ('kiosk', 'console', 'display')),
      name text not null, letter text, public_key text not null unique, state text not null check (state in ('active', 'revoked')),
      enrolled_at timestamptz not null, revoked_at timestamptz, last_seen_at timestamptz, certificate_ends_at timestamptz not null,
      platform text not null, version text not null,
      primary key (tenant, id), foreign key (tenant, site) references site)`,
    sql`create unique index device_letter on device (tenant, site, letter) where state = 'active'`,
    sql`create table enrolment_code (
      tenant text not null, mark text not null unique, site text not null, role text not null check (role in ('kiosk', 'console', 'display')),
      name text not null, created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz, device text,
      primary key (tenant, mark), foreign key (tenant, site) references site)`,
    sql`create table staff (
      tenant text not null references tenant, id text not null, username_mark text not null, username bytea not null, name bytea not null,
      role text not null, password_hash text not null, totp_seed bytea not null, totp_last_step bigint not null default 0,
      active boolean not null default true, created_at timestamptz not null,
      primary key (tenant, id), unique (tenant, username_mark))`,
    sql`create table staff_site (
      tenant text not null, staff text not null, site text not null, primary key (tenant, staff, site),
      foreign key (tenant, staff) references staff, foreign key (tenant, site) references site)`,
    sql`create table staff_session (
      tenant text not null, mark text not null, staff text not null, device text not null, signed_in_at timestamptz not null,
      expires_at timestamptz not null, ended_at timestamptz,
      primary key (tenant, mark), foreign key (tenant, staff) references staff, foreign key (tenant, device) references device)`,
    sql`create table failure (tenant text not null references tenant, who text not null, at timestamptz not null)`,
    sql`create index failure_by_who on failure (tenant, who, at)`,
    sql`create table authority (id text primary key, certificate text not null, private_key bytea not null, created_at timestamptz not null)`,
    sql`create table key_check (id int primary key generated always as identity, sealed bytea not null)`,
  ]);
