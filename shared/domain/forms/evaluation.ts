import { type Condition, holds } from './condition.ts';
import { type Form, type FormItem, type FormQuestion, isQuestion } from './form.ts';
import { indexOf, type Place } from './form-index.ts';
import { type FormState, keyOfPath, occurrencesOf, type Path } from './state.ts';
import { type Score, type Scored, totalOf } from './total.ts';
import type { Value } from './value.ts';

/** An item where it stands in a filled form: a question in a repeating group is placed once for each occurrence. */
export interface Placed<Item extends FormItem = FormItem> {
  readonly item: Item;
  readonly path: Path;
}

export interface Evaluation {
  /** Every item that is enabled now, hidden ones too, in the order of the form. */
  placed(): readonly Placed[];
  isEnabled(path: Path): boolean;
  /** The answers that count: none while the question is disabled; the total of a computed one. */
  valuesAt(path: Path): readonly Value[];
  /** Null for a question that is not a sum of scores. */
  scoreAt(path: Path): Score | null;
}

/** Looks at one state of a form once; decisions about it are kept, so that long chains of conditions stay quick. */
export function createEvaluation(form: Form, state: FormState): Evaluation {
  const index = indexOf(form);
  const decided = new Map<string, boolean>();

  const isEnabled = (path: Path): boolean => {
    const place = index.get(path.linkId);
    if (place === undefined) return false;
    const here = { linkId: path.linkId, at: path.at.slice(0, place.repeaters.length) };
    const key = keyOfPath(here);
    const known = decided.get(key) ?? decide(place, here);
    decided.set(key, known);
    return known;
  };

  const decide = ({ item, parent }: Place, { at }: Path): boolean => {
    if (parent !== null && !isEnabled({ linkId: parent.linkId, at })) return false;
    // FHIR puts items inside a question into its answer, so there is no place for them before it is answered.
    if (parent !== null && isQuestion(parent) && valuesAt({ linkId: parent.linkId, at }).length === 0) return false;
    const met = (condition: Condition): boolean =>
      holds(condition, targetsOf(condition.question, { linkId: item.linkId, at }).flatMap(valuesAt));
    return item.enableWhen.length === 0 || (item.enableBehavior === 'any' ? item.enableWhen.some(met) : item.enableWhen.every(met));
  };

  /** The question itself, or each of its occurrences as seen from an item: the same occurrence of every group they share. */
  const targetsOf = (linkId: string, from: Path): Path[] => {
    const target = index.get(linkId);
    const own = index.get(from.linkId)?.repeaters ?? [];
    if (target === undefined) return [];
    const parting = target.repeaters.findIndex((group, depth) => own[depth] !== group);
    const shared = parting === -1 ? target.repeaters.length : parting;
    const ways = target.repeaters
      .slice(shared)
      .reduce<readonly (readonly number[])[]>(
        (found, group) => found.flatMap((at) => occurrencesAt(group, at).map((occurrence) => [...at, occurrence])),
        [from.at.slice(0, shared)],
      );
    return ways.map((at) => ({ linkId, at }));
  };

  const occurrencesAt = (linkId: string, at: readonly number[]): readonly number[] => {
    const group = index.get(linkId)?.item;
    return group?.type === 'group' ? occurrencesOf(state, group, at) : [];
  };

  const valuesAt = (path: Path): readonly Value[] => {
    const question = index.get(path.linkId)?.item;
    if (question === undefined || !isQuestion(question) || !isEnabled(path)) return [];
    if (question.sumOf === null) return state.answers[keyOfPath(path)] ?? [];
    const total = scoreAt(path)?.total ?? null;
    return total === null ? [] : [scoreValue(question, total)];
  };

  const scoreAt = (path: Path): Score | null => {
    const item = index.get(path.linkId)?.item;
    if (item === undefined || !isQuestion(item) || item.sumOf === null) return null;
    const places = item.sumOf.flatMap((linkId) => targetsOf(linkId, path)).filter(isEnabled);
    return totalOf(places.flatMap((target): Scored[] => scoredAt(index.get(target.linkId)?.item, target)));
  };

  const scoredAt = (question: FormItem | undefined, path: Path): Scored[] =>
    question !== undefined && isQuestion(question) ? [{ question, path, values: valuesAt(path) }] : [];

  const place = (items: readonly FormItem[], at: readonly number[]): Placed[] =>
    items.flatMap((item) => {
      if (!isEnabled({ linkId: item.linkId, at })) return [];
      const ways = item.type === 'group' && item.repeats ? occurrencesOf(state, item, at).map((number) => [...at, number]) : [at];
      return ways.flatMap((way) => [{ item, path: { linkId: item.linkId, at: way } }, ...place(item.items, way)]);
    });

  return { placed: () => place(form.items, []), isEnabled, valuesAt, scoreAt };
}

function scoreValue(question: FormQuestion, total: number): Value {
  if (question.type !== 'quantity')
    return question.type === 'integer' ? { kind: 'integer', value: Math.round(total) } : { kind: 'decimal', value: total };
  const unit = question.units[0];
  return {
    kind: 'quantity',
    value: { value: total, unit: unit?.label.base ?? '{score}', system: unit?.system ?? null, code: unit?.code ?? null },
  };
}
