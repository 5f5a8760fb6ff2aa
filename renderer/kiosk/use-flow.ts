import { useCallback, useRef, useState } from 'react';
import { askMain, type KioskClient } from './flow/ask-main.ts';
import { decideFlow } from './flow/decide.ts';
import type { FlowEvent } from './flow/events.ts';
import type { FlowRules } from './flow/move.ts';
import type { FlowState } from './flow/state.ts';

/** Runs the flow from its first state: each event is decided once, shown, and what it asks of main is asked in order. */
export function useFlow(client: KioskClient, first: () => FlowState, rules: () => FlowRules) {
  const [state, show] = useState(first);
  const current = useRef(state);
  const latestRules = useRef(rules);
  latestRules.current = rules;

  const send = useCallback(
    (event: FlowEvent) => {
      const move = decideFlow(current.current, event, latestRules.current());
      current.current = move.state;
      show(move.state);
      void (async () => {
        for (const ask of move.asks) {
          const answer = await askMain(client, ask);
          if (answer !== null) send(answer);
          // Nothing more is asked of a visit that cannot go on.
          if (answer?.type === 'visit-over' || answer?.type === 'unavailable') return;
        }
      })();
    },
    [client],
  );
  return { state, send };
}
