import type Database from 'better-sqlite3-multiple-ciphers';
import { type Act, AuditRow } from '../../shared/domain/audit.ts';
import type { BootId, DeviceId, TenantId } from '../../shared/domain/ids.ts';
import type { Clock } from './clock.ts';
import type { Transactions } from './transaction.ts';

export interface AuditOptions {
  readonly db: Database.Database;
  readonly transactions: Transactions;
  readonly clock: Clock;
  readonly tenant: TenantId;
  readonly device: DeviceId;
  readonly boot: BootId;
}

/** The record of every access, 45 CFR 164.312(b). Append only: the database itself refuses to change or delete a row. */
export function createAudit({ db, transactions, clock, tenant, device, boot }: AuditOptions) {
  const insert = db.prepare(`INSERT INTO audit (tenant, device, boot, mono, wall, actor, action, outcome, subject, detail)
    VALUES (@tenant, @device, @boot, @mono, @wall, @actor, @action, @outcome, @subject, @detail)`);
  const since = db.prepare('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?');

  return {
    append({ actor, action, outcome = 'ok', subject = null, detail = {} }: Act): void {
      transactions.mustBeOpen();
      transactions.countAudit();
      const when = { boot, mono: clock.mono(), wall: clock.wall() };
      insert.run({ ...when, tenant, device, actor: JSON.stringify(actor), action, outcome, subject, detail: JSON.stringify(detail) });
    },
    /** Rows after `seq`, oldest first. */
    after: (seq: number, limit = 1000): readonly AuditRow[] => since.all(seq, limit).map(rowOf),
  };
}

export type Audit = ReturnType<typeof createAudit>;

function rowOf(row: unknown): AuditRow {
  const { actor, detail, ...rest } = row as { actor: string; detail: string };
  return AuditRow.parse({ ...rest, actor: JSON.parse(actor), detail: JSON.parse(detail) });
}
