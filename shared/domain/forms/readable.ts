import { z } from 'zod';
import { createEvaluation } from './evaluation.ts';
import { type Form, type FormQuestion, isChoice, isQuestion } from './form.ts';
import type { FormState } from './state.ts';
import { textIn } from './text.ts';
import { sameValue, type Value } from './value.ts';

/** A filled form as staff read it, in one language, with its totals. */
export const ReadableForm = z.object({
  title: z.string(),
  lines: z.array(
    z.object({
      words: z.string(),
      kind: z.enum(['heading', 'answer', 'total']),
      answers: z.array(z.string()),
      /** Needs a person: the answer to a safety question. */
      safety: z.boolean(),
    }),
  ),
});
export type ReadableForm = z.infer<typeof ReadableForm>;
type Line = ReadableForm['lines'][number];

/** Every heading and question that counts now, answered or not, in the order of the form. */
export function readableForm(form: Form, state: FormState, language: string): ReadableForm {
  const evaluation = createEvaluation(form, state);
  const lines = evaluation.placed().flatMap(({ item, path }): Line[] => {
    if (item.hidden || item.type === 'display') return [];
    const words = item.text === null ? '' : textIn(item.text, language);
    if (!isQuestion(item)) return words === '' ? [] : [{ words, kind: 'heading', answers: [], safety: false }];
    const answers = evaluation.valuesAt(path).map((value) => valueWords(item, value, language));
    return [{ words, kind: item.sumOf === null ? 'answer' : 'total', answers, safety: item.safety }];
  });
  return { title: textIn(form.title, language), lines };
}

function valueWords(question: FormQuestion, value: Value, language: string): string {
  const option = isChoice(question) ? question.options.find((one) => sameValue(one.value, value)) : undefined;
  if (option !== undefined)
    return option.score === null ? textIn(option.label, language) : `${textIn(option.label, language)} (${option.score})`;
  switch (value.kind) {
    case 'boolean':
      return value.value ? '✓' : '✗';
    case 'coding':
      return value.value.display ?? value.value.code;
    case 'quantity':
      return `${value.value.value} ${value.value.unit ?? value.value.code ?? ''}`.trim();
    default:
      return 'unit' in question && question.unit !== null ? `${value.value} ${textIn(question.unit.label, language)}` : String(value.value);
  }
}
