import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/result.ts';
import type { StaffWindow } from '../staff-window.ts';
import { afterAnswer, noReplyYet, type Reply } from './reply.ts';

const everyMs = 10_000;

export interface Asked<T, E extends string> extends Reply<T, E> {
  again(): void;
}

/**
 * Asks main at once, whenever it rings, and every ten seconds in case a ring was lost. One question is on its way at a time; a ring
 * meanwhile asks once more afterwards, so an old answer can never replace a newer one.
 * @param ask null asks nothing, for example when the role may not
 */
export function useAsked<T, E extends string>(staff: StaffWindow, ask: (() => Promise<Result<T, E>>) | null): Asked<T, E | 'unavailable'> {
  const [reply, setReply] = useState<Reply<T, E | 'unavailable'>>(noReplyYet);
  const latest = useRef(ask);
  latest.current = ask;
  const line = useRef({ busy: false, once: false, gone: false });
  const mayAsk = ask !== null;

  const again = useCallback(() => {
    const run = async () => {
      const now = line.current;
      if (latest.current === null) return;
      if (now.busy) {
        now.once = true;
        return;
      }
      now.busy = true;
      const answer = await settled(latest.current());
      now.busy = false;
      if (!now.gone) setReply((before) => afterAnswer(before, answer, performance.now()));
      if (now.once && !now.gone) {
        now.once = false;
        void run();
      }
    };
    void run();
  }, []);

  useEffect(() => {
    line.current.gone = false;
    if (!mayAsk) return;
    again();
    const timer = setInterval(again, everyMs);
    const stop = staff.onChanged(again);
    return () => {
      line.current.gone = true;
      clearInterval(timer);
      stop();
    };
  }, [staff, again, mayAsk]);

  return { ...reply, again };
}

/** A pipe that broke is answered like one that said no. */
export async function settled<T, E>(promise: Promise<Result<T, E>>): Promise<Result<T, E | 'unavailable'>> {
  try {
    return await promise;
  } catch {
    return { ok: false, error: 'unavailable' };
  }
}
