import { err, type Result } from '../../shared/result.ts';

/** The disk refusing a write is the same to a window as any other time the kiosk cannot go on. */
export function said<T, E extends string>(answer: Result<T, E>): Result<Mutable<T>, Exclude<E, 'storage-failed'> | 'unavailable'> {
  if (answer.ok) return answer as Result<Mutable<T>>;
  return err(answer.error === 'storage-failed' ? 'unavailable' : (answer.error as Exclude<E, 'storage-failed'>));
}

/** What the contract's types call writable; nobody writes to it. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };
