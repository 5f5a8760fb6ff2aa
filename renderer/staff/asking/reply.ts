import type { Result } from '../../../shared/result.ts';

/** What a screen knows of something it asked main for. An old value stays while a newer one is asked. */
export interface Reply<T, E extends string> {
  /** `loading` only until the first answer. */
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly value: T | null;
  readonly refusal: E | null;
  /** Monotonic milliseconds at which `value` came. */
  readonly receivedAt: number;
}

export const noReplyYet: Reply<never, never> = { phase: 'loading', value: null, refusal: null, receivedAt: 0 };

/** A refusal keeps the last value on screen: old and marked so is better than nothing. */
export function afterAnswer<T, E extends string>(before: Reply<T, E>, answer: Result<T, E>, atMs: number): Reply<T, E> {
  if (answer.ok) return { phase: 'ready', value: answer.value, refusal: null, receivedAt: atMs };
  return { ...before, phase: before.value === null ? 'failed' : 'ready', refusal: answer.error };
}
