import { useCallback, useEffect, useState } from 'react';
import type { Exposed } from '../../shared/ipc/contract.ts';
import type { kioskContract, Surroundings, VisitStatus } from '../../shared/ipc/kiosk.ts';

export type KioskWindow = Exposed<typeof kioskContract>;

/** While a warning counts down, main is asked each second, so that the figure shown is main's own. */
const warningEveryMs = 1000;

/** What main says about the visit, asked again whenever its bell rings. Null until the first answer. */
export function useVisitStatus(kiosk: KioskWindow) {
  const [status, setStatus] = useState<VisitStatus | null>(null);
  const warning = status?.idle.kind === 'warning';
  const ask = useCallback(async () => {
    const answer = await kiosk.status({});
    if (answer.ok) setStatus(answer.value);
  }, [kiosk]);

  useEffect(() => {
    void ask();
    return kiosk.onChanged(() => void ask());
  }, [kiosk, ask]);
  useEffect(() => {
    if (!warning) return;
    const timer = setInterval(() => void ask(), warningEveryMs);
    return () => clearInterval(timer);
  }, [warning, ask]);

  return { status, askAgain: ask };
}

/** The place this window stands in; asked again with every bell, because settings may change between visits. */
export function useSurroundings(kiosk: KioskWindow): Surroundings | 'unknown' | 'unavailable' {
  const [surroundings, setSurroundings] = useState<Surroundings | 'unknown' | 'unavailable'>('unknown');
  useEffect(() => {
    const ask = async () => {
      const answer = await kiosk.surroundings({});
      setSurroundings((before) => (answer.ok ? answer.value : before === 'unknown' ? 'unavailable' : before));
    };
    void ask();
    return kiosk.onChanged(() => void ask());
  }, [kiosk]);
  return surroundings;
}
