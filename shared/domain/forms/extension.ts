import type { FhirCompanion, FhirExtension } from './fhir-questionnaire.ts';
import type { Findings, FormFeature } from './finding.ts';
import type { Text } from './text.ts';

type Extensions = readonly FhirExtension[] | undefined;

/**
 * The short name of an HL7 extension: the last part of its address without the prefixes that differ between editions
 * (`sdc-questionnaire-`, `questionnaire-`, `extension-Questionnaire.item.`). Null for anybody else's.
 */
export function nameOf({ url }: FhirExtension): string | null {
  if (!/^https?:\/\/hl7\.org\/fhir\//.test(url)) return null;
  const last = url.slice(url.lastIndexOf('/') + 1);
  return last.replace(/^(extension-)?(sdc-)?(questionnaire|Questionnaire)(\.item)?[-.]/, '');
}

export const extensionsNamed = (extensions: Extensions, name: string): FhirExtension[] =>
  (extensions ?? []).filter((extension) => nameOf(extension) === name);
export const extensionNamed = (extensions: Extensions, name: string): FhirExtension | undefined => extensionsNamed(extensions, name)[0];

export const isTrue = (extensions: Extensions, name: string): boolean => extensionNamed(extensions, name)?.['valueBoolean'] === true;
export const integerOf = (extensions: Extensions, name: string): number | null =>
  numberOf(extensionNamed(extensions, name)?.['valueInteger']);

/** The first of `valueDecimal`, `valueInteger` of an extension. */
export const decimalIn = (extension: FhirExtension | undefined): number | null =>
  numberOf(extension?.['valueDecimal']) ?? numberOf(extension?.['valueInteger']);

/** Codes of a `valueCodeableConcept`. */
export function codesIn(extension: FhirExtension | undefined): string[] {
  const concept = recordOf(extension?.['valueCodeableConcept']);
  const coding = Array.isArray(concept['coding']) ? concept['coding'] : [];
  return coding.map((entry) => recordOf(entry)['code']).filter((code) => typeof code === 'string');
}

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** Words with their translations; null where there are none or only blanks. */
export function textOf(base: string | undefined, companion: FhirCompanion): Text | null {
  if (base === undefined || base.trim() === '') return null;
  const entries = extensionsNamed(companion?.extension, 'translation').flatMap(({ extension }) => {
    const part = (url: string): FhirExtension | undefined => extension?.find((entry) => entry.url === url);
    const language = part('lang')?.['valueCode'];
    const content = part('content')?.['valueString'] ?? part('content')?.['valueMarkdown'];
    return typeof language === 'string' && typeof content === 'string' && content.trim() !== '' ? [[language, content] as const] : [];
  });
  return { base, translations: Object.fromEntries(entries) };
}

const refused = new Map<string | null, FormFeature>([
  ['enableWhenExpression', 'computed-condition'],
  ['answerExpression', 'computed-answers'],
  ['candidateExpression', 'computed-answers'],
  ['answerOptionsToggleExpression', 'computed-answers'],
  ['subQuestionnaire', 'sub-form'],
  ['signatureRequired', 'signature'],
]);

const preFilling = new Set(['initialExpression', 'itemPopulationContext', 'contextExpression', 'sourceQueries', 'sourceStructureMap']);
const pictures = new Set(['itemMedia', 'itemAnswerMedia']);

/** Read elsewhere, or of no consequence for the person who answers. */
const understood = new Set(
  `calculatedExpression cqf-expression hidden itemControl unit unitOption unitValueSet minValue maxValue minQuantity maxQuantity minLength
  maxDecimalPlaces regex entryFormat openLabel minOccurs maxOccurs optionExclusive optionPrefix ordinalValue itemWeight displayCategory
  variable launchContext versionAlgorithm[x] choiceOrientation sliderStepValue rendering-styleSensitive rendering-style rendering-markdown
  rendering-xhtml designNote shortText supportLink disabledDisplay width isSubject collapsible entryMode definitionExtract targetStructureMap
  itemExtractionContext observationExtract observation-extract-category preferredTerminologyServer performerType assembledFrom
  usageMode baseType endpoint`.split(/\s+/),
);

interface Bearer {
  readonly linkId?: string | undefined;
  readonly text?: string | undefined;
  readonly extension?: readonly FhirExtension[] | undefined;
  readonly modifierExtension?: readonly FhirExtension[] | undefined;
}

/** Judges every extension of the form (`item` null) or of one item: refused by name, noted, or of no consequence. */
export function judgeExtensions(bearer: Bearer, item: Bearer | null, findings: Findings): void {
  for (const { url } of bearer.modifierExtension ?? []) findings.refuse('unknown-rules', item, url);
  for (const extension of bearer.extension ?? []) {
    const name = nameOf(extension);
    const feature = refused.get(name);
    if (feature !== undefined) findings.refuse(feature, item, expressionIn(extension) ?? '');
    else if (name === 'constraint' || name === 'targetConstraint') judgeConstraint(extension, item, findings);
    else if (name !== null && preFilling.has(name)) findings.note('pre-filling', item);
    else if (name !== null && pictures.has(name)) findings.note('picture', item);
    else if (name === null || !understood.has(name)) findings.note('extension', item, extension.url);
  }
}

function judgeConstraint(extension: FhirExtension, item: Bearer | null, findings: Findings): void {
  const severity = extension.extension?.find(({ url }) => url === 'severity')?.['valueCode'];
  const human = extension.extension?.find(({ url }) => url === 'human')?.['valueString'];
  const detail = typeof human === 'string' ? human : '';
  if (severity === 'warning') findings.note('rule', item, detail);
  else findings.refuse('rule', item, detail);
}

/** The text of a `valueExpression`, whatever its language. */
export function expressionIn(extension: FhirExtension): string | null {
  const { expression } = recordOf(extension['valueExpression']);
  return typeof expression === 'string' ? expression : null;
}
