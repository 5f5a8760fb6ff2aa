import type { ColumnType } from 'kysely';
import type { ConsentCode, ConsentStatus } from '../../shared/domain/consent.ts';
import type { AppointmentId, DeviceId, FactId, PatientId, SiteId, StaffId, TenantId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { ReviewState } from '../../shared/domain/review.ts';
import type { Instant } from '../../shared/domain/time.ts';

/** The tables of portal/migrations/0008-consents-and-review.ts. A Buffer is sealed. */
export interface ConsentTables {
  consent_text: {
    tenant: TenantId;
    site: SiteId;
    consent: ConsentCode;
    version: number;
    required: boolean;
    wordings: ColumnType<unknown, string, string>;
    created_at: Instant;
    retired_at: Instant | null;
  };
  consent: {
    tenant: TenantId;
    id: FactId;
    site: SiteId;
    consent: ConsentCode;
    version: number;
    patient: PatientId;
    appointment: AppointmentId;
    device: DeviceId;
    language: Language;
    text_hash: string;
    status: ConsentStatus;
    date_time: Instant;
    kept_at: Instant | null;
    evidence: Buffer;
  };
  review_answer: {
    tenant: TenantId;
    id: FactId;
    site: SiteId;
    patient: PatientId;
    appointment: AppointmentId;
    device: DeviceId;
    answers: Buffer;
    answered_at: Instant;
    state: ReviewState;
    decided_by: StaffId | null;
    decided_at: Instant | null;
  };
}
