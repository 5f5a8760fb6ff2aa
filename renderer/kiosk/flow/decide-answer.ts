import type { Identified } from '../../../shared/ipc/kiosk/identified.ts';
import { decideCodeAsked } from './decide-identify.ts';
import { pageWith } from './detail-pages.ts';
import type { Answer } from './events.ts';
import { goTo, type Move, stay } from './move.ts';
import { nextTask } from './next-task.ts';
import { atRest, emptyEntry, type FlowState } from './state.ts';

/** What main's answer makes of the visit. */
export function decideAnswer(state: FlowState, answer: Answer): Move {
  switch (answer.type) {
    case 'identified':
      return decideIdentified(state, answer.answer);
    case 'code-asked':
      return decideCodeAsked(state, answer.answer);
    case 'desk-number':
      return decideDeskNumber(state, answer);
    case 'details':
      // Nothing that may be shown to whoever stands here: on to what is asked next.
      return answer.rows.length === 0 ? nextTask(state) : goTo({ ...state, details: answer.rows }, { name: 'details' });
    case 'revealed':
      return stay({
        ...state,
        asking: false,
        revealed: state.step.name === 'details' && answer.value !== null ? { field: answer.field, value: answer.value } : null,
      });
    case 'hide':
      return stay({ ...state, revealed: null });
    case 'change-asked':
      return changeAsked(state);
    case 'nothing-to-change':
      return goTo(state, state.step.name === 'change' ? pageWith(state, state.step.draft.field) : { name: 'details' });
    case 'not-a-phone':
      return stay({ ...state, asking: false, problem: { kind: 'phone-short' } });
    case 'receipt':
      return stay(answer.step === null ? state : { ...state, receipt: answer.step });
    case 'quiet-asked':
      return stay({ ...state, asking: false, quietAsked: true });
    case 'visit-over':
      // Where no visit could begin, none can end: what is said there must not vanish.
      return stay(state.step.name === 'unavailable' ? state : atRest(state.language));
    case 'unavailable':
      return decideUnavailable(state);
  }
}

/** Someone who has arrived stays arrived: only the paperwork stops. Anyone else gets a number at the desk, if main can still give one. */
function decideUnavailable(state: FlowState): Move {
  if (state.arrived !== null) return goTo(state, { name: 'done' });
  if (state.step.name === 'unavailable') return stay(state);
  const step = state.step.name === 'help-confirm' || state.step.name === 'help' ? state.step.from.name : state.step.name;
  return goTo(state, { name: 'unavailable' }, { call: 'askDesk', step, reason: 'device-fault', purpose: 'desk' });
}

function decideIdentified(state: FlowState, answer: Identified): Move {
  switch (answer.kind) {
    case 'arrived':
      // What proved who they are is not needed again, so it is forgotten here.
      return goTo({ ...state, arrived: answer, entry: emptyEntry }, { name: 'arrived' });
    case 'ask-first-name':
      return goTo(state, { name: 'first-name' });
    case 'choose':
      return goTo(state, { name: 'choose', starts: answer.starts });
    case 'handed-off':
      return decideHandedOff(state, answer);
    case 'not-matched':
      return goTo(state, { name: 'refused', deskNumber: answer.deskNumber });
    case 'pause':
      return goTo(state, { name: 'pause', deskNumber: answer.deskNumber, seconds: answer.seconds });
  }
}

function decideHandedOff(
  state: FlowState,
  { deskNumber, reason, opensAt, says, mayManage }: Extract<Identified, { kind: 'handed-off' }>,
): Move {
  const own = says === undefined ? {} : { says: { text: says, language: state.language } };
  return goTo(state, { name: 'handed-off', deskNumber, reason, opensAt, ...own, ...(mayManage ? { mayManage } : {}) });
}

function decideDeskNumber(state: FlowState, { deskNumber, purpose, reason }: Extract<Answer, { type: 'desk-number' }>): Move {
  if (purpose === 'desk') return goTo(state, { name: 'handed-off', deskNumber, reason, opensAt: null });
  const from = state.step.name === 'help-confirm' ? state.step.from : state.step;
  return goTo(state, { name: 'help', from, deskNumber });
}

function changeAsked(state: FlowState): Move {
  if (state.step.name !== 'change') return stay({ ...state, asking: false });
  const { field } = state.step.draft;
  const details = (state.details ?? []).map((row) => (row.field === field ? { ...row, changeAsked: true } : row));
  return goTo({ ...state, details }, pageWith(state, field));
}
