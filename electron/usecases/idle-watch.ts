import type { IdleState } from '../../shared/domain/idle.ts';
import type { VisitEnd } from './end-visit.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { idleState } from './visit-status.ts';

interface Options {
  readonly deps: Pick<KioskDeps, 'store' | 'visits'>;
  readonly endVisit: (why: VisitEnd) => void;
  /** What the window should ask about again. */
  readonly onChange: () => void;
}

/** Called several times a second: ends a visit nobody answers for, and tells the window when a warning starts, counts or stops. */
export function createIdleWatch({ deps, endVisit, onChange }: Options) {
  let shown = keyOf({ kind: 'active' });
  return {
    tick(): void {
      if (deps.visits.current() === null) return;
      const state = idleState(deps);
      if (state.kind === 'over') return endVisit(deps.visits.current()?.step === 'done' ? 'finished' : 'walked-away');
      const key = keyOf(state);
      if (key === shown) return;
      shown = key;
      onChange();
    },
  };
}

const keyOf = (state: IdleState): string => (state.kind === 'warning' ? String(state.secondsLeft) : state.kind);
