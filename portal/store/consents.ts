import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { type ConsentCode, ConsentOnFile, type ConsentStatus } from '../../shared/domain/consent.ts';
import { Standing } from '../../shared/domain/guardian.ts';
import type { AppointmentId, DeviceId, FactId, PatientId, SiteId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { Signature } from '../../shared/domain/signature.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { ConsentTables } from './consent-schema.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

/** FHIR R4 Consent, as far as a front desk needs it: one answer of one patient to one version of a text. */
export interface StoredConsent {
  readonly id: FactId;
  readonly site: SiteId;
  readonly consent: ConsentCode;
  readonly version: number;
  readonly patient: PatientId;
  readonly appointment: AppointmentId;
  readonly device: DeviceId;
  readonly language: Language;
  /** SHA-256 of the words that were shown, hexadecimal (FHIR R4 Attachment.hash, there in base64 of SHA-1). */
  readonly textHash: string;
  readonly status: ConsentStatus;
  readonly dateTime: Instant;
  readonly signedBy: Standing;
  /** Null for what needs none: a decline, a withdrawal. */
  readonly signature: Signature | null;
}

const Evidence = z.object({ signedBy: Standing, signature: Signature.nullable() });

/** Every answer is a row of its own; the last one of a consent counts. Who signed, and how, is sealed. */
export function createConsents(scope: Scope) {
  const { trx, tenant, seal, changed } = scope;
  const ofPatient = (patient: PatientId) =>
    trx.selectFrom('consent').selectAll().where('tenant', '=', tenant).where('patient', '=', patient);
  const tell = async (patient: PatientId, site: SiteId) => {
    const visits = trx.selectFrom('appointment').select('id').where('tenant', '=', tenant).where('patient', '=', patient);
    for (const { id } of await visits.where('site', '=', site).execute()) changed('appointment', id, site);
  };
  return {
    add: async ({ signedBy, signature, textHash, dateTime, ...one }: StoredConsent): Promise<void> => {
      const evidence = seal('consent', one.id, 'evidence', { signedBy, signature });
      await trx
        .insertInto('consent')
        .values({ tenant, ...one, text_hash: textHash, date_time: dateTime, kept_at: null, evidence })
        .execute();
      await tell(one.patient, one.site);
    },
    /** False when this version is not an agreement in force. */
    keep: async (
      patient: PatientId,
      {
        site,
        consent,
        version,
        at,
      }: { readonly site: SiteId; readonly consent: ConsentCode; readonly version: number; readonly at: Instant },
    ): Promise<boolean> => {
      const last = await ofPatient(patient)
        .where('site', '=', site)
        .where('consent', '=', consent)
        .orderBy('date_time', 'desc')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (last?.version !== version || last.status !== 'active') return false;
      await trx.updateTable('consent').set({ kept_at: at }).where('tenant', '=', tenant).where('id', '=', last.id).execute();
      await tell(patient, site);
      return true;
    },
    /** Which versions people here agreed to, also who took it back since, each with the languages they read it in. */
    agreedTo: (site: SiteId): Promise<readonly Pick<StoredConsent, 'consent' | 'version' | 'language'>[]> =>
      trx
        .selectFrom('consent')
        .select(['consent', 'version', 'language'])
        .distinct()
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('status', '!=', 'rejected')
        .orderBy('consent')
        .orderBy('version')
        .orderBy('language')
        .execute(),
    /** The last answers of a patient at a site, one for each consent, by its name. */
    latest: async (patient: PatientId, site: SiteId): Promise<readonly StoredConsent[]> => {
      const rows = await ofPatient(patient)
        .where('site', '=', site)
        .distinctOn('consent')
        .orderBy('consent')
        .orderBy('date_time', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => consentOf(row, scope));
    },
  };
}

/** The last answers of many patients, by patient and site, without who signed. */
export async function consentsOnFile(
  { trx, tenant }: Scope,
  patients: readonly PatientId[],
): Promise<(patient: PatientId, site: SiteId) => ConsentOnFile[]> {
  const byPatient = new Map<string, ConsentOnFile[]>();
  for (const some of chunksOf([...new Set(patients)], rowsPerStatement)) {
    const rows = await trx
      .selectFrom('consent')
      .select(['patient', 'site', 'consent', 'version', 'status', 'date_time as dateTime', 'kept_at as keptAt', 'language'])
      .distinctOn(['patient', 'site', 'consent'])
      .where('tenant', '=', tenant)
      .where(sql<boolean>`patient = any(${some})`)
      .orderBy('patient')
      .orderBy('site')
      .orderBy('consent')
      .orderBy('date_time', 'desc')
      .orderBy('id')
      .execute();
    for (const row of rows) {
      const key = `${row.patient}\0${row.site}`;
      byPatient.set(key, [...(byPatient.get(key) ?? []), ConsentOnFile.parse(row)]);
    }
  }
  return (patient, site) => byPatient.get(`${patient}\0${site}`) ?? [];
}

const consentOf = (row: Selectable<ConsentTables['consent']>, { open }: Scope): StoredConsent => ({
  id: row.id,
  site: row.site,
  consent: row.consent,
  version: row.version,
  patient: row.patient,
  appointment: row.appointment,
  device: row.device,
  language: row.language,
  textHash: row.text_hash,
  status: row.status,
  dateTime: row.date_time,
  ...Evidence.parse(open('consent', row.id, 'evidence', row.evidence)),
});
