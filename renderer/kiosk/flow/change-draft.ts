import type { FieldChange } from '../../../shared/domain/change-request.ts';
import type { ChangeableField } from '../../../shared/domain/changeable-field.ts';
import type { Problem } from './state.ts';

export type ChangePart =
  | 'value'
  | 'given'
  | 'family'
  | 'line'
  | 'city'
  | 'region'
  | 'postalCode'
  | 'name'
  | 'phone'
  | 'relationship'
  | 'pharmacy'
  | 'town';

/** One field being changed, one part per screen. */
export interface ChangeDraft {
  readonly field: ChangeableField;
  readonly part: ChangePart;
  readonly typed: Readonly<Partial<Record<ChangePart, string>>>;
}

const partsOf: Readonly<Record<ChangeableField, readonly [ChangePart, ...ChangePart[]]>> = {
  name: ['given', 'family'],
  phone: ['value'],
  email: ['value'],
  language: ['value'],
  pharmacy: ['pharmacy', 'town'],
  address: ['line', 'city', 'region', 'postalCode'],
  emergencyContact: ['name', 'phone', 'relationship'],
};

/** Not every country has them, and a person may prefer not to say. */
const optional: ReadonlySet<ChangePart> = new Set(['region', 'postalCode', 'relationship', 'town']);

export const newDraft = (field: ChangeableField): ChangeDraft => ({ field, part: partsOf[field][0], typed: {} });

export const typedIn = (draft: ChangeDraft): string => draft.typed[draft.part] ?? '';

export const isPhonePart = ({ field, part }: ChangeDraft): boolean => field === 'phone' || part === 'phone';

export const partNumber = ({ field, part }: ChangeDraft): { readonly at: number; readonly of: number } => ({
  at: partsOf[field].indexOf(part) + 1,
  of: partsOf[field].length,
});

/** Goes on to the next part, or says that the draft is whole. */
export function nextPart(draft: ChangeDraft): ChangeDraft | 'whole' {
  const parts = partsOf[draft.field];
  const next = parts[parts.indexOf(draft.part) + 1];
  return next === undefined ? 'whole' : { ...draft, part: next };
}

export function previousPart(draft: ChangeDraft): ChangeDraft | 'first' {
  const parts = partsOf[draft.field];
  const previous = parts[parts.indexOf(draft.part) - 1];
  return previous === undefined ? 'first' : { ...draft, part: previous };
}

/** Only what is plainly unfinished is held back; the portal and staff judge the rest, and what was typed is kept as typed. */
export function draftProblem(draft: ChangeDraft): Problem | null {
  const text = typedIn(draft).trim();
  if (draft.field === 'name') return nameProblem(draft);
  if (text === '') return optional.has(draft.part) ? null : { kind: 'missing' };
  if (draft.field === 'email') return /^[^\s@]+@[^\s@]+$/.test(text) ? null : { kind: 'email-shape' };
  if (isPhonePart(draft)) return text.replace(/\D/g, '').length >= 5 ? null : { kind: 'phone-short' };
  return null;
}

/** Whoever has one name leaves the other empty, and so does whoever corrects only one of them. */
function nameProblem({ part, typed }: ChangeDraft): Problem | null {
  const all = `${typed.given ?? ''}${typed.family ?? ''}`.trim();
  return part === 'family' && all === '' ? { kind: 'missing' } : null;
}

export function changeFrom({ field, typed }: ChangeDraft): FieldChange {
  const text = (part: ChangePart) => (typed[part] ?? '').trim();
  switch (field) {
    case 'name':
      return { field, value: { given: text('given'), family: text('family') } };
    case 'phone':
    case 'email':
    case 'language':
      return { field, value: text('value') };
    case 'pharmacy':
      return { field, value: { name: text('pharmacy'), town: text('town') } };
    case 'address':
      return {
        field,
        value: { lines: [text('line')], city: text('city'), region: text('region'), postalCode: text('postalCode'), country: '' },
      };
    case 'emergencyContact':
      return { field, value: { name: text('name'), phone: text('phone'), relationship: text('relationship') } };
  }
}
