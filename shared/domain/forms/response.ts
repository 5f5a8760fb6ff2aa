import { createEvaluation, type Evaluation } from './evaluation.ts';
import type { AnswerValue, QuestionnaireResponse, ResponseAnswer, ResponseItem } from './fhir-response.ts';
import { canonicalOf, type Form, type FormGroup, type FormItem, type FormQuestion } from './form.ts';
import { missing } from './missing.ts';
import { type FormState, occurrencesOf } from './state.ts';
import { textIn } from './text.ts';
import type { Coding, Quantity, Value } from './value.ts';

export interface Circumstances {
  /** FHIR dateTime with an offset. */
  readonly authored: string;
  /** BCP 47 tag of the language in which the questions were shown; their texts are sent as they were read. */
  readonly language: string;
  /** The patient said it was all. Without it, or while something required is missing, the response stays in progress. */
  readonly finished: boolean;
  /** FHIR reference, for example `Patient/123`. */
  readonly subject?: string;
}

/** The answers as a FHIR R4 QuestionnaireResponse: only what is enabled now, in the shape of the form, with computed totals. */
export function responseOf(form: Form, state: FormState, { authored, language, finished, subject }: Circumstances): QuestionnaireResponse {
  const writing = { evaluation: createEvaluation(form, state), state, language };
  const items = itemsOf(form.items, [], writing);
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: canonicalOf(form),
    status: finished && missing(form, state).length === 0 ? 'completed' : 'in-progress',
    language,
    ...(subject === undefined ? {} : { subject: { reference: subject } }),
    authored,
    ...withItems(items),
  };
}

interface Writing {
  readonly evaluation: Evaluation;
  readonly state: FormState;
  readonly language: string;
}

function itemsOf(items: readonly FormItem[], at: readonly number[], writing: Writing): ResponseItem[] {
  return items.flatMap((item) => {
    if (item.type === 'display' || !writing.evaluation.isEnabled({ linkId: item.linkId, at })) return [];
    return item.type === 'group' ? groupsOf(item, at, writing) : questionsOf(item, at, writing);
  });
}

function groupsOf(group: FormGroup, at: readonly number[], writing: Writing): ResponseItem[] {
  const ways = group.repeats ? occurrencesOf(writing.state, group, at).map((number) => [...at, number]) : [at];
  return ways.flatMap((way) => {
    const inside = itemsOf(group.items, way, writing);
    return inside.length === 0 ? [] : [{ ...headOf(group, writing), item: inside }];
  });
}

function questionsOf(question: FormQuestion, at: readonly number[], writing: Writing): ResponseItem[] {
  const values = writing.evaluation.valuesAt({ linkId: question.linkId, at });
  if (values.length === 0) return [];
  const inside = itemsOf(question.items, at, writing);
  // Installation refuses questions inside one with several answers, so the first answer is the only one to hold them.
  const answers = values.map((value, index): ResponseAnswer => ({ ...answerOf(value), ...withItems(index === 0 ? inside : []) }));
  return [{ ...headOf(question, writing), answer: answers }];
}

const headOf = ({ linkId, text }: FormItem, { language }: Writing): Pick<ResponseItem, 'linkId' | 'text'> =>
  text === null ? { linkId } : { linkId, text: textIn(text, language) };

const withItems = (items: readonly ResponseItem[]): { readonly item?: readonly ResponseItem[] } =>
  items.length === 0 ? {} : { item: items };

function answerOf(value: Value): AnswerValue {
  switch (value.kind) {
    case 'boolean':
      return { valueBoolean: value.value };
    case 'integer':
      return { valueInteger: value.value };
    case 'decimal':
      return { valueDecimal: value.value };
    case 'date':
      return { valueDate: value.value };
    case 'string':
      return { valueString: value.value };
    case 'coding':
      return { valueCoding: codingOf(value.value) };
    case 'quantity':
      return { valueQuantity: quantityOf(value.value) };
  }
}

const codingOf = ({ system, code, display }: Coding) => ({
  ...(system === null ? {} : { system }),
  code,
  ...(display === null ? {} : { display }),
});

const quantityOf = ({ value, unit, system, code }: Quantity) => ({
  value,
  ...(unit === null ? {} : { unit }),
  ...(system === null ? {} : { system }),
  ...(code === null ? {} : { code }),
});
