import type { AppointmentId, DeviceId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';

export type MessageKind = 'invitation' | 'reminder' | 'one-time-code' | 'consent-receipt';
export type MessageChannel = 'email' | 'webhook';

/**
 * `waiting`: due at `next_at`. `sending`: a worker has it. `sent`: the other side took it. `failed`: given up. `unclear`: the connection broke
 * when it may have been taken; never sent again by itself. `dropped`: nobody needs it any more.
 */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'failed' | 'unclear' | 'dropped';

/** The tables of portal/migrations/0004-messages.ts. A Buffer is sealed. */
export interface MessageTables {
  message_settings: { tenant: TenantId; site: SiteId; settings: Buffer; saved_at: Instant };
  message: {
    tenant: TenantId;
    site: SiteId;
    id: string;
    kind: MessageKind;
    channel: MessageChannel;
    unique_mark: string;
    appointment: AppointmentId | null;
    address: Buffer;
    body: Buffer;
    state: MessageState;
    tries: number;
    next_at: Instant;
    ends_at: Instant;
    created_at: Instant;
    claimed_at: Instant | null;
    settled_at: Instant | null;
    trouble: string | null;
  };
  token_key: { tenant: TenantId; site: SiteId; id: string; public_key: string; private_key: Buffer; created_at: Instant };
  one_time_code: {
    tenant: TenantId;
    id: FactId;
    device: DeviceId;
    who_mark: string;
    code_mark: string;
    target: Buffer;
    sent_at: Instant;
    expires_at: Instant;
    tries: number;
    used_at: Instant | null;
  };
}
