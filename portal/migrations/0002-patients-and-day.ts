import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Patients, what came with them, and the clinic's day. Columns of type bytea are sealed. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table patient (
      tenant text not null references tenant, id text not null, source_mark text not null, record bytea not null,
      search text[] not null default '{}', updated_at timestamptz not null,
      primary key (tenant, id), unique (tenant, source_mark))`,
    sql`create index patient_search on patient using gin (search)`,
    sql`create table resource (
      tenant text not null references tenant, type text not null, source_mark text not null, patient text, body bytea not null,
      body_mark text not null, updated_at timestamptz not null,
      primary key (tenant, type, source_mark), foreign key (tenant, patient) references patient)`,
    sql`create index resource_by_patient on resource (tenant, patient, type)`,
    sql`create table appointment (
      tenant text not null, site text not null, id text not null, patient text not null, start_at timestamptz not null,
      minutes int not null check (minutes > 0),
      status text not null check (status in ('booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow')),
      details bytea not null, booking_code bytea not null, booking_mark text not null,
      arrived_at timestamptz, first_touch_at timestamptz, ticket text, tier text, desk_seen_at timestamptz, details_confirmed_at timestamptz,
      primary key (tenant, id), unique (tenant, booking_mark),
      foreign key (tenant, site) references site, foreign key (tenant, patient) references patient,
      check ((arrived_at is null) = (tier is null) and (arrived_at is null) = (first_touch_at is null)))`,
    sql`create index appointment_by_day on appointment (tenant, site, start_at)`,
    sql`create index appointment_by_patient on appointment (tenant, patient, start_at)`,
    sql`create table hand_off (
      tenant text not null, site text not null, id text not null, device text not null, desk_number text not null, reason text not null,
      appointment text, step text not null, language text not null, entered bytea not null, first_touch_at timestamptz not null,
      raised_at timestamptz not null, resolved_at timestamptz,
      primary key (tenant, id), foreign key (tenant, site) references site, foreign key (tenant, device) references device)`,
    sql`create index hand_off_by_day on hand_off (tenant, site, raised_at)`,
    sql`create table change_request (
      tenant text not null, site text, id text not null, patient text not null, appointment text, device text not null, tier text not null,
      ticket text, field text not null, change bytea not null, before bytea, asked_at timestamptz not null,
      state text not null check (state in ('open', 'accepted', 'rejected')), decided_by text, decided_at timestamptz, reread_mark text,
      primary key (tenant, id), foreign key (tenant, patient) references patient,
      check ((site is null) = (appointment is null)), check ((state = 'open') = (decided_at is null)))`,
    sql`create index change_request_open on change_request (tenant, site, state)`,
    sql`create index change_request_by_patient on change_request (tenant, patient)`,
  ]);
