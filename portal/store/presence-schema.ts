import type { ColumnType } from 'kysely';
import type { DeviceId, FactId, SiteId, StaffId, TenantId } from '../../shared/domain/ids.ts';
import type { VisitKey } from '../../shared/domain/presence.ts';
import type { Instant } from '../../shared/domain/time.ts';

/** Who is at which kiosk now, and who of the staff helps there from a console. */
export interface PresenceTables {
  presence: {
    tenant: TenantId;
    site: SiteId;
    device: DeviceId;
    visit: ColumnType<unknown, string, string>;
    seen_at: Instant;
  };
  take_over: {
    tenant: TenantId;
    site: SiteId;
    id: FactId;
    device: DeviceId;
    visit: VisitKey;
    staff: StaffId;
    started_at: Instant;
    until: Instant;
    ended_at: Instant | null;
    ended_by: 'staff' | 'patient' | null;
    visit_ends: boolean;
  };
}
