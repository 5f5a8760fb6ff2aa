import { err, ok, type Result } from '../../result.ts';
import { recordOf } from './extension.ts';
import { type ReadAnswer, type ReadItem, ReadResponse } from './fhir-response.ts';
import { withAnswers } from './fill.ts';
import { type Form, type FormGroup, type FormItem, type FormQuestion, isChoice } from './form.ts';
import { emptyState, type FormState, keyOfPath } from './state.ts';
import { sameValue, Value } from './value.ts';
import { problemOf } from './value-check.ts';

export interface Resumed {
  readonly state: FormState;
  /** Items of the response that the form does not have, or whose answer does not fit it. They are left out. */
  readonly leftOut: readonly string[];
}

/** Goes on with a form where a response left it, on any device. A response that names another version is not mixed into this one. */
export function stateOf(form: Form, response: unknown): Result<Resumed, 'malformed' | 'other-form' | 'other-version'> {
  const parsed = ReadResponse.safeParse(response);
  if (!parsed.success) return err('malformed');
  const [url, version] = (parsed.data.questionnaire ?? '').split('|');
  if (url !== form.url) return err('other-form');
  if (version !== undefined && version !== form.version) return err('other-version');
  return ok(readItems(form.items, parsed.data.item ?? [], { state: emptyState, leftOut: [], at: [] }));
}

interface Reading extends Resumed {
  readonly at: readonly number[];
}

function readItems(items: readonly FormItem[], given: readonly ReadItem[], reading: Reading): Resumed {
  const known = new Set(items.map(({ linkId }) => linkId));
  const strange = given.map(({ linkId }) => linkId).filter((linkId) => !known.has(linkId));
  return items.reduce<Resumed>(
    (so, item) => {
      const entries = given.filter(({ linkId }) => linkId === item.linkId);
      if (entries.length === 0 || item.type === 'display') return so;
      const here = { state: so.state, leftOut: so.leftOut, at: reading.at };
      return item.type === 'group' ? readGroup(item, entries, here) : readQuestion(item, entries, here);
    },
    { state: reading.state, leftOut: [...reading.leftOut, ...strange] },
  );
}

function readGroup(group: FormGroup, entries: readonly ReadItem[], reading: Reading): Resumed {
  const { at } = reading;
  if (!group.repeats)
    return readItems(
      group.items,
      entries.flatMap(({ item }) => item ?? []),
      reading,
    );
  const kept = entries.slice(0, group.maxTimes);
  const numbers = Array.from({ length: Math.max(kept.length, group.minTimes) }, (_, number) => number);
  const occurrences = { ...reading.state.occurrences, [keyOfPath({ linkId: group.linkId, at })]: numbers };
  const start: Resumed = {
    state: { ...reading.state, occurrences },
    leftOut: kept.length < entries.length ? [...reading.leftOut, group.linkId] : reading.leftOut,
  };
  return kept.reduce<Resumed>(
    ({ state, leftOut }, entry, number) => readItems(group.items, entry.item ?? [], { state, leftOut, at: [...at, number] }),
    start,
  );
}

function readQuestion(question: FormQuestion, entries: readonly ReadItem[], reading: Reading): Resumed {
  const answers = entries.flatMap(({ answer }) => answer ?? []);
  const inside = answers.flatMap(({ item }) => item ?? []);
  const values = question.sumOf === null ? answers.map((answer) => readValue(question, answer)) : [];
  const fitting = values.filter((value) => value !== null).slice(0, question.maxTimes);
  const own: Resumed = {
    state: withAnswers(reading.state, { linkId: question.linkId, at: reading.at }, fitting),
    leftOut: fitting.length < values.length ? [...reading.leftOut, question.linkId] : reading.leftOut,
  };
  return readItems(question.items, inside, { ...own, at: reading.at });
}

function readValue(question: FormQuestion, answer: ReadAnswer): Value | null {
  const read = valueIn(answer);
  if (read === null) return null;
  const value = isChoice(question)
    ? asOffered(
        question.options.map((option) => option.value),
        read,
      )
    : asTyped(question, read);
  return problemOf(question, value) === null ? value : null;
}

const fields = [
  ['valueBoolean', 'boolean'],
  ['valueInteger', 'integer'],
  ['valueDecimal', 'decimal'],
  ['valueDate', 'date'],
  ['valueString', 'string'],
] as const;

function valueIn(answer: ReadAnswer): Value | null {
  const coding = recordOf(answer['valueCoding']);
  const quantity = recordOf(answer['valueQuantity']);
  const candidates = [
    ...fields.map(([field, kind]) => ({ kind, value: answer[field] })),
    { kind: 'coding', value: { system: coding['system'] ?? null, code: coding['code'], display: coding['display'] ?? null } },
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

/** The option as this form has it. Letter case is forgiven where only one option differs by nothing else: authors mix it. */
function asOffered(offered: readonly Value[], value: Value): Value {
  const exact = offered.find((option) => sameValue(option, value));
  if (exact !== undefined || value.kind !== 'coding') return exact ?? value;
  const lower: Value = { kind: 'coding', value: { ...value.value, code: value.value.code.toLowerCase() } };
  const close = offered.filter(
    (option) =>
      option.kind === 'coding' && sameValue({ kind: 'coding', value: { ...option.value, code: option.value.code.toLowerCase() } }, lower),
  );
  return close.length === 1 ? (close[0] ?? value) : value;
}

/** A whole number may come back as an integer where a decimal is asked for. */
const asTyped = ({ type }: FormQuestion, value: Value): Value =>
  type === 'decimal' && value.kind === 'integer' ? { kind: 'decimal', value: value.value } : value;
