import type { ColumnType, Generated } from 'kysely';
import type { DeviceRole, StaffRole } from '../../shared/domain/access.ts';
import type { AppointmentStatus } from '../../shared/domain/appointment.ts';
import type { AuditAction, AuditRow } from '../../shared/domain/audit.ts';
import type { IdentityTier } from '../../shared/domain/cached-appointment.ts';
import type { ChangeableField } from '../../shared/domain/changeable-field.ts';
import type { DeskNumber, HandOffReason, KioskLetter } from '../../shared/domain/hand-off.ts';
import type { AppointmentId, BootId, DeviceId, FactId, PatientId, SiteId, StaffId, TenantId } from '../../shared/domain/ids.ts';
import type { SlotId } from '../../shared/domain/slots.ts';
import type { Instant, TimeZone } from '../../shared/domain/time.ts';
import type { ConsentTables } from './consent-schema.ts';
import type { CoverageTables } from './coverage-schema.ts';
import type { FormTables } from './form-schema.ts';
import type { LanguageTables } from './language-schema.ts';
import type { MessageTables } from './message-schema.ts';
import type { PresenceTables } from './presence-schema.ts';

/** jsonb: written as text, read as a value that must be parsed before use. */
type Json = ColumnType<unknown, string, string>;
/** Sealed by `seal.ts`; the place is tenant, table, id and column. */
type Sealed = Buffer;

export type ChangeKind = 'appointment' | 'hand-off' | 'change-request' | 'site' | 'safety-alert' | 'coverage-answer';

/** The database as the newest migration leaves it. Nothing a patient could be named by stands in clear. */
export interface Schema extends MessageTables, PresenceTables, FormTables, ConsentTables, CoverageTables, LanguageTables {
  tenant: { id: TenantId; name: string; revision: number; pruned_through: number; audit_seq: number; epoch: string; created_at: Instant };
  site: { tenant: TenantId; id: SiteId; zone: TimeZone; settings: Json; version: number };
  device: {
    tenant: TenantId;
    id: DeviceId;
    site: SiteId;
    role: DeviceRole;
    name: string;
    letter: KioskLetter | null;
    public_key: string;
    state: 'active' | 'revoked';
    enrolled_at: Instant;
    revoked_at: Instant | null;
    last_seen_at: Instant | null;
    certificate_ends_at: Instant;
    platform: string;
    version: string;
  };
  enrolment_code: {
    tenant: TenantId;
    mark: string;
    site: SiteId;
    role: DeviceRole;
    name: string;
    created_at: Instant;
    expires_at: Instant;
    used_at: Instant | null;
    device: DeviceId | null;
  };
  staff: {
    tenant: TenantId;
    id: StaffId;
    username_mark: string;
    username: Sealed;
    name: Sealed;
    role: StaffRole;
    password_hash: string;
    totp_seed: Sealed;
    totp_last_step: number;
    active: boolean;
    created_at: Instant;
  };
  staff_site: { tenant: TenantId; staff: StaffId; site: SiteId };
  staff_session: {
    tenant: TenantId;
    mark: string;
    staff: StaffId;
    device: DeviceId;
    signed_in_at: Instant;
    expires_at: Instant;
    ended_at: Instant | null;
  };
  failure: { tenant: TenantId; who: string; at: Instant };
  patient: { tenant: TenantId; id: PatientId; source_mark: string; record: Sealed; search: string[]; updated_at: Instant };
  resource: {
    tenant: TenantId;
    type: string;
    source_mark: string;
    patient: PatientId | null;
    body: Sealed;
    body_mark: string;
    updated_at: Instant;
  };
  appointment: {
    tenant: TenantId;
    site: SiteId;
    id: AppointmentId;
    patient: PatientId;
    start_at: Instant;
    minutes: number;
    status: AppointmentStatus;
    details: Sealed;
    booking_code: Sealed;
    booking_mark: string;
    arrived_at: Instant | null;
    first_touch_at: Instant | null;
    ticket: DeskNumber | null;
    tier: IdentityTier | null;
    desk_seen_at: Instant | null;
    details_confirmed_at: Instant | null;
    /** What patients did with this time at a kiosk; machine words and times only. */
    rebooked: ColumnType<unknown, string | null, string | null>;
    told_from: number | null;
    told_to: number | null;
    called_at: Instant | null;
    quiet_call_at: Instant | null;
    companions: Sealed | null;
  };
  slot: {
    tenant: TenantId;
    site: SiteId;
    id: SlotId;
    start_at: Instant;
    minutes: number;
    visit_type_mark: string | null;
    practitioner_mark: string | null;
    details: Sealed;
    appointment: AppointmentId | null;
    held_by: DeviceId | null;
    held_until: Instant | null;
  };
  hand_off: {
    tenant: TenantId;
    site: SiteId;
    id: FactId;
    device: DeviceId;
    desk_number: DeskNumber;
    reason: HandOffReason;
    appointment: AppointmentId | null;
    step: string;
    language: string;
    entered: Sealed;
    companions: Sealed | null;
    first_touch_at: Instant;
    raised_at: Instant;
    resolved_at: Instant | null;
  };
  change_request: {
    tenant: TenantId;
    site: SiteId | null;
    id: FactId;
    patient: PatientId;
    appointment: AppointmentId | null;
    device: DeviceId;
    tier: IdentityTier;
    ticket: DeskNumber | null;
    field: ChangeableField;
    change: Sealed;
    before: Sealed | null;
    asked_at: Instant;
    state: 'open' | 'accepted' | 'rejected';
    decided_by: StaffId | null;
    decided_at: Instant | null;
    reread_mark: string | null;
  };
  fact: { tenant: TenantId; id: FactId; device: DeviceId; type: string; body_mark: string; answer: Json; received_at: Instant };
  command: { tenant: TenantId; id: FactId; device: DeviceId; type: string; body_mark: string; answer: Json; received_at: Instant };
  change: { tenant: TenantId; site: SiteId; revision: number; kind: ChangeKind; id: string; at: Instant };
  audit: {
    tenant: TenantId;
    seq: number;
    device: DeviceId | null;
    boot: BootId;
    mono: number;
    wall: Instant;
    actor: Json;
    action: AuditAction;
    outcome: AuditRow['outcome'];
    subject: string | null;
    detail: Json;
    previous: string | null;
    mac: string | null;
    proof: string | null;
  };
  authority: { id: string; certificate: string; private_key: Sealed; created_at: Instant };
  key_check: { id: Generated<number>; sealed: Sealed };
}
