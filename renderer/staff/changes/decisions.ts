export type Decision = 'accept' | 'reject';

/** A decision on its way: it waits some seconds so that a slip can be undone, then goes to the portal. */
export type Deciding<E extends string = string> =
  | { readonly phase: 'waiting'; readonly decision: Decision; readonly dueAt: number }
  | { readonly phase: 'sending'; readonly decision: Decision }
  | { readonly phase: 'done'; readonly decision: Decision }
  | { readonly phase: 'refused'; readonly decision: Decision; readonly reason: E };

/** By id of the change request. */
export type Decisions<E extends string = string> = ReadonlyMap<string, Deciding<E>>;

/** Long enough to notice a slip, short enough not to wait for. */
export const undoMs = 6000;

/** Choosing is open again after a refusal, and never while one is waiting, sent or done. */
export function choose<E extends string>(
  all: Decisions<E>,
  id: string,
  { decision, nowMs }: { readonly decision: Decision; readonly nowMs: number },
): Decisions<E> {
  const before = all.get(id);
  if (before !== undefined && before.phase !== 'refused') return all;
  return new Map(all).set(id, { phase: 'waiting', decision, dueAt: nowMs + undoMs });
}

/** Only what has not been sent can be undone. */
export function undo<E extends string>(all: Decisions<E>, id: string): Decisions<E> {
  if (all.get(id)?.phase !== 'waiting') return all;
  const left = new Map(all);
  left.delete(id);
  return left;
}

/** Ids whose seconds are over. */
export const dueAt = (all: Decisions, nowMs: number): readonly string[] =>
  [...all].filter(([, one]) => one.phase === 'waiting' && one.dueAt <= nowMs).map(([id]) => id);

export function sending<E extends string>(all: Decisions<E>, id: string): Decisions<E> {
  const one = all.get(id);
  return one?.phase === 'waiting' ? new Map(all).set(id, { phase: 'sending', decision: one.decision }) : all;
}

/** @param reason null when the portal took it */
export function answered<E extends string>(all: Decisions<E>, id: string, reason: E | null): Decisions<E> {
  const one = all.get(id);
  if (one?.phase !== 'sending') return all;
  return new Map(all).set(
    id,
    reason === null ? { phase: 'done', decision: one.decision } : { phase: 'refused', decision: one.decision, reason },
  );
}

export const onTheirWay = (all: Decisions): number =>
  [...all.values()].filter(({ phase }) => phase === 'waiting' || phase === 'sending').length;

/** Whole seconds left to undo, at least 1 while it waits. */
export const secondsLeft = (due: number, nowMs: number): number => Math.max(1, Math.ceil((due - nowMs) / 1000));
