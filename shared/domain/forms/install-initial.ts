import { recordOf } from './extension.ts';
import type { FhirChoice, FhirItem } from './fhir-questionnaire.ts';
import type { Findings } from './finding.ts';
import type { FormQuestion } from './form.ts';
import { optionValueOf } from './install-options.ts';
import { sameValue, Value } from './value.ts';
import { problemOf } from './value-check.ts';

/** Values a question begins with: `initial`, or the options marked `initialSelected`. One that does not fit is left out and noted. */
export function initialValues(item: FhirItem, question: FormQuestion, findings: Findings): Value[] {
  const marked = (item.answerOption ?? []).filter((option) => option['initialSelected'] === true).map(optionValueOf);
  const given = (item.initial ?? []).map((initial) => initialValueOf(initial, question));
  const fitting = [...given, ...marked]
    .filter((value) => value !== null)
    .map((value) => asOffered(value, question))
    .filter((value) => problemOf(question, value) === null);
  const kept = fitting.slice(0, question.maxTimes);
  if (kept.length < given.length + marked.length) findings.note('initial-value', item);
  return kept;
}

function initialValueOf(initial: FhirChoice, { type }: FormQuestion): Value | null {
  if (type === 'choice' || type === 'open-choice') return optionValueOf(initial);
  if (type === 'quantity') return quantityOf(initial);
  const field = {
    boolean: 'valueBoolean',
    integer: 'valueInteger',
    decimal: 'valueDecimal',
    date: 'valueDate',
    string: 'valueString',
    text: 'valueString',
  }[type];
  return Value.safeParse({ kind: type === 'text' ? 'string' : type, value: initial[field] }).data ?? null;
}

function quantityOf(initial: FhirChoice): Value | null {
  const { value, unit, system, code } = recordOf(initial['valueQuantity']);
  return (
    Value.safeParse({ kind: 'quantity', value: { value, unit: unit ?? null, system: system ?? null, code: code ?? null } }).data ?? null
  );
}

/** The value as the option has it, with its words and system. */
function asOffered(value: Value, question: FormQuestion): Value {
  if (question.type !== 'choice' && question.type !== 'open-choice') return value;
  return question.options.find((option) => sameValue(option.value, value))?.value ?? value;
}
