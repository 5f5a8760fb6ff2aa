import type { CodeAsked } from '../../../shared/ipc/kiosk/identify.ts';
import { readDate } from '../../ui/date-entry.ts';
import { orderFor } from './edit-entry.ts';
import type { Touch } from './events.ts';
import { ask, type FlowRules, goTo, type Move, stay } from './move.ts';
import type { FlowState } from './state.ts';

export type IdentifyTouch = Extract<Touch, { type: 'scan' | 'camera' | 'scanned' | 'by-name' | 'by-code' | 'send-again' }>;

/** The ways to say who one is, besides the number on the letter. */
export function decideIdentify(state: FlowState, touch: IdentifyTouch, rules: FlowRules): Move {
  switch (touch.type) {
    case 'scan':
      return goTo(state, { name: 'scan', camera: 'starting' });
    case 'camera':
      return state.step.name === 'scan' ? stay({ ...state, step: { name: 'scan', camera: touch.camera } }) : stay(state);
    case 'scanned':
      return decideScan(state, touch.scan);
    case 'by-name':
      return goTo({ ...state, path: 'name' }, { name: 'last-name' });
    case 'by-code':
      return goTo({ ...state, path: 'sent-code', entry: { ...state.entry, channel: touch.channel } }, { name: 'last-name' });
    case 'send-again':
      return askForCode(state, rules);
  }
}

/** Only a screen that waits for a letter takes one. What it opens is decided by main, after the birth date. */
function decideScan(state: FlowState, scan: Extract<Touch, { type: 'scanned' }>['scan']): Move {
  if (state.step.name !== 'code' && state.step.name !== 'scan') return stay(state);
  if (scan === null) return stay({ ...state, problem: { kind: 'strange' } });
  return scan.kind === 'token'
    ? goTo({ ...state, path: 'token', entry: { ...state.entry, token: scan.text } }, { name: 'birth-date' })
    : goTo({ ...state, path: 'code', entry: { ...state.entry, code: scan.code } }, { name: 'birth-date' });
}

/** Asked of everybody in the same words; the answer says nothing of the person. */
export function askForCode(state: FlowState, rules: FlowRules): Move {
  const { family, given, channel, date } = state.entry;
  const read = readDate(date, rules.today, orderFor(state));
  if ('problem' in read) return goTo(state, { name: 'birth-date' });
  return ask(state, { call: 'sendCode', family, given, birthDate: read.day, channel });
}

export function decideCodeAsked(state: FlowState, answer: CodeAsked): Move {
  switch (answer.kind) {
    case 'sent':
      return goTo(
        { ...state, entry: { ...state.entry, sentCode: '' } },
        { name: 'sent-code', againAfterSeconds: answer.againAfterSeconds },
      );
    case 'not-sent': {
      const back = goTo(state, { name: 'ways' });
      return { ...back, state: { ...back.state, problem: { kind: 'not-sent' } } };
    }
    case 'pause':
      return goTo(state, { name: 'pause', deskNumber: answer.deskNumber, seconds: answer.seconds });
  }
}

/** Where no other way is open, the desk is the way. */
export function decideNoLetter(state: FlowState, rules: FlowRules): Move | 'desk' {
  if (rules.codeChannels.length > 0) return goTo(state, { name: 'ways' });
  return rules.nameTierAllowed ? goTo({ ...state, path: 'name' }, { name: 'last-name' }) : 'desk';
}

/** Refused: the same way once more, with nothing of it typed yet. */
export function decideTryAgain(state: FlowState): Move {
  const moved = { call: 'moveTo', step: 'identify' } as const;
  if (state.path === 'sent-code' && state.step.name === 'refused')
    return goTo({ ...state, entry: { ...state.entry, sentCode: '' } }, { name: 'sent-code', againAfterSeconds: 0 }, moved);
  if (state.path === 'ticket') return goTo(state, { name: 'ticket' }, moved);
  return goTo({ ...state, path: 'code', entry: { ...state.entry, token: '' } }, { name: 'code' }, moved);
}
