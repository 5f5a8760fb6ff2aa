import type { BlobHash } from '../../shared/domain/blob.ts';
import type { IdentityTier } from '../../shared/domain/cached-appointment.ts';
import type { CoverageRank } from '../../shared/domain/coverage-value.ts';
import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import type { AppointmentId, DeviceId, FactId, PatientId, SiteId, StaffId, TenantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';

/** The tables of portal/migrations/0009-coverage.ts and 0011-second-coverage.ts. A Buffer is sealed. */
export interface CoverageTables {
  blob: {
    tenant: TenantId;
    hash: BlobHash;
    device: DeviceId;
    bytes: number;
    body: Buffer;
    received_at: Instant;
    named_at: Instant | null;
  };
  coverage: {
    tenant: TenantId;
    patient: PatientId;
    rank: CoverageRank;
    accepted: Buffer | null;
    confirmed_mark: string | null;
    confirmed_at: Instant | null;
  };
  coverage_answer: {
    tenant: TenantId;
    site: SiteId;
    id: FactId;
    patient: PatientId;
    appointment: AppointmentId;
    device: DeviceId;
    rank: CoverageRank;
    tier: IdentityTier;
    ticket: DeskNumber | null;
    reply: Buffer;
    before: Buffer | null;
    asked_at: Instant;
    state: 'open' | 'accepted' | 'rejected';
    decided_by: StaffId | null;
    decided_at: Instant | null;
    reread_mark: string | null;
    pictures_gone_at: Instant | null;
  };
}
