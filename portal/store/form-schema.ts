import type { ColumnType } from 'kysely';
import type { AppointmentId, DeviceId, FactId, PatientId, SiteId, StaffId, TenantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';

type Json = ColumnType<unknown, string, string>;

export interface FormTables {
  form: {
    tenant: TenantId;
    url: string;
    version: string;
    title: string;
    questionnaire: Json;
    safety_codes: Json;
    screens: number;
    safety: boolean;
    installed_at: Instant;
    retired_at: Instant | null;
  };
  form_response: {
    tenant: TenantId;
    appointment: AppointmentId;
    url: string;
    version: string;
    patient: PatientId;
    device: DeviceId;
    response: Buffer;
    answered_at: Instant;
    completed_at: Instant | null;
  };
  safety_alert: {
    tenant: TenantId;
    site: SiteId;
    id: FactId;
    appointment: AppointmentId;
    form_mark: string;
    raised_at: Instant;
    acknowledged_at: Instant | null;
    acknowledged_by: StaffId | null;
  };
}
