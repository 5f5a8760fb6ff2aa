import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Forms of a clinic by version, what patients answered, and alerts that an answer raised. Columns of type bytea are sealed. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table form (
      tenant text not null references tenant, url text not null, version text not null, title text not null, questionnaire jsonb not null,
      safety_codes jsonb not null, screens int not null check (screens > 0), safety boolean not null,
      installed_at timestamptz not null, retired_at timestamptz, primary key (tenant, url, version))`,
    sql`create table form_response (
      tenant text not null, appointment text not null, url text not null, version text not null, patient text not null, device text not null,
      response bytea not null, answered_at timestamptz not null, completed_at timestamptz,
      primary key (tenant, appointment, url), foreign key (tenant, appointment) references appointment,
      foreign key (tenant, patient) references patient, foreign key (tenant, url, version) references form)`,
    sql`create index form_response_by_patient on form_response (tenant, patient, url)`,
    sql`create table safety_alert (
      tenant text not null, site text not null, id text not null, appointment text not null, form_mark text not null,
      raised_at timestamptz not null, acknowledged_at timestamptz, acknowledged_by text,
      primary key (tenant, id), unique (tenant, appointment, form_mark), foreign key (tenant, site) references site,
      foreign key (tenant, appointment) references appointment, check ((acknowledged_at is null) = (acknowledged_by is null)))`,
    sql`create index safety_alert_by_day on safety_alert (tenant, site, raised_at)`,
  ]);
