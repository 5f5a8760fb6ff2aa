import { order, sameValue, type Value, type ValueKind } from './value.ts';

export const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;
export type Operator = (typeof operators)[number];

/** One `enableWhen`: what an earlier or later question must have been answered. */
export interface Condition {
  readonly question: string;
  readonly operator: Operator;
  /** For `exists` a boolean: whether there is to be an answer. */
  readonly answer: Value;
}

/** Kinds of answer that have an order, so that `<` and its like mean something. */
export const orderedKinds: readonly ValueKind[] = ['integer', 'decimal', 'date', 'quantity'];

/**
 * FHIR R4's questionnaire-enable-operator: any one of several answers is enough, except `!=`, which holds while no answer is equal
 * and therefore also while there is none.
 */
export function holds({ operator, answer }: Condition, given: readonly Value[]): boolean {
  if (operator === 'exists') return given.length > 0 === (answer.kind === 'boolean' && answer.value);
  if (operator === '=') return given.some((value) => sameValue(value, answer));
  if (operator === '!=') return !given.some((value) => sameValue(value, answer));
  return given.some((value) => inOrder(operator, order(value, answer)));
}

function inOrder(operator: '>' | '<' | '>=' | '<=', difference: number | null): boolean {
  if (difference === null) return false;
  switch (operator) {
    case '>':
      return difference > 0;
    case '<':
      return difference < 0;
    case '>=':
      return difference >= 0;
    case '<=':
      return difference <= 0;
  }
}
