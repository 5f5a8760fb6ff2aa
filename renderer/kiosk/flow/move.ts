import type { CodeChannel } from '../../../shared/domain/site.ts';
import type { Ask } from './events.ts';
import type { FlowState, Step } from './state.ts';

/** What the flow must know of the place it stands in. */
export interface FlowRules {
  /** Today at the site, `YYYY-MM-DD`. */
  readonly today: string;
  /** May a name stand in for the booking number here? */
  readonly nameTierAllowed: boolean;
  /** A tablet that staff hand out: it opens visits by their ticket. */
  readonly handOut?: boolean;
  /** The ways this clinic can send a code by. */
  readonly codeChannels: readonly CodeChannel[];
}

/** The next state, and what to ask of main. */
export interface Move {
  readonly state: FlowState;
  readonly asks: readonly Ask[];
}

export const stay = (state: FlowState): Move => ({ state, asks: [] });

/** A new screen: what was wrong with the last one is over, and nothing stays in clear. */
export const goTo = (state: FlowState, step: Step, ...asks: readonly Ask[]): Move => ({
  state: { ...state, step, problem: null, asking: false, revealed: null },
  asks,
});

export const ask = (state: FlowState, ...asks: readonly Ask[]): Move => ({ state: { ...state, problem: null, asking: true }, asks });
