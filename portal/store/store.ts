import { type Kysely, sql, type Transaction } from 'kysely';
import type { TenantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { type AuditClock, type PendingAct, writeAudit } from './audit.ts';
import { createPortalWide, type PortalWide } from './portal-wide.ts';
import type { ChangeKind, Schema } from './schema.ts';
import { type Scope, sealerFor } from './scope.ts';
import type { Seal } from './seal.ts';
import { type Tables, tablesFor } from './tables.ts';

export interface ReadScope extends Tables {
  readonly tenant: TenantId;
  readonly now: Instant;
  /** The head: everything up to it is in what this transaction reads (docs/sync.md S24). */
  readonly revision: number;
  readonly prunedThrough: number;
  /** Changes when the tenant's history cannot be continued, for example after a restore; every device then resets. */
  readonly epoch: string;
}

export interface WriteScope extends ReadScope {
  readonly audit: Scope['audit'];
  readonly changed: Scope['changed'];
  /** Takes this transaction's revision even if nothing visible changed, for an answer that must name one. */
  readonly takeRevision: () => number;
  /** Work that is undone alone when it throws; its changes and audit rows go with it (docs/sync.md S5). */
  readonly savepoint: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The portal's data. All access is inside `read` or `write`, each one transaction of one tenant. */
export interface Store {
  readonly portal: PortalWide;
  /** Repeatable read: everything in it is from one moment. */
  readonly read: <T>(tenant: TenantId, work: (scope: ReadScope) => Promise<T>) => Promise<T>;
  /** Locks the tenant's row first, so writers take turns and commit order is revision order (docs/sync.md S22). Never nest. */
  readonly write: <T>(tenant: TenantId, work: (scope: WriteScope) => Promise<T>) => Promise<T>;
  /** Calls back after each commit of this process that took a revision. */
  readonly onRevision: (listener: (tenant: TenantId) => void) => void;
}

export interface StoreDeps {
  readonly db: Kysely<Schema>;
  readonly seal: Seal;
  readonly now: () => Instant;
  readonly clock: AuditClock;
}

export function createStore({ db, seal, now, clock }: StoreDeps): Store {
  const listeners: ((tenant: TenantId) => void)[] = [];
  return {
    portal: createPortalWide({ db, seal, now }),
    read: (tenant, work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (trx) => {
          const head = await trx.selectFrom('tenant').selectAll().where('id', '=', tenant).executeTakeFirstOrThrow();
          const scope: Scope = {
            trx,
            tenant,
            now: now(),
            revision: head.revision,
            changed: readOnly,
            audit: readOnly,
            ...sealerFor(tenant, seal),
          };
          return work({
            ...tablesFor(scope),
            tenant,
            now: scope.now,
            revision: head.revision,
            prunedThrough: head.pruned_through,
            epoch: head.epoch,
          });
        }),
    write: async (tenant, work) => {
      const { answer, took } = await db.transaction().execute((trx) => writeIn(trx, tenant, work));
      if (took) for (const listener of listeners) listener(tenant);
      return answer;
    },
    onRevision: (listener) => void listeners.push(listener),
  };

  async function writeIn<T>(trx: Transaction<Schema>, tenant: TenantId, work: (scope: WriteScope) => Promise<T>) {
    const head = await trx.selectFrom('tenant').selectAll().where('id', '=', tenant).forUpdate().executeTakeFirstOrThrow();
    const at = now();
    const revision = head.revision + 1;
    const pending: Pending = { acts: [], changes: new Map(), took: false };
    const scope: Scope = {
      trx,
      tenant,
      now: at,
      revision,
      ...sealerFor(tenant, seal),
      changed: (kind, id, site) => {
        pending.took = true;
        pending.changes.set(`${site}|${kind}|${id}`, { tenant, site, revision, kind, id, at });
      },
      audit: (act, device = null) => void pending.acts.push({ act, device }),
    };
    const answer = await work({
      ...tablesFor(scope),
      tenant,
      now: at,
      revision,
      prunedThrough: head.pruned_through,
      epoch: head.epoch,
      audit: scope.audit,
      changed: scope.changed,
      takeRevision: () => {
        pending.took = true;
        return revision;
      },
      savepoint: (inner) => savepoint(trx, pending, inner),
    });
    await flush(trx, pending, { ...head, revision: pending.took ? revision : head.revision }, at);
    return { answer, took: pending.took };
  }

  async function flush(
    trx: Transaction<Schema>,
    pending: Pending,
    head: { readonly id: TenantId; readonly revision: number; readonly audit_seq: number },
    at: Instant,
  ): Promise<void> {
    if (!pending.took && pending.acts.length === 0) return;
    const changes = [...pending.changes.values()];
    for (let from = 0; from < changes.length; from += 1000)
      await trx
        .insertInto('change')
        .values(changes.slice(from, from + 1000))
        .execute();
    const audit_seq = await writeAudit(trx, pending.acts, { tenant: head.id, last: head.audit_seq, now: at, clock });
    await trx.updateTable('tenant').set({ revision: head.revision, audit_seq }).where('id', '=', head.id).execute();
  }
}

interface PendingChange {
  readonly tenant: TenantId;
  readonly site: Schema['change']['site'];
  readonly revision: number;
  readonly kind: ChangeKind;
  readonly id: string;
  readonly at: Instant;
}

/** Kept in memory until the end of the transaction, so that audit numbers have no gap and one thing changed twice is one change. */
interface Pending {
  acts: PendingAct[];
  changes: Map<string, PendingChange>;
  took: boolean;
}

async function savepoint<T>(trx: Transaction<Schema>, pending: Pending, work: () => Promise<T>): Promise<T> {
  const kept = { acts: [...pending.acts], changes: new Map(pending.changes), took: pending.took };
  await sql`savepoint part`.execute(trx);
  try {
    const answer = await work();
    await sql`release savepoint part`.execute(trx);
    return answer;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(trx);
    Object.assign(pending, kept);
    throw error;
  }
}

const readOnly = (): never => {
  throw new Error('a read changes nothing');
};
