import { useEffect, useState } from 'react';
import type { Exposed } from '../../shared/ipc/contract.ts';
import type { kioskContract, Surroundings, VisitStatus } from '../../shared/ipc/kiosk.ts';

export type KioskWindow = Exposed<typeof kioskContract>;

/** While a warning counts down, main is asked each second, so that the figure shown is main's own. */
const warningEveryMs = 1000;

/** What main says about the visit, asked again whenever its bell rings. Null until the first answer. */
export function useVisitStatus(kiosk: KioskWindow) {
  const [status, setStatus] = useState<VisitStatus | null>(null);
  const [round, setRound] = useState(0);
  const warning = status?.idle.kind === 'warning';

  useEffect(() => kiosk.onChanged(() => setRound((count) => count + 1)), [kiosk]);
  useEffect(() => {
    let wanted = true;
    void kiosk.status({}).then((answer) => {
      if (wanted && answer.ok) setStatus(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [kiosk, round]);
  useEffect(() => {
    if (!warning) return;
    const timer = setInterval(() => setRound((count) => count + 1), warningEveryMs);
    return () => clearInterval(timer);
  }, [warning]);

  return { status, askAgain: () => setRound((count) => count + 1) };
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
