import type { Actor } from '../../shared/domain/audit.ts';
import type { TenantId } from '../../shared/domain/ids.ts';
import { forgetBefore } from '../../shared/domain/retention.ts';
import type { Store, WriteScope } from '../store/store.ts';

/** How many rows went, or would go. */
export interface Forgotten {
  readonly facts: number;
  readonly commands: number;
  readonly sessions: number;
}

/** So many rows in one transaction, so that no device waits long for the tenant's lock. */
const atOnce = 5000;

/** Forgets answers and sessions that nothing can ask for any more (shared/domain/retention.ts), with the numbers in the audit log. */
export async function forgetAnswered(store: Store, tenant: TenantId, actor: Actor): Promise<Forgotten> {
  const sum = { facts: 0, commands: 0, sessions: 0 };
  for (let more = true; more; ) {
    const gone = await store.write(tenant, (tx) => forgetSome(tx, actor));
    for (const kind of ['facts', 'commands', 'sessions'] as const) sum[kind] += gone[kind];
    more = Math.max(gone.facts, gone.commands, gone.sessions) >= atOnce;
  }
  return sum;
}

async function forgetSome(tx: WriteScope, actor: Actor): Promise<Forgotten> {
  const before = forgetBefore(tx.now);
  const gone = {
    facts: await tx.facts.forget(before.answers, atOnce),
    commands: await tx.commands.forget(before.answers, atOnce),
    sessions: await tx.staffSessions.forget(before.sessions, atOnce),
  };
  if (gone.facts + gone.commands + gone.sessions > 0) tx.audit({ actor, action: 'retention-prune', detail: gone });
  return gone;
}

/** The same counted, and nothing done. */
export const countForgettable = (store: Store, tenant: TenantId): Promise<Forgotten> =>
  store.read(tenant, async (tx) => {
    const before = forgetBefore(tx.now);
    return {
      facts: await tx.facts.countBefore(before.answers),
      commands: await tx.commands.countBefore(before.answers),
      sessions: await tx.staffSessions.countEndedBefore(before.sessions),
    };
  });
