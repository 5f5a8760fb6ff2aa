import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/result.ts';
import { settled } from '../asking/use-asked.ts';

/** Enter opens the drawer; the same long press must not also do its action. */
const settleMs = 350;

/** One action of a drawer: does it once at a time, and keeps the reason when it is refused. */
export function useAct<E extends string>(act: () => Promise<Result<unknown, E>>, onDone: () => void) {
  const [state, setState] = useState<'idle' | 'busy' | E | 'unavailable'>('idle');
  const since = useRef(0);
  useEffect(() => {
    since.current = performance.now();
  }, []);
  const run = async () => {
    if (state === 'busy' || performance.now() - since.current < settleMs) return;
    setState('busy');
    const answer = await settled(act());
    if (answer.ok) return onDone();
    setState(answer.error);
  };
  return { busy: state === 'busy', refusal: state === 'idle' || state === 'busy' ? null : state, run: () => void run() };
}
