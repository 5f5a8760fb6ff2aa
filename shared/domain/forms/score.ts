import { createEvaluation } from './evaluation.ts';
import { type Form, isQuestion } from './form.ts';
import type { FormState, Path } from './state.ts';
import type { Score } from './total.ts';

/** Each total of the form that is computed now, with the questions that are still missing from it. */
export function scoresOf(form: Form, state: FormState): readonly ({ readonly path: Path } & Score)[] {
  const evaluation = createEvaluation(form, state);
  return evaluation.placed().flatMap(({ item, path }) => {
    const score = isQuestion(item) ? evaluation.scoreAt(path) : null;
    return score === null ? [] : [{ path, ...score }];
  });
}
