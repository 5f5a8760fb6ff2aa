import { emptyDate } from '../../ui/date-entry.ts';
import { newDraft, previousPart } from './change-draft.ts';
import { decideAnswer } from './decide-answer.ts';
import { decideIdentify, decideNoLetter, decideTryAgain } from './decide-identify.ts';
import { decideNext } from './decide-next.ts';
import { pageAt, pagesOf, pageWith } from './detail-pages.ts';
import { editEntry, orderFor } from './edit-entry.ts';
import type { Answer, DeskReason, FlowEvent, Touch } from './events.ts';
import { ask, type FlowRules, goTo, type Move, stay } from './move.ts';
import { nextTask } from './next-task.ts';
import { atRest, type FlowState } from './state.ts';

/** The whole flow of a visit, as one pure decision. Nothing typed is lost by going back or by changing the language. */
export function decideFlow(state: FlowState, event: FlowEvent, rules: FlowRules): Move {
  if (isAnswer(event)) return decideAnswer(state, event);
  if (event.type === 'text-size') return stay({ ...state, largeText: event.large });
  if (event.type === 'language') return decideLanguage(state, event.language, rules);
  if (state.asking) return stay(state);
  switch (event.type) {
    case 'digit':
    case 'erase':
    case 'text':
    case 'select-part':
    case 'proof-kind':
      return stay(editEntry(state, event));
    case 'next':
      return decideNext(state, rules);
    case 'back':
      return decideBack(state, rules);
    case 'no-letter':
      return noLetter(state, rules);
    case 'scan':
    case 'camera':
    case 'scanned':
    case 'by-name':
    case 'by-code':
    case 'send-again':
      return decideIdentify(state, event, rules);
    case 'help':
      return decideHelp(state, rules);
    case 'help-yes':
      return askDesk(state, 'help');
    case 'go-on':
      return goOn(state);
    case 'desk':
      return askDesk(state, 'desk', event.reason);
    default:
      return decideChoice(state, event);
  }
}

function decideChoice(state: FlowState, event: Exclude<Touch, { type: 'language' | 'text-size' }>): Move {
  switch (event.type) {
    case 'other-language':
      return decideOtherLanguage(state);
    case 'choose':
      return ask(state, { call: 'choose', position: event.position });
    case 'sit-down':
      return goTo(state, { name: 'done' }, { call: 'moveTo', step: 'done' });
    case 'begin-tasks':
      return nextTask({ ...state, tasksLeft: state.arrived?.tasks ?? [] });
    case 'more':
      return goTo(state, { name: 'more' }, { call: 'moveTo', step: 'details' });
    case 'agreed':
      return goTo(state, { name: 'task', task: 'agreed' }, { call: 'moveTo', step: 'forms' });
    case 'task-done':
      // What was opened by choice leads back; what is due leads on.
      return isAgreed(state.step) ? goTo(state, { name: 'arrived' }) : nextTask(state);
    case 'task-lost':
      return decideAnswer(state, { type: event.why });
    case 'show':
      return ask(state, { call: 'reveal', field: event.field });
    case 'change':
      return goTo(state, { name: 'change', draft: newDraft(event.field) });
    case 'all-correct':
      return decideAllCorrect(state);
    case 'call-quietly':
      return ask(state, { call: 'callQuietly' });
    case 'my-appointments':
      return goTo(state, { name: 'appointments', from: state.step }, { call: 'moveTo', step: 'details' });
    case 'try-again':
      return decideTryAgain(state);
    case 'someone-else':
      // Cleared like an end; main puts a window in place that begins with the next person.
      return { state: atRest(state.language), asks: [{ call: 'someoneElse' }] };
    case 'finish':
      // Cleared at once, before main replaces the window.
      return { state: atRest(state.language), asks: [{ call: 'finish' }] };
    default:
      return stay(state);
  }
}

/** A window that was opened in the middle of a visit: the next of several people, in the language of the one before. */
export const begunIn = (language: FlowState['language'], handOut = false): FlowState => ({
  ...beginningDate(atRest(language)),
  step: { name: handOut ? 'ticket' : 'code' },
});

/** What was on the last page is found right with all before it. */
function decideAllCorrect(state: FlowState): Move {
  if (state.step.name !== 'details') return stay(state);
  const page = pageAt(state, state.step) + 1;
  return page < pagesOf(state) ? goTo(state, { name: 'details', page }) : nextTask(state, { call: 'confirmDetails' });
}

/** A date not begun starts at the part this language writes first. */
function beginningDate(state: FlowState): FlowState {
  const { year, month, day } = state.entry.date;
  return year + month + day === '' ? { ...state, entry: { ...state.entry, date: emptyDate(orderFor(state)) } } : state;
}

function decideLanguage(state: FlowState, language: FlowState['language'], rules: FlowRules): Move {
  const spoken = beginningDate({ ...state, language });
  if (state.step.name === 'attract') return goTo(spoken, firstOf(rules), { call: 'begin', language });
  return { state: spoken, asks: language === state.language ? [] : [{ call: 'speak', language }] };
}

const firstOf = (rules: FlowRules): { readonly name: 'ticket' | 'code' } => ({ name: rules.handOut === true ? 'ticket' : 'code' });

/** On the first screen the visit begins with this touch, too; whoever then goes on alone stands where the first language leads. */
function decideHelp(state: FlowState, rules: FlowRules): Move {
  if (state.step.name !== 'attract') return goTo(state, { name: 'help-confirm', from: state.step });
  const { language } = state;
  return goTo(beginningDate(state), { name: 'help-confirm', from: firstOf(rules) }, { call: 'begin', language });
}

/** The visit begins with this touch, so that the desk has a number and a place in line for whoever reads none of our languages. */
function decideOtherLanguage(state: FlowState): Move {
  if (state.step.name !== 'attract') return stay(state);
  const { language } = state;
  return ask(state, { call: 'begin', language }, { call: 'askDesk', step: 'attract', reason: 'not-in-your-language', purpose: 'desk' });
}

function decideBack(state: FlowState, rules: FlowRules): Move {
  const { step, path } = state;
  switch (step.name) {
    case 'scan':
    case 'ways':
      return goTo({ ...state, path: 'code' }, { name: 'code' });
    case 'sent-code':
      return goTo(state, { name: 'first-name' });
    case 'last-name':
      return rules.codeChannels.length > 0 ? goTo(state, { name: 'ways' }) : goTo({ ...state, path: 'code' }, { name: 'code' });
    case 'birth-date':
      if (path === 'ticket') return goTo(state, { name: 'ticket' });
      return goTo(state, { name: path === 'code' || path === 'token' ? 'code' : 'last-name' });
    case 'proof':
      return goTo(state, { name: 'birth-date' });
    case 'first-name':
      return goTo(state, { name: path === 'sent-code' ? 'birth-date' : 'proof' });
    case 'details':
      return goTo(state, pageAt(state, step) === 0 ? { name: 'arrived' } : { ...step, page: pageAt(state, step) - 1 });
    case 'task':
      return goTo(state, isAgreed(step) ? { name: 'more' } : { name: 'arrived' });
    case 'more':
      return goTo(state, { name: 'arrived' });
    case 'appointments':
      return goTo(state, step.from, ...(step.from.name === 'done' ? ([{ call: 'moveTo', step: 'done' }] as const) : []));
    case 'change': {
      const draft = previousPart(step.draft);
      return goTo(state, draft === 'first' ? pageWith(state, step.draft.field) : { name: 'change', draft });
    }
    case 'help-confirm':
      return goTo(state, step.from);
    default:
      return stay(state);
  }
}

const isAgreed = (step: FlowState['step']): boolean => step.name === 'task' && step.task === 'agreed';

function noLetter(state: FlowState, rules: FlowRules): Move {
  const move = decideNoLetter(state, rules);
  return move === 'desk' ? askDesk(state, 'desk') : move;
}

const goOn = (state: FlowState): Move =>
  state.step.name === 'help' || state.step.name === 'help-confirm' ? goTo(state, state.step.from) : stay(state);

function askDesk(state: FlowState, purpose: 'help' | 'desk', because?: DeskReason): Move {
  const at = state.step.name === 'help-confirm' || state.step.name === 'help' ? state.step.from : state.step;
  const reason = because ?? (at.name === 'details' || at.name === 'change' ? 'details-wrong' : 'patient-choice');
  const place = at.name === 'task' ? at.task : at.name;
  const step = purpose === 'help' ? `help:${place}` : place;
  return ask(state, { call: 'askDesk', step, reason: purpose === 'help' ? 'patient-choice' : reason, purpose });
}

const answers: ReadonlySet<FlowEvent['type']> = new Set<Answer['type']>([
  'code-asked',
  'identified',
  'desk-number',
  'details',
  'revealed',
  'hide',
  'change-asked',
  'nothing-to-change',
  'not-a-phone',
  'receipt',
  'quiet-asked',
  'visit-over',
  'unavailable',
]);

const isAnswer = (event: FlowEvent): event is Answer => answers.has(event.type);
