import type { Transaction } from 'kysely';
import { type Act, AuditRow } from '../../shared/domain/audit.ts';
import type { BootId, DeviceId, TenantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Schema } from './schema.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

export interface PendingAct {
  readonly act: Act;
  readonly device: DeviceId | null;
}

export interface AuditClock {
  readonly boot: BootId;
  /** Milliseconds since this process started, never set back. */
  readonly mono: () => number;
}

/** Writes acts in order after `last`, without a gap: the tenant's row is locked by this transaction. Gives the new last number. */
export async function writeAudit(
  trx: Transaction<Schema>,
  acts: readonly PendingAct[],
  { tenant, last, now, clock }: { readonly tenant: TenantId; readonly last: number; readonly now: Instant; readonly clock: AuditClock },
): Promise<number> {
  const rows = acts.map(({ act, device }, index) => ({
    tenant,
    seq: last + index + 1,
    device,
    boot: clock.boot,
    mono: clock.mono(),
    wall: now,
    actor: JSON.stringify(act.actor),
    action: act.action,
    outcome: act.outcome ?? 'ok',
    subject: act.subject ?? null,
    detail: JSON.stringify(act.detail ?? {}),
    previous: null,
    mac: null,
    proof: null,
  }));
  for (const some of chunksOf(rows, rowsPerStatement))
    await trx
      .insertInto('audit')
      .values([...some])
      .execute();
  return last + rows.length;
}

export function createAuditReader({ trx, tenant }: Scope) {
  return {
    /** Oldest first, after `seq`. */
    after: async (seq: number, limit: number): Promise<readonly AuditRow[]> => {
      const rows = await trx
        .selectFrom('audit')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map((row) => AuditRow.parse(row));
    },
  };
}
