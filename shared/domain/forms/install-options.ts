import { PartialDate } from '../time.ts';
import { decimalIn, extensionNamed, isTrue, recordOf, textOf } from './extension.ts';
import {
  type FhirChoice,
  FhirCoding,
  type FhirConcept,
  type FhirExtension,
  type FhirItem,
  type FhirValueSet,
} from './fhir-questionnaire.ts';
import type { Findings } from './finding.ts';
import type { Option } from './form.ts';
import { plainText, type Text } from './text.ts';
import { type Value, Value as ValueSchema } from './value.ts';

const mostOptions = 1000;

/** What a choice offers: its own `answerOption`, or a value set inside the form. Anything else is refused. */
export function installOptions(item: FhirItem, contained: readonly FhirValueSet[], findings: Findings): Option[] {
  const options = item.answerValueSet === undefined ? ownOptions(item, findings) : valueSetOptions(item, contained, findings);
  if (options === null) return [];
  if (options.length === 0) findings.refuse('no-answers', item);
  if (options.length > mostOptions) findings.refuse('too-large', item, `${options.length} answers`);
  const keys = options.map(({ key }) => key);
  for (const [index, key] of keys.entries()) if (keys.indexOf(key) !== index) findings.refuse('same-answer', item, key);
  return options;
}

function ownOptions(item: FhirItem, findings: Findings): Option[] | null {
  const options = (item.answerOption ?? []).map((option) => ownOption(item, option, findings));
  return options.includes(null) ? null : options.filter((option) => option !== null);
}

function ownOption(item: FhirItem, option: FhirChoice, findings: Findings): Option | null {
  const value = optionValueOf(option);
  if (value === null) {
    findings.refuse('answer-kind', item, Object.keys(option).find((key) => key.startsWith('value')) ?? 'no value');
    return null;
  }
  const coding = FhirCoding.safeParse(option['valueCoding']).data;
  const label =
    value.kind === 'coding' ? textOf(coding?.display, coding?._display) : textOf(String(value.value), companionOf(option, value));
  if (label === null) {
    findings.refuse('answer-without-words', item, keyOf(value));
    return null;
  }
  const extensions = [...(option.extension ?? []), ...(coding?.extension ?? [])];
  return { ...optionOf(value, label, extensions), exclusive: isTrue(option.extension, 'optionExclusive') };
}

/** The value of an `answerOption`; null for a kind that is not supported (time, Reference). */
export function optionValueOf(option: FhirChoice): Value | null {
  const coding = FhirCoding.safeParse(option['valueCoding']).data;
  if (coding?.code !== undefined) {
    return { kind: 'coding', value: { system: coding.system ?? null, code: coding.code, display: coding.display ?? null } };
  }
  if (typeof option['valueString'] === 'string') return { kind: 'string', value: option['valueString'] };
  const integer = ValueSchema.safeParse({ kind: 'integer', value: option['valueInteger'] });
  if (integer.success) return integer.data;
  const date = PartialDate.safeParse(option['valueDate']);
  return date.success ? { kind: 'date', value: date.data } : null;
}

const companionOf = (option: FhirChoice, value: Value): { extension: FhirExtension[] } | undefined => {
  const { extension } = recordOf(option[value.kind === 'string' ? '_valueString' : '']);
  return Array.isArray(extension) ? { extension: extension.filter((entry) => typeof recordOf(entry)['url'] === 'string') } : undefined;
};

function valueSetOptions(item: FhirItem, contained: readonly FhirValueSet[], findings: Findings): Option[] | null {
  const address = item.answerValueSet ?? '';
  const set = contained.find(({ id, url, version }) => address === `#${id}` || address === url || address === `${url}|${version}`);
  const concepts = set && conceptsOf(set);
  if (!concepts) {
    findings.refuse('external-answers', item, address);
    return null;
  }
  return concepts.flatMap((concept) => {
    const label = conceptText(concept);
    if (label === null) findings.refuse('answer-without-words', item, concept.code ?? '');
    if (label === null || concept.code === undefined) return [];
    const value: Value = {
      kind: 'coding',
      value: { system: concept.system ?? null, code: concept.code, display: concept.display ?? null },
    };
    const scored = optionOf(value, label, concept.extension ?? []);
    return [{ ...scored, score: scored.score ?? propertyScore(concept) }];
  });
}

/** An expansion counts before the definition it was made from; a definition only where it lists every concept itself. */
function conceptsOf({ expansion, compose }: FhirValueSet): FhirConcept[] | null {
  if (expansion?.contains !== undefined) return flattened(expansion.contains);
  const includes = compose?.include ?? [];
  const listed = includes.every(({ concept, filter, valueSet }) => concept !== undefined && filter === undefined && valueSet === undefined);
  if (includes.length === 0 || !listed || compose?.exclude !== undefined) return null;
  return includes.flatMap(({ system, concept }) => (concept ?? []).map((entry) => ({ ...entry, system })));
}

const flattened = (concepts: readonly FhirConcept[]): FhirConcept[] =>
  concepts.flatMap((concept) => {
    const usable = concept.code !== undefined && concept.abstract !== true && concept.inactive !== true;
    return [...(usable ? [concept] : []), ...flattened(concept.contains ?? [])];
  });

function conceptText({ display, designation }: FhirConcept): Text | null {
  if (display === undefined || display.trim() === '') return null;
  const translations = (designation ?? []).flatMap(({ language, value }) => (language === undefined ? [] : [[language, value] as const]));
  return { base: display, translations: Object.fromEntries(translations) };
}

function optionOf(value: Value, label: Text, extensions: readonly FhirExtension[]): Option {
  const prefix = extensionNamed(extensions, 'optionPrefix')?.['valueString'];
  return {
    key: keyOf(value),
    value,
    label,
    prefix: typeof prefix === 'string' ? plainText(prefix) : null,
    score: scoreOf(extensions),
    exclusive: false,
  };
}

export const keyOf = (value: Value): string =>
  value.kind === 'coding' ? `${value.value.system ?? ''}|${value.value.code}` : `${value.kind}|${JSON.stringify(value.value)}`;

function scoreOf(extensions: readonly FhirExtension[]): number | null {
  const names = ['ordinalValue', 'itemWeight', 'valueset-ordinalValue', 'codesystem-ordinalValue'];
  return names.map((name) => decimalIn(extensionNamed(extensions, name))).find((score) => score !== null) ?? null;
}

/** A weight given as a concept property, in R5's own place or in its R4 extension. */
function propertyScore({ property, extension }: FhirConcept): number | null {
  for (const entry of property ?? []) if (isWeight(entry.code)) return decimalIn(entry as unknown as FhirExtension);
  for (const { url, extension: parts } of extension ?? []) {
    if (!url.endsWith('ValueSet.expansion.contains.property')) continue;
    const part = (name: string): FhirExtension | undefined => parts?.find((entry) => entry.url === name || entry.url === `${name}[x]`);
    if (isWeight(part('code')?.['valueCode'])) return decimalIn(part('value'));
  }
  return null;
}

const isWeight = (code: unknown): boolean => code === 'itemWeight' || code === 'ordinalValue';
