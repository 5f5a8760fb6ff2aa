import { type Kysely, sql } from 'kysely';
import { runAll } from './run-all.ts';

/** Texts people agree to, what each patient answered, and what patients said about allergies and medicines. Columns of type bytea are sealed. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runAll(db, [
    sql`create table consent_text (
      tenant text not null, site text not null, consent text not null, version int not null check (version > 0), required boolean not null,
      wordings jsonb not null, created_at timestamptz not null, retired_at timestamptz,
      primary key (tenant, site, consent, version), foreign key (tenant, site) references site)`,
    sql`create table consent (
      tenant text not null, id text not null, site text not null, consent text not null, version int not null, patient text not null,
      appointment text not null, device text not null, language text not null, text_hash text not null,
      status text not null check (status in ('active', 'rejected', 'inactive')), date_time timestamptz not null, kept_at timestamptz,
      evidence bytea not null,
      primary key (tenant, id), foreign key (tenant, patient) references patient,
      foreign key (tenant, site, consent, version) references consent_text)`,
    sql`create index consent_by_patient on consent (tenant, patient, site, consent, date_time)`,
    sql`create table review_answer (
      tenant text not null, id text not null, site text not null, patient text not null, appointment text not null, device text not null,
      answers bytea not null, answered_at timestamptz not null,
      state text not null check (state in ('open', 'taken-over', 'dismissed')), decided_by text, decided_at timestamptz,
      primary key (tenant, id), foreign key (tenant, patient) references patient, foreign key (tenant, appointment) references appointment,
      check ((state = 'open') = (decided_at is null)))`,
    sql`create index review_answer_by_patient on review_answer (tenant, patient, answered_at)`,
    sql`create index review_answer_by_appointment on review_answer (tenant, appointment)`,
    sql`alter table message drop constraint message_kind_check`,
    sql`alter table message add constraint message_kind_check check (kind in ('invitation', 'reminder', 'one-time-code', 'consent-receipt'))`,
  ]);
