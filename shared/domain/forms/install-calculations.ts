import type { FhirItem } from './fhir-questionnaire.ts';
import type { Findings } from './finding.ts';
import { everyItem, type FormItem, type FormQuestion, isChoice, isQuestion } from './form.ts';
import { calculationsOf } from './install-items.ts';
import { isSumOfScores, questionsSummedBy } from './install-sum.ts';

const phq9Total = '44261-6';

/** Gives each computed question the list of questions it adds up; refuses every computation but a sum of scores. */
export function addSums(items: readonly FormItem[], source: readonly FhirItem[], findings: Findings): FormItem[] {
  const summed = new Map<string, readonly string[]>();
  for (const item of source) {
    const expressions = calculationsOf(item);
    if (expressions.length === 0 || item.linkId === undefined) continue;
    const expression = expressions.length === 1 && isNumeric(item) ? (expressions[0] ?? '') : '';
    const sum = questionsSummedBy(expression, items);
    // Where questions were refused, a sum of scores may have nothing left to add up; the sum is not to blame.
    if (sum === null && isSumOfScores(expression) && findings.refusals.length > 0) continue;
    if (sum === null) findings.refuse('calculation', item, expressions.join(' ; '));
    else summed.set(item.linkId, sum);
  }
  const whole = withSums(items, summed);
  for (const item of everyItem(whole)) if (isQuestion(item) && item.sumOf !== null) judgePhq9(item, whole, findings);
  return whole;
}

const isNumeric = ({ type }: FhirItem): boolean => type === 'integer' || type === 'decimal' || type === 'quantity';

const withSums = (items: readonly FormItem[], summed: ReadonlyMap<string, readonly string[]>): FormItem[] =>
  items.map((item) => {
    const inside = withSums(item.items, summed);
    if (!isQuestion(item)) return { ...item, items: inside };
    return { ...item, items: inside, sumOf: summed.get(item.linkId) ?? item.sumOf };
  });

/** The author's scores are used as they are; a PHQ-9 that would not end at 27 is told to the person who installs it. */
function judgePhq9({ linkId, text, codes, sumOf }: FormQuestion, items: readonly FormItem[], findings: Findings): void {
  if (!codes.some(({ code }) => code === phq9Total)) return;
  const highest = everyItem(items)
    .filter((item) => isChoice(item) && (sumOf ?? []).includes(item.linkId))
    .map((item) => (isChoice(item) ? Math.max(...item.options.map(({ score }) => score ?? 0)) : 0))
    .reduce((sum, score) => sum + score, 0);
  if (highest !== 27) findings.note('score-range', { linkId, text: text?.base }, `0 to ${highest}`);
}
