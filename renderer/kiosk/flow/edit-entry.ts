import { localeOf } from '../../i18n/added/languages-of.ts';
import { dateOrder } from '../../i18n/format.ts';
import { codeLength, eraseLast, sentCodeLength, typeDigit } from '../../ui/code-entry.ts';
import { type DatePart, eraseDateDigit, selectPart, typeDateDigit } from '../../ui/date-entry.ts';
import { isPhonePart, typedIn } from './change-draft.ts';
import type { Touch } from './events.ts';
import type { Entry, FlowState } from './state.ts';

type Edit = Extract<Touch, { type: 'digit' | 'erase' | 'text' | 'select-part' | 'proof-kind' }>;

/** Applies one key to the field on the screen. Typing takes a problem away; it never comes back by itself. */
export function editEntry(state: FlowState, edit: Edit): FlowState {
  const { step, entry } = state;
  const typed = (change: Partial<Entry>): FlowState => ({ ...state, problem: null, entry: { ...entry, ...change } });
  switch (step.name) {
    case 'code':
      if (edit.type === 'digit') return typed({ code: typeDigit(entry.code, edit.digit, codeLength) });
      return edit.type === 'erase' ? typed({ code: eraseLast(entry.code) }) : state;
    case 'ticket':
      return edit.type === 'text' ? typed({ ticket: edit.text.slice(0, 6).toUpperCase() }) : state;
    case 'sent-code':
      if (edit.type === 'digit') return typed({ sentCode: typeDigit(entry.sentCode, edit.digit, sentCodeLength) });
      return edit.type === 'erase' ? typed({ sentCode: eraseLast(entry.sentCode) }) : state;
    case 'birth-date':
      return typed({ date: editDate(entry, edit, orderFor(state)) });
    case 'last-name':
      return edit.type === 'text' ? typed({ family: edit.text }) : state;
    case 'first-name':
      return edit.type === 'text' ? typed({ given: edit.text }) : state;
    case 'proof':
      return typed(editProof(entry, edit));
    case 'change': {
      const text = edit.type === 'text' ? edit.text : isPhonePart(step.draft) ? padText(typedIn(step.draft), edit) : typedIn(step.draft);
      const draft = { ...step.draft, typed: { ...step.draft.typed, [step.draft.part]: text } };
      return { ...state, problem: null, step: { name: 'change', draft } };
    }
    default:
      return state;
  }
}

export const orderFor = (state: Pick<FlowState, 'language'>): readonly DatePart[] => dateOrder(localeOf(state.language));

function editDate(entry: Entry, edit: Edit, order: readonly DatePart[]): Entry['date'] {
  if (edit.type === 'digit') return typeDateDigit(entry.date, edit.digit, order);
  if (edit.type === 'erase') return eraseDateDigit(entry.date, order);
  return edit.type === 'select-part' ? selectPart(entry.date, edit.part) : entry.date;
}

function editProof(entry: Entry, edit: Edit): Partial<Entry> {
  if (edit.type === 'proof-kind') return { proofKind: edit.kind };
  if (edit.type === 'text') return { postal: edit.text };
  if (edit.type === 'digit') return { phone: entry.phone.length < 4 ? entry.phone + edit.digit : entry.phone };
  return edit.type === 'erase' ? { phone: eraseLast(entry.phone) } : {};
}

function padText(text: string, edit: Edit): string {
  if (edit.type === 'digit') return text.length < 40 ? text + edit.digit : text;
  return edit.type === 'erase' ? eraseLast(text) : text;
}
