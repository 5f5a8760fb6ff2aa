import { type Condition, type Operator, operators, orderedKinds } from './condition.ts';
import { recordOf } from './extension.ts';
import { FhirCoding, type FhirCondition, type FhirItem } from './fhir-questionnaire.ts';
import type { Findings } from './finding.ts';
import { everyItem, type FormItem, type FormQuestion, isChoice, isQuestion } from './form.ts';
import { indexOf } from './form-index.ts';
import { sameValue, Value, type ValueKind } from './value.ts';

/** The `enableWhen` of an item, read on its own; `judgeConditions` sees later whether it fits the form. */
export function installConditions(item: FhirItem, findings: Findings): Condition[] {
  return (item.enableWhen ?? []).flatMap((condition) => {
    const operator = operators.find((candidate) => candidate === condition.operator);
    const answer = answerOf(condition);
    if (operator === undefined) findings.refuse('condition-operator', item, condition.operator);
    else if (answer === null) findings.refuse('condition-answer', item, answerTypeOf(condition));
    else if (operator === 'exists' && answer.kind !== 'boolean')
      findings.refuse('condition-answer', item, `exists ${answerTypeOf(condition)}`);
    else return [{ question: condition.question, operator, answer }];
    return [];
  });
}

const answerTypeOf = (condition: FhirCondition): string => Object.keys(condition).find((key) => key.startsWith('answer')) ?? 'no answer';

function answerOf(condition: FhirCondition): Value | null {
  const coding = FhirCoding.safeParse(condition['answerCoding']).data;
  const quantity = recordOf(condition['answerQuantity']);
  const candidates = [
    { kind: 'boolean', value: condition['answerBoolean'] },
    { kind: 'integer', value: condition['answerInteger'] },
    { kind: 'decimal', value: condition['answerDecimal'] },
    { kind: 'date', value: condition['answerDate'] },
    { kind: 'string', value: condition['answerString'] },
    { kind: 'coding', value: { system: coding?.system ?? null, code: coding?.code, display: coding?.display ?? null } },
    {
      kind: 'quantity',
      value: {
        value: quantity['value'],
        unit: quantity['unit'] ?? null,
        system: quantity['system'] ?? null,
        code: quantity['code'] ?? null,
      },
    },
  ];
  return candidates.map((candidate) => Value.safeParse(candidate)).find(({ success }) => success)?.data ?? null;
}

/**
 * Refuses conditions on questions that do not exist, that could never be compared, or that lead back to the item itself. `written` holds
 * every linkId of the source: a question that was itself refused is not blamed a second time.
 */
export function judgeConditions(items: readonly FormItem[], written: ReadonlySet<string | undefined>, findings: Findings): void {
  const index = indexOf({ items });
  for (const item of everyItem(items)) {
    for (const condition of item.enableWhen) {
      const target = index.get(condition.question)?.item;
      if (target === undefined && written.has(condition.question)) continue;
      if (target === undefined || !isQuestion(target)) findings.refuse('condition-question', named(item), condition.question);
      else judgeComparison(item, condition, target, findings);
    }
  }
  for (const item of circular(items)) findings.refuse('condition-circle', named(item));
}

const named = ({ linkId, text }: FormItem) => ({ linkId, text: text?.base });

function judgeComparison(item: FormItem, { operator, answer }: Condition, target: FormQuestion, findings: Findings): void {
  if (operator === 'exists' || (isChoice(target) && target.options.length === 0)) return;
  const kinds = kindsOf(target);
  const comparable = kinds.some((kind) => kind === answer.kind || (isNumeric(kind) && isNumeric(answer.kind)));
  const said = `${target.linkId} ${operator} ${answer.kind}`;
  if (!comparable) findings.refuse('condition-answer', named(item), said);
  else if (needsOrder(operator) && !orderedKinds.includes(answer.kind)) findings.refuse('condition-operator', named(item), said);
  else if (operator === '=' && !mayBeGiven(target, answer)) findings.note('answer-never-offered', named(item), said);
}

const isNumeric = (kind: ValueKind): boolean => kind === 'integer' || kind === 'decimal';
const needsOrder = (operator: Operator): boolean => !['=', '!=', 'exists'].includes(operator);

/** The kinds of answer a question can have. */
function kindsOf(question: FormQuestion): readonly ValueKind[] {
  if (!isChoice(question)) return [question.type === 'text' ? 'string' : question.type];
  const offered = new Set(question.options.map(({ value }) => value.kind));
  if (question.type === 'open-choice') offered.add('string');
  return [...offered];
}

const mayBeGiven = (question: FormQuestion, answer: Value): boolean =>
  question.type !== 'choice' || question.options.some(({ value }) => sameValue(value, answer));

/** Items whose being shown depends on themselves: through conditions, through the item around them, or through a computed sum. */
function circular(items: readonly FormItem[]): FormItem[] {
  const index = indexOf({ items });
  const state = new Map<string, 'open' | 'clear' | 'circle'>();
  const leadsBack = (linkId: string): boolean => {
    const known = state.get(linkId);
    if (known !== undefined) return known !== 'clear';
    state.set(linkId, 'open');
    const place = index.get(linkId);
    const around = place?.parent ? [place.parent.linkId] : [];
    const summed = place && isQuestion(place.item) ? (place.item.sumOf ?? []) : [];
    const needs = [...around, ...summed, ...(place?.item.enableWhen ?? []).map(({ question }) => question)];
    const back = needs
      .filter((need) => index.has(need))
      .map(leadsBack)
      .includes(true);
    state.set(linkId, back ? 'circle' : 'clear');
    return back;
  };
  return everyItem(items).filter(({ linkId, enableWhen }) => leadsBack(linkId) && enableWhen.length > 0);
}
