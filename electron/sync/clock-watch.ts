import { ok } from '../../shared/result.ts';
import type { Store } from '../store/store.ts';
import { decideClockStep } from './decide-next.ts';

/** Call often: notices when somebody sets this device's clock, writes it down and keeps true time true. */
export function createClockWatch(store: Store): () => void {
  const read = () => ({ wall: store.clock.wall(), mono: store.clock.mono() });
  let before = read();
  return () => {
    const now = read();
    const step = decideClockStep(before, now);
    before = now;
    if (step === null) return;
    store.transaction(() => {
      const { offset } = store.feedState.current();
      // The portal's clock did not move: what the device's gained, the difference lost.
      store.feedState.setOffset(offset === null ? null : offset - step);
      store.audit.append({ actor: { kind: 'device' }, action: 'clock-step', detail: { ms: step } });
      return ok(null);
    });
  };
}
