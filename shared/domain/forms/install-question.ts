import { PartialDate } from '../time.ts';
import { codesIn, decimalIn, extensionNamed, extensionsNamed, integerOf, nameOf, recordOf } from './extension.ts';
import { FhirCoding, type FhirExtension, type FhirItem, type FhirValueSet } from './fhir-questionnaire.ts';
import type { Findings } from './finding.ts';
import type { DateQuestion, FormQuestion, NumberLimits, TextQuestion, Unit } from './form.ts';
import { installOptions } from './install-options.ts';
import { isSafePattern, longestMatched } from './pattern.ts';
import { plainText } from './text.ts';

/** The part of a question that depends on its type. */
export type QuestionKind = FormQuestion extends infer Q ? (Q extends FormQuestion ? Omit<Q, CommonKeys> : never) : never;
type CommonKeys = Exclude<keyof Extract<FormQuestion, { type: 'boolean' }>, 'type'>;

export interface QuestionContext {
  readonly contained: readonly FhirValueSet[];
  readonly findings: Findings;
}

/** Limits, options and units by type; null where the type is not supported, which is then already among the refusals. */
export function installKind(item: FhirItem, { contained, findings }: QuestionContext): QuestionKind | null {
  switch (item.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
    case 'decimal':
      return { type: item.type, ...numberLimits(item, findings), unit: unitsOf(item, 'unit')[0] ?? null };
    case 'date':
      return { type: 'date', ...dateLimits(item, findings) };
    case 'string':
    case 'text':
      return textKind(item, item.type, findings);
    case 'choice':
    case 'open-choice':
      return {
        type: item.type,
        options: installOptions(item, contained, findings),
        control: controlOf(item),
        openLabel: hintOf(item, 'openLabel'),
      };
    case 'quantity':
      return quantityKind(item, findings);
    default:
      findings.refuse('question-type', item, item.type ?? 'none given');
      return null;
  }
}

function numberLimits(item: FhirItem, findings: Findings): NumberLimits {
  const limit = (name: string): number | null => decimalIn(given(item, name, findings));
  return crossChecked(
    item,
    { min: limit('minValue'), max: limit('maxValue'), maxDecimalPlaces: integerOf(item.extension, 'maxDecimalPlaces') },
    findings,
  );
}

function crossChecked(item: FhirItem, limits: NumberLimits, findings: Findings): NumberLimits {
  if (limits.min !== null && limits.max !== null && limits.min > limits.max)
    findings.refuse('limits-crossed', item, `${limits.min} > ${limits.max}`);
  return limits;
}

function dateLimits(item: FhirItem, findings: Findings): Pick<DateQuestion, 'min' | 'max'> {
  const limit = (name: string): string | null => PartialDate.safeParse(given(item, name, findings)?.['valueDate']).data ?? null;
  const [min, max] = [limit('minValue'), limit('maxValue')];
  if (min !== null && max !== null && min > max) findings.refuse('limits-crossed', item, `${min} > ${max}`);
  return { min, max };
}

/** A limit extension; one whose value is to be computed (today, another answer) is refused, because it would not be kept. */
function given(item: FhirItem, name: string, findings: Findings): FhirExtension | undefined {
  const extension = extensionNamed(item.extension, name);
  if (extension === undefined) return undefined;
  const companion = Object.entries(extension).find(([key]) => key.startsWith('_value'))?.[1];
  const plain = Object.keys(extension).some((key) => key.startsWith('value') && key !== 'valueExpression');
  if (companion !== undefined || !plain) findings.refuse('computed-limit', item, name);
  return extension;
}

function textKind(item: FhirItem, type: TextQuestion['type'], findings: Findings): TextQuestionKind {
  const source = extensionNamed(item.extension, 'regex')?.['valueString'];
  const pattern = typeof source === 'string' ? source : null;
  if (pattern !== null && !isSafePattern(pattern)) findings.refuse('pattern', item, pattern);
  const widest = pattern !== null ? longestMatched : type === 'string' ? 1000 : 5000;
  const maxLength = Math.min(item.maxLength ?? widest, widest);
  const minLength = integerOf(item.extension, 'minLength') ?? 0;
  if (minLength > maxLength) findings.refuse('limits-crossed', item, `${minLength} > ${maxLength}`);
  return { type, minLength, maxLength, pattern, hint: hintOf(item, 'entryFormat') };
}
type TextQuestionKind = Extract<QuestionKind, { type: 'string' | 'text' }>;

function quantityKind(item: FhirItem, findings: Findings): Extract<QuestionKind, { type: 'quantity' }> {
  const options = unitsOf(item, 'unitOption');
  const set = extensionNamed(item.extension, 'unitValueSet');
  if (set !== undefined && options.length === 0) findings.refuse('external-units', item, String(set['valueCanonical'] ?? ''));
  const limit = (quantityName: string, valueName: string): number | null => {
    const quantity = recordOf(extensionNamed(item.extension, quantityName)?.['valueQuantity'])['value'];
    return typeof quantity === 'number' ? quantity : decimalIn(given(item, valueName, findings));
  };
  const limits = {
    min: limit('minQuantity', 'minValue'),
    max: limit('maxQuantity', 'maxValue'),
    maxDecimalPlaces: integerOf(item.extension, 'maxDecimalPlaces'),
  };
  return { type: 'quantity', ...crossChecked(item, limits, findings), units: options.length > 0 ? options : unitsOf(item, 'unit') };
}

function unitsOf(item: FhirItem, name: string): Unit[] {
  const units = extensionsNamed(item.extension, name).flatMap((extension): Unit[] => {
    const coding = FhirCoding.safeParse(extension['valueCoding']).data;
    const words = coding?.display ?? coding?.code;
    if (coding === undefined || words === undefined) return [];
    return [{ key: coding.code ?? words, label: plainText(words), system: coding.system ?? null, code: coding.code ?? null }];
  });
  return units.filter(({ key }, index) => units.findIndex((unit) => unit.key === key) === index);
}

function controlOf(item: FhirItem): 'radio' | 'drop-down' | 'check-box' | null {
  const codes = codesIn(extensionNamed(item.extension, 'itemControl'));
  if (codes.includes('radio-button')) return 'radio';
  if (codes.includes('drop-down') || codes.includes('autocomplete')) return 'drop-down';
  return codes.includes('check-box') ? 'check-box' : null;
}

function hintOf(item: FhirItem, name: string): TextQuestion['hint'] {
  const words = item.extension?.find((extension) => nameOf(extension) === name)?.['valueString'];
  return typeof words === 'string' && words.trim() !== '' ? plainText(words) : null;
}
