import { type FormQuestion, isChoice } from './form.ts';
import type { Path } from './state.ts';
import { sameValue, type Value } from './value.ts';

export interface Score {
  /** The sum, or null while a scored question that is asked has no scored answer: a part of a sum must not pass for the whole. */
  readonly total: number | null;
  /** The sum of what was answered so far. */
  readonly soFar: number;
  /** Questions whose score is missing. */
  readonly missing: readonly Path[];
}

export interface Scored {
  readonly question: FormQuestion;
  readonly path: Path;
  readonly values: readonly Value[];
}

/** Adds up the scores of the answers to the questions that are asked now. */
export function totalOf(scored: readonly Scored[]): Score {
  const missing = scored.filter((entry) => scoresIn(entry).length === 0 || scoresIn(entry).includes(null)).map(({ path }) => path);
  const sum = scored.flatMap(scoresIn).reduce((total: number, score) => total + (score ?? 0), 0);
  // Scores may be decimals; a sum of them is not to end in 0.30000000000000004.
  const soFar = Number(sum.toFixed(6));
  return { total: missing.length === 0 && scored.length > 0 ? soFar : null, soFar, missing };
}

function scoresIn({ question, values }: Scored): (number | null)[] {
  const options = isChoice(question) ? question.options : [];
  return values.map((value) => options.find((option) => sameValue(option.value, value))?.score ?? null);
}
