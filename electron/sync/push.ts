import type { FactId } from '../../shared/domain/ids.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FactAnswer, Failure, ParkReason } from '../../shared/sync/delivery.ts';
import type { Fact } from '../../shared/sync/fact.ts';
import type { Store } from '../store/store.ts';
import type { PortalRefusal } from './portal-answer.ts';
import type { PortalClient } from './portal-client.ts';
import { malformedAnswer } from './portal-failures.ts';

export interface PushDeps {
  readonly store: Store;
  readonly client: Pick<PortalClient, 'sendFacts'>;
  readonly policy: Policy['sync'];
  readonly random: () => number;
}

export interface Pushed {
  readonly accepted: number;
  readonly parked: number;
  readonly offset: number | null;
}

/** Sends what is due, oldest first, and applies each answer in its own transaction: a kill in between costs one repeated question (S2). */
export async function push({
  store,
  client,
  policy,
  random,
}: PushDeps): Promise<Result<Pushed, Failure | PortalRefusal | 'storage-failed'>> {
  const batch = store.outbox.nextBatch(store.clock.wall());
  const sent = new Map<FactId, Fact>(batch.map((fact) => [fact.id, fact]));
  const reply = await client.sendFacts(batch);
  if (!reply.ok) return reply;

  const counts = { accepted: 0, parked: 0 };
  for (const answer of reply.value.value.answers) {
    const fact = sent.get(answer.id);
    if (!fact) continue;
    sent.delete(answer.id);
    const applied = store.transaction(() => ok(applyAnswer(store, { fact, answer }, { policy, random: random() })));
    if (!applied.ok) return applied;
    if (applied.value !== 'waits') counts[applied.value] += 1;
  }
  // S4: a portal that leaves facts out is out of order; they stay due, after a pause.
  return sent.size > 0 ? err(malformedAnswer) : ok({ ...counts, offset: reply.value.offset });
}

type Applied = 'accepted' | 'parked' | 'waits';

function applyAnswer(
  store: Store,
  { fact, answer }: { readonly fact: Fact; readonly answer: FactAnswer },
  bounds: { readonly policy: Policy['sync']; readonly random: number },
): Applied {
  switch (answer.answer) {
    case 'accepted':
      store.outbox.accepted(fact.id, answer.revision);
      return 'accepted';
    case 'refused':
      if (store.outbox.refused(fact.id, answer.reason)) recordParked(store, fact, answer.reason);
      return 'parked';
    case 'ask-again': {
      const outcome = store.outbox.askAgain(fact.id, store.clock.wall(), bounds);
      if (outcome === 'parked') recordParked(store, fact, 'never-settled');
      return outcome === 'parked' ? 'parked' : 'waits';
    }
  }
}

function recordParked(store: Store, fact: Fact, reason: ParkReason): void {
  const subject = fact.subject.kind === 'appointment' ? `Appointment/${fact.subject.id}` : null;
  store.audit.append({ actor: { kind: 'device' }, action: 'parked', outcome: 'refused', subject, detail: { type: fact.type, reason } });
}
