import type { Transaction } from 'kysely';
import type { Act } from '../../shared/domain/audit.ts';
import type { DeviceId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { ChangeKind, Schema } from './schema.ts';
import type { Place, Seal } from './seal.ts';

/** What every table of one tenant needs, inside one transaction. */
export interface Scope {
  readonly trx: Transaction<Schema>;
  readonly tenant: TenantId;
  readonly now: Instant;
  readonly seal: <T extends keyof Schema>(table: T, id: string, column: string & keyof Schema[T], value: unknown) => Buffer;
  readonly open: <T extends keyof Schema>(table: T, id: string, column: string & keyof Schema[T], sealed: Buffer) => unknown;
  readonly mark: Seal['mark'];
  /** Something visible changed: it gets this transaction's revision. Throws in a read. */
  readonly changed: (kind: ChangeKind, id: string, site: SiteId) => void;
  /** The head when reading; what this transaction's changes will carry when writing (docs/sync.md S22, S23). */
  readonly revision: number;
  /** Written with the transaction (45 CFR 164.312(b)). `device` is the one that asked, null for the portal itself. */
  readonly audit: (act: Act, device?: DeviceId | null) => void;
}

export const sealerFor = (tenant: TenantId, seal: Seal): Pick<Scope, 'seal' | 'open' | 'mark'> => ({
  seal: (table, id, column, value) => seal.seal(place(tenant, table, id, column), value),
  open: (table, id, column, sealed) => seal.open(place(tenant, table, id, column), sealed),
  mark: (purpose, text) => seal.mark(`${tenant}|${purpose}`, text),
});

const place = (tenant: string, table: string, id: string, column: string): Place => ({ tenant, table, id, column });

/** How many rows go into one statement: PostgreSQL takes 65,535 parameters. */
export const rowsPerStatement = 1000;

export function* chunksOf<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
