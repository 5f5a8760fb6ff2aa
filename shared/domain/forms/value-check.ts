import type { DateQuestion, FormQuestion, NumberLimits, TextQuestion } from './form.ts';
import { decimalPlaces } from './number-entry.ts';
import { matchesPattern } from './pattern.ts';
import { sameValue, type Value } from './value.ts';

export type ValueProblem =
  | 'wrong-kind'
  | 'too-small'
  | 'too-large'
  | 'too-many-decimals'
  | 'too-early'
  | 'too-late'
  | 'too-short'
  | 'too-long'
  | 'wrong-form'
  | 'not-offered'
  | 'unknown-unit';

export interface Problem {
  readonly problem: ValueProblem;
  /** The limit that was passed, for the sentence on the screen; null where there is none to tell. */
  readonly limit: string | number | null;
}

/** FHIR integers are 32 bits wide. */
const integers = { min: -2_147_483_648, max: 2_147_483_647 };

/** What keeps a value from being an answer to a question, or null when it may stand. */
export function problemOf(question: FormQuestion, value: Value): Problem | null {
  switch (question.type) {
    case 'boolean':
      return value.kind === 'boolean' ? null : wrongKind;
    case 'integer':
      return value.kind === 'integer'
        ? (numberProblem(question, value.value) ?? numberProblem({ ...integers, maxDecimalPlaces: 0 }, value.value))
        : wrongKind;
    case 'decimal':
      return value.kind === 'decimal' ? numberProblem(question, value.value) : wrongKind;
    case 'date':
      return value.kind === 'date' ? dateProblem(question, value.value) : wrongKind;
    case 'string':
    case 'text':
      return value.kind === 'string' ? textProblem(question, value.value) : wrongKind;
    case 'choice':
    case 'open-choice':
      if (question.options.some((option) => sameValue(option.value, value))) return null;
      if (question.type === 'choice' || value.kind !== 'string') return { problem: 'not-offered', limit: null };
      return value.value.length > longestOther ? { problem: 'too-long', limit: longestOther } : null;
    case 'quantity':
      if (value.kind !== 'quantity') return wrongKind;
      if (!unitKnown(question.units, value.value)) return { problem: 'unknown-unit', limit: null };
      return numberProblem(question, value.value.value);
  }
}

/** Longest answer in a patient's own words to an open choice. */
export const longestOther = 1000;

const wrongKind: Problem = { problem: 'wrong-kind', limit: null };

function numberProblem({ min, max, maxDecimalPlaces }: NumberLimits, value: number): Problem | null {
  if (min !== null && value < min) return { problem: 'too-small', limit: min };
  if (max !== null && value > max) return { problem: 'too-large', limit: max };
  if (maxDecimalPlaces !== null && decimalPlaces(value) > maxDecimalPlaces)
    return { problem: 'too-many-decimals', limit: maxDecimalPlaces };
  return null;
}

/** A vague date passes when part of its time is within the limits. */
function dateProblem({ min, max }: Pick<DateQuestion, 'min' | 'max'>, date: string): Problem | null {
  const shared = (limit: string): number => Math.min(limit.length, date.length);
  if (min !== null && date.slice(0, shared(min)) < min.slice(0, shared(min))) return { problem: 'too-early', limit: min };
  if (max !== null && date.slice(0, shared(max)) > max.slice(0, shared(max))) return { problem: 'too-late', limit: max };
  return null;
}

function textProblem({ minLength, maxLength, pattern }: TextQuestion, text: string): Problem | null {
  if (text.length < minLength) return { problem: 'too-short', limit: minLength };
  if (text.length > maxLength) return { problem: 'too-long', limit: maxLength };
  return pattern === null || matchesPattern(pattern, text) ? null : { problem: 'wrong-form', limit: pattern };
}

function unitKnown(
  units: readonly { readonly key: string }[],
  { unit, code }: { readonly unit: string | null; readonly code: string | null },
): boolean {
  if (units.length === 0) return unit === null && code === null;
  return units.some(({ key }) => key === (code ?? unit));
}
