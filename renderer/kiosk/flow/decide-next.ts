import { codeLength, sentCodeLength } from '../../ui/code-entry.ts';
import { readDate, selectPart } from '../../ui/date-entry.ts';
import { changeFrom, draftProblem, nextPart } from './change-draft.ts';
import { askForCode } from './decide-identify.ts';
import { orderFor } from './edit-entry.ts';
import { ask, type FlowRules, goTo, type Move, stay } from './move.ts';
import type { FlowState, Problem } from './state.ts';

/** "Next" on the screen in front of the person: on to the next one, or one thing to put right. */
export function decideNext(state: FlowState, rules: FlowRules): Move {
  const { step, entry } = state;
  switch (step.name) {
    case 'code': {
      const missing = codeLength - entry.code.length;
      return missing > 0 ? putRight(state, { kind: 'code-short', missing }) : goTo({ ...state, path: 'code' }, { name: 'birth-date' });
    }
    case 'ticket':
      return entry.ticket.trim() === '' ? putRight(state, { kind: 'missing' }) : goTo({ ...state, path: 'ticket' }, { name: 'birth-date' });
    case 'sent-code':
      return entry.sentCode.length < sentCodeLength
        ? putRight(state, { kind: 'sent-code-short' })
        : ask(state, { call: 'checkCode', code: entry.sentCode });
    case 'last-name':
      return entry.family.trim() === '' ? putRight(state, { kind: 'missing' }) : goTo(state, { name: 'birth-date' });
    case 'birth-date':
      return decideBirthDate(state, rules);
    case 'proof':
      return decideProof(state, rules);
    case 'first-name':
      if (entry.given.trim() === '') return putRight(state, { kind: 'missing' });
      return state.path === 'sent-code' ? askForCode(state, rules) : ask(state, { call: 'answerFirstName', given: entry.given });
    case 'change': {
      const problem = draftProblem(step.draft);
      if (problem !== null) return putRight(state, problem);
      const next = nextPart(step.draft);
      return next === 'whole'
        ? ask(state, { call: 'requestChange', change: changeFrom(step.draft) })
        : goTo(state, { name: 'change', draft: next });
    }
    default:
      return stay(state);
  }
}

function decideBirthDate(state: FlowState, rules: FlowRules): Move {
  const read = readDate(state.entry.date, rules.today, orderFor(state));
  if ('problem' in read) {
    const entry = { ...state.entry, date: selectPart(state.entry.date, read.part) };
    return putRight({ ...state, entry }, { kind: 'date', ...read });
  }
  switch (state.path) {
    case 'code':
      return ask(state, { call: 'identifyByCode', code: state.entry.code, birthDate: read.day });
    case 'ticket':
      return ask(state, { call: 'identifyByTicket', ticket: state.entry.ticket, birthDate: read.day });
    case 'token':
      return ask(state, { call: 'identifyByToken', token: state.entry.token, birthDate: read.day });
    case 'name':
      return goTo(state, { name: 'proof' });
    case 'sent-code':
      return goTo(state, { name: 'first-name' });
  }
}

function decideProof(state: FlowState, rules: FlowRules): Move {
  const { entry } = state;
  const lastFour = (entry.proofKind === 'phone' ? entry.phone : entry.postal).trim();
  if (entry.proofKind === 'phone' && lastFour.length < 4) return putRight(state, { kind: 'proof-short' });
  if (lastFour === '') return putRight(state, { kind: 'missing' });
  const read = readDate(entry.date, rules.today, orderFor(state));
  if ('problem' in read) return goTo(state, { name: 'birth-date' });
  return ask(state, { call: 'identifyByName', family: entry.family, birthDate: read.day, lastFour });
}

const putRight = (state: FlowState, problem: Problem): Move => stay({ ...state, problem });
