import { createEvaluation, type Evaluation, type Placed } from './evaluation.ts';
import { type Form, type FormGroup, type FormItem, isQuestion } from './form.ts';
import { type FormState, occurrencesOf } from './state.ts';

/** What a patient sees now, in the order of the form: enabled, not hidden, and not computed. Repeating groups once per occurrence. */
export function visibleItems(form: Form, state: FormState): readonly Placed[] {
  return createEvaluation(form, state)
    .placed()
    .filter(({ item }) => !item.hidden && !(isQuestion(item) && item.sumOf !== null));
}

/**
 * What still has to be answered before the form is complete: required questions that are asked now, and required groups in which nothing
 * was answered. Optional repeating groups ask nothing until one is added.
 */
export function missing(form: Form, state: FormState): readonly Placed[] {
  const evaluation = createEvaluation(form, state);
  return missingAmong(form.items, [], { evaluation, state });
}

interface Looking {
  readonly evaluation: Evaluation;
  readonly state: FormState;
}

function missingAmong(items: readonly FormItem[], at: readonly number[], looking: Looking): Placed[] {
  return items.flatMap((item) => {
    const path = { linkId: item.linkId, at };
    if (item.hidden || item.type === 'display' || !looking.evaluation.isEnabled(path)) return [];
    if (item.type === 'group') return missingInGroup(item, at, looking);
    const given = looking.evaluation.valuesAt(path).length;
    const own = item.sumOf === null && !item.readOnly && item.required && given < Math.max(1, item.minTimes);
    return [...(own ? [{ item, path }] : []), ...missingAmong(item.items, at, looking)];
  });
}

function missingInGroup(group: FormGroup, at: readonly number[], looking: Looking): Placed[] {
  const ways = group.repeats ? occurrencesOf(looking.state, group, at).map((number) => [...at, number]) : [at];
  const inside = ways.flatMap((way) => missingAmong(group.items, way, looking));
  const empty = group.required && !ways.some((way) => isAnswered(group.items, way, looking));
  return empty && inside.length === 0 && isAskable(group.items, ways[0] ?? at, looking)
    ? [{ item: group, path: { linkId: group.linkId, at } }]
    : inside;
}

function isAnswered(items: readonly FormItem[], at: readonly number[], looking: Looking): boolean {
  return items.some((item) => {
    if (item.type === 'group' && item.repeats) {
      return occurrencesOf(looking.state, item, at).some((number) => isAnswered(item.items, [...at, number], looking));
    }
    const path = { linkId: item.linkId, at };
    return (isQuestion(item) && item.sumOf === null && looking.evaluation.valuesAt(path).length > 0) || isAnswered(item.items, at, looking);
  });
}

/** A required group whose every question is switched off now asks nothing of anybody. */
const isAskable = (items: readonly FormItem[], at: readonly number[], looking: Looking): boolean =>
  items.some((item) => {
    if (item.hidden || item.type === 'display' || !looking.evaluation.isEnabled({ linkId: item.linkId, at })) return false;
    return item.type === 'group' ? item.repeats || isAskable(item.items, at, looking) : item.sumOf === null && !item.readOnly;
  });
