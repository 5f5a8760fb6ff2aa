import type Database from 'better-sqlite3-multiple-ciphers';
import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import type { AppointmentId, BootId, DeviceId, FactId } from '../../shared/domain/ids.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { type Instant, plusMs } from '../../shared/domain/time.ts';
import type { ParkReason } from '../../shared/sync/delivery.ts';
import { blobsNamedBy, Fact, type FactOf, type FactType, factVersion } from '../../shared/sync/fact.ts';
import { decideAskAgain, longestWaitMs } from './ask-again.ts';
import type { Blobs } from './blobs.ts';
import type { Clock } from './clock.ts';
import type { Transactions } from './transaction.ts';

/** What a use-case says of a fact; the store adds id, device, start, order and time. */
export type FactDraft = { [T in FactType]: Pick<FactOf<T>, 'type' | 'actor' | 'subject' | 'body'> }[FactType];

/** `pending`: not answered. `accepted`: the portal has it, the feed has not caught up. `reflected`: the snapshot contains it. */
export type FactState = 'pending' | 'accepted' | 'parked' | 'reflected';

export interface ParkedFact {
  readonly fact: Fact;
  readonly reason: ParkReason;
  readonly at: Instant;
}

export interface OutboxOptions {
  readonly db: Database.Database;
  readonly transactions: Transactions;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly device: DeviceId;
  readonly boot: BootId;
  readonly newId: () => FactId;
  /** Portal clock minus device clock, milliseconds, or null. */
  readonly clockOffset: () => number | null;
}

export const outboxSql = {
  nextSeq: "UPDATE sequence SET value = value + 1 WHERE name = 'fact' RETURNING value",
  insert: 'INSERT INTO outbox (seq, id, chain, fact) VALUES (@seq, @id, @chain, @fact)',
  ofChain: "SELECT fact FROM outbox WHERE chain = ? AND state IN ('pending', 'accepted') ORDER BY seq",
  unconfirmed: "SELECT fact FROM outbox WHERE state IN ('pending', 'accepted') ORDER BY seq",
  arrivalsWith: "SELECT chain FROM outbox WHERE arrival_ticket = ? AND state IN ('pending', 'accepted')",
  // Only the oldest waiting fact of a chain is sent, so one that waits for `ask-again` holds back its own chain alone.
  // A wait longer than the longest one means that the clock was set back, and is over.
  batch: `SELECT fact FROM outbox AS head WHERE state = 'pending'
      AND (next_try_at IS NULL OR next_try_at <= @now OR next_try_at > @longest)
      AND NOT EXISTS (SELECT 1 FROM outbox AS older WHERE older.chain = head.chain AND older.seq < head.seq AND older.state = 'pending')
    ORDER BY seq LIMIT @limit`,
  accept: "UPDATE outbox SET state = 'accepted', accepted_revision = @revision, next_try_at = NULL WHERE id = @id AND state = 'pending'",
  park: "UPDATE outbox SET state = 'parked', refusal = @reason, parked_at = @at, next_try_at = NULL WHERE id = @id AND state = 'pending'",
  asked: "SELECT tries, first_asked_at AS firstAskedAt FROM outbox WHERE id = ? AND state = 'pending'",
  askAgain: 'UPDATE outbox SET tries = @tries, first_asked_at = @firstAskedAt, next_try_at = @nextTryAt WHERE id = @id',
  drop: "DELETE FROM outbox WHERE state = 'accepted' AND accepted_revision <= ?",
  dueAgain: "UPDATE outbox SET state = 'pending', accepted_revision = NULL WHERE state = 'accepted' AND accepted_revision > ?",
  unsent: "SELECT count(*) AS count FROM outbox WHERE state = 'pending'",
  parked: "SELECT fact, refusal, parked_at FROM outbox WHERE state = 'parked' ORDER BY seq",
  dismiss: "DELETE FROM outbox WHERE id = ? AND state = 'parked'",
  state: 'SELECT state FROM outbox WHERE id = ?',
} as const;

/** Facts the portal has not yet reflected back. A row leaves only when the feed has caught up with it, or staff dismissed it. */
export function createOutbox(options: OutboxOptions) {
  const { db, transactions, blobs } = options;
  const sql = prepared(db);
  const write = (work: () => number): boolean => {
    transactions.mustBeOpen();
    return work() > 0;
  };
  const park = (id: FactId, reason: ParkReason): boolean => write(() => sql.park.run({ id, reason, at: options.clock.wall() }).changes);

  return {
    /** The promise to tell the portal. Only inside a transaction, which must also append the audit row of the act. */
    append(draft: FactDraft): Fact {
      transactions.mustBeOpen();
      transactions.countFact();
      const { value: seq } = sql.nextSeq.get() as { value: number };
      const fact = completed(draft, seq, options);
      sql.insert.run({ seq, id: fact.id, chain: chainOf(fact), fact: JSON.stringify(fact) });
      for (const hash of blobsNamedBy(fact)) blobs.nameIn(fact.id, hash);
      return fact;
    },

    /** Oldest first, at most `limit`; one of each appointment (S3), and none of an appointment that waits for an `ask-again`. */
    nextBatch: (now: Instant, limit = 100): readonly Fact[] =>
      sql.batch.all({ now, longest: plusMs(now, longestWaitMs), limit }).map(factOf),

    accepted: (id: FactId, revision: number): boolean => write(() => sql.accept.run({ id, revision }).changes),
    /** Refused for good (S16): no longer shown as true, kept for a person to look at. False when it was not waiting for an answer. */
    refused: park,
    /** False when it is not waiting for an answer; `parked` when it was asked too often. */
    askAgain(id: FactId, now: Instant, bounds: { readonly policy: Policy['sync']; readonly random: number }): 'waits' | 'parked' | false {
      transactions.mustBeOpen();
      const before = sql.asked.get(id) as { tries: number; firstAskedAt: Instant | null } | undefined;
      if (!before) return false;
      const next = decideAskAgain(before, now, bounds);
      if (next.kind === 'park') return park(id, 'never-settled') && 'parked';
      const { tries, firstAskedAt, nextTryAt } = next;
      sql.askAgain.run({ id, tries, firstAskedAt, nextTryAt });
      return 'waits';
    },
    /** The snapshot now contains everything up to `revision`, so these facts need no projecting any more. */
    dropThrough(revision: number): boolean {
      const dropped = write(() => sql.drop.run(revision).changes);
      if (dropped) blobs.sweep();
      return dropped;
    },
    /** After a reset below their revision (S35) the portal has lost these facts: they are due again. */
    dueAgainAfter: (revision: number): boolean => write(() => sql.dueAgain.run(revision).changes),
    dismissParked(id: FactId): boolean {
      const gone = write(() => sql.dismiss.run(id).changes);
      if (gone) blobs.sweep();
      return gone;
    },

    /** Not parked and not reflected yet: what `project` adds to the snapshot of this appointment. */
    unconfirmedFor: (id: AppointmentId): readonly Fact[] => sql.ofChain.all(id).map(factOf),
    unconfirmed: (): readonly Fact[] => sql.unconfirmed.all().map(factOf),
    /** The appointments whose arrival was recorded here with this ticket, today or before, as far as `unconfirmed` goes. */
    arrivalsWith: (ticket: DeskNumber): readonly AppointmentId[] =>
      (sql.arrivalsWith.all(ticket) as { chain: AppointmentId }[]).map(({ chain }) => chain),
    unsentCount: (): number => (sql.unsent.get() as { count: number }).count,
    parked: (): readonly ParkedFact[] => sql.parked.all().map(parkedOf),
    /** For the receipt a patient sees: a fact that left the outbox is part of the portal's own picture. */
    stateOf: (id: FactId): FactState => (sql.state.get(id) as { state: FactState } | undefined)?.state ?? 'reflected',
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

const prepared = (db: Database.Database) => {
  const statements = Object.entries(outboxSql).map(([name, text]) => [name, db.prepare(text)]);
  return Object.fromEntries(statements) as Record<keyof typeof outboxSql, Database.Statement>;
};

function completed(draft: FactDraft, seq: number, { newId, device, boot, clock, clockOffset }: OutboxOptions): Fact {
  const occurredAt = { wall: clock.wall(), mono: clock.mono(), offset: clockOffset() };
  return Fact.parse({ ...draft, id: newId(), v: factVersion, device, bootId: boot, seq, occurredAt });
}

function chainOf(fact: Fact): string {
  if (fact.subject.kind === 'appointment') return fact.subject.id;
  return fact.type === 'hand-off-resolved' ? fact.body.handOff : fact.id;
}

const factOf = (row: unknown): Fact => Fact.parse(JSON.parse((row as { fact: string }).fact));

const parkedOf = (row: unknown): ParkedFact => {
  const { refusal, parked_at } = row as { refusal: ParkReason; parked_at: Instant };
  return { fact: factOf(row), reason: refusal, at: parked_at };
};
