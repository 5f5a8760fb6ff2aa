import { useEffect, useRef, useState } from 'react';
import type { FactId } from '../../../shared/domain/ids.ts';
import { settled } from '../asking/use-asked.ts';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { answered, choose, type Decision, type Decisions, dueAt, sending, undo } from './decisions.ts';

type Refusal = RefusalOf<'decideChange'>;

type Decide = (id: FactId, decision: Decision) => ReturnType<StaffWindow['decideChange']>;

export interface Deciders {
  readonly all: Decisions<Refusal>;
  decide(id: FactId, decision: Decision): void;
  undo(id: FactId): void;
}

/**
 * Holds decisions for their seconds, then sends each once. Lives above the pages, so going back to the board does not drop one;
 * locking does, and then nothing of it was sent.
 */
export function useDecisions(decide: Decide, onAnswered: () => void): Deciders {
  const [all, setAll] = useState<Decisions<Refusal>>(new Map());
  const after = useRef(onAnswered);
  after.current = onAnswered;

  useEffect(() => {
    const waiting = [...all.values()].flatMap((one) => (one.phase === 'waiting' ? [one.dueAt] : []));
    if (waiting.length === 0) return;
    const timer = setTimeout(
      () => {
        for (const id of dueAt(all, performance.now())) void send(id as FactId, all.get(id)?.decision ?? 'reject');
      },
      Math.max(0, Math.min(...waiting) - performance.now()),
    );
    return () => clearTimeout(timer);
  });

  async function send(id: FactId, decision: Decision) {
    setAll((now) => sending(now, id));
    const answer = await settled(decide(id, decision));
    setAll((now) => answered(now, id, answer.ok ? null : answer.error));
    after.current();
  }

  return {
    all,
    decide: (id, decision) => setAll((now) => choose(now, id, { decision, nowMs: performance.now() })),
    undo: (id) => setAll((now) => undo(now, id)),
  };
}
