import type { FlowState, Step } from '../flow/state.ts';

/** The screen as staff are told it: the name of a step or a task, never anything a person typed. Help names the screen behind it. */
export function liveScreen({ step }: FlowState): string {
  const at: Step = step.name === 'help' || step.name === 'help-confirm' ? step.from : step;
  return at.name === 'task' ? at.task : at.name;
}
