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
  readonly client: Pick<PortalClient, 'sendFacts' | 'sendBlob'>;
  readonly policy: Policy['sync'];
  readonly random: () => number;
}

export interface Pushed {
  readonly accepted: number;
  readonly parked: number;
  readonly offset: number | null;
}

type PushTrouble = Failure | PortalRefusal | 'storage-failed';

/** Sends what is due, oldest first; a fact that waits for its pictures holds up no other, and one picture is one push (docs/sync.md S50). */
export async function push(deps: PushDeps): Promise<Result<Pushed, PushTrouble>> {
  const batch = deps.store.outbox.nextBatch(deps.store.clock.wall());
  const ready = batch.filter(({ id }) => deps.store.blobs.owedFor(id).length === 0);
  const [first] = batch;
  return ready.length > 0 || first === undefined ? sendFacts(deps, ready) : sendBlobOf(deps, first);
}

/** Applies each answer in its own transaction: a kill in between costs one repeated question (S2). */
async function sendFacts({ store, client, policy, random }: PushDeps, batch: readonly Fact[]): Promise<Result<Pushed, PushTrouble>> {
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

/** One picture. A portal that will not have it will not have its fact either: a person must look. */
async function sendBlobOf({ store, client }: PushDeps, fact: Fact): Promise<Result<Pushed, PushTrouble>> {
  const [hash] = store.blobs.owedFor(fact.id);
  const blob = hash === undefined ? null : store.blobs.find(hash);
  if (blob === null) throw new Error('a fact owes a picture that is not here');
  const reply = await client.sendBlob(blob);
  if (reply.ok) {
    const noted = store.transaction(() => ok(store.blobs.delivered(blob.hash)));
    return noted.ok ? ok({ accepted: 0, parked: 0, offset: reply.value.offset }) : noted;
  }
  const unwanted = reply.error.kind === 'refused' && (reply.error.reason === 'picture-refused' || reply.error.reason === 'too-large');
  if (!unwanted) return reply;
  const parked = store.transaction(() => ok(park(store, fact, 'picture-refused')));
  return parked.ok ? ok({ accepted: 0, parked: 1, offset: null }) : parked;
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
      park(store, fact, answer.reason);
      return 'parked';
    case 'ask-again': {
      store.blobs.owedAgain(fact.id);
      const outcome = store.outbox.askAgain(fact.id, store.clock.wall(), bounds);
      if (outcome === 'parked') recordParked(store, fact, 'never-settled');
      return outcome === 'parked' ? 'parked' : 'waits';
    }
  }
}

function park(store: Store, fact: Fact, reason: ParkReason): void {
  if (store.outbox.refused(fact.id, reason)) recordParked(store, fact, reason);
}

function recordParked(store: Store, fact: Fact, reason: ParkReason): void {
  const subject = fact.subject.kind === 'appointment' ? `Appointment/${fact.subject.id}` : null;
  store.audit.append({ actor: { kind: 'device' }, action: 'parked', outcome: 'refused', subject, detail: { type: fact.type, reason } });
}
