import type { Ask } from './events.ts';
import { ask, goTo, type Move } from './move.ts';
import type { FlowState } from './state.ts';

/** On to what is asked next, after `first` was told to main; when nothing is left, to the last screen. */
export function nextTask(state: FlowState, ...first: readonly Ask[]): Move {
  const [task, ...tasksLeft] = state.tasksLeft;
  const later = { ...state, tasksLeft };
  if (task === undefined) return goTo(later, { name: 'done' }, ...first, { call: 'moveTo', step: 'done' });
  if (task === 'details') return ask(later, ...first, { call: 'moveTo', step: 'details' }, { call: 'details' });
  return goTo(later, { name: 'task', task }, ...first, { call: 'moveTo', step: 'forms' });
}
