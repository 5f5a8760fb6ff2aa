import { err, ok, type Result } from '../../result.ts';
import { contentVersion } from './content-version.ts';
import { judgeExtensions, recordOf, textOf } from './extension.ts';
import { type FhirItem, FhirQuestionnaire, FhirValueSet } from './fhir-questionnaire.ts';
import { createFindings, type Findings, type FormRefusal } from './finding.ts';
import { everyItem, type Form, type FormItem, isQuestion } from './form.ts';
import { addSums } from './install-calculations.ts';
import { judgeConditions } from './install-conditions.ts';
import { installItems } from './install-items.ts';
import { codingsOf, completeLanguages } from './install-words.ts';
import { isSafetyQuestion } from './safety.ts';
import { plainText } from './text.ts';
import type { Coding } from './value.ts';

const mostItems = 500;
const deepestJson = 100;

export interface InstallOptions {
  /** Codes of further questions whose positive answer needs a person at once, besides PHQ-9 item 9. */
  readonly safetyCodes?: readonly Coding[];
}

/**
 * Reads a FHIR R4 Questionnaire. Whatever it uses must be supported, or the whole form is refused, item by item and by the name of the
 * feature, so that no patient meets a question that cannot be shown or answered. All refusals come at once.
 */
export function installForm(json: unknown, { safetyCodes = [] }: InstallOptions = {}): Result<Form, readonly FormRefusal[]> {
  const findings = createFindings();
  const questionnaire = readQuestionnaire(json, findings);
  if (questionnaire === null) return err(findings.refusals);

  judgeForm(questionnaire, findings);
  const items = readItems(questionnaire, findings, safetyCodes);
  if (questionnaire.url === undefined || findings.refusals.length > 0) return err(findings.refusals);

  const title = textOf(questionnaire.title, questionnaire._title) ?? plainText(questionnaire.name ?? '');
  const language = questionnaire.language ?? 'en';
  return ok({
    url: questionnaire.url,
    version: questionnaire.version ?? contentVersion(recordOf(json)),
    title,
    language,
    languages: completeLanguages(language, title, items),
    codes: codingsOf(questionnaire.code),
    items,
    notes: findings.notes,
  });
}

function readQuestionnaire(json: unknown, findings: Findings): FhirQuestionnaire | null {
  if (recordOf(json)['resourceType'] !== 'Questionnaire') findings.refuse('not-a-questionnaire');
  else if (isDeeperThan(deepestJson, json)) findings.refuse('too-large', null, `nested deeper than ${deepestJson}`);
  else {
    const parsed = FhirQuestionnaire.safeParse(json);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues.slice(0, 10)) findings.refuse('malformed', null, `${path.join('.')}: ${message}`);
  }
  return null;
}

/** Judges what belongs to the form as a whole. */
function judgeForm(questionnaire: FhirQuestionnaire, findings: Findings): void {
  const { url, version, status, language, implicitRules, item } = questionnaire;
  if (url === undefined) findings.refuse('no-address');
  if (status === 'retired') findings.refuse('retired');
  if (implicitRules !== undefined) findings.refuse('unknown-rules', null, implicitRules);
  if (status === 'draft') findings.note('draft');
  if (version === undefined) findings.note('no-version');
  if (language === undefined) findings.note('no-language');
  judgeExtensions({ extension: questionnaire.extension, modifierExtension: questionnaire.modifierExtension }, null, findings);
  judgeLinkIds(item ?? [], findings);
}

function judgeLinkIds(items: readonly FhirItem[], findings: Findings): void {
  const all = allItems(items);
  if (all.length > mostItems) findings.refuse('too-large', null, `${all.length} items`);
  const seen = new Set<string>();
  for (const item of all) {
    if (item.linkId !== undefined && seen.has(item.linkId)) findings.refuse('same-link-id', item);
    seen.add(item.linkId ?? '');
  }
}

const allItems = (items: readonly FhirItem[]): FhirItem[] => items.flatMap((item) => [item, ...allItems(item.item ?? [])]);

function readItems(questionnaire: FhirQuestionnaire, findings: Findings, safetyCodes: readonly Coding[]): FormItem[] {
  const contained = (questionnaire.contained ?? []).flatMap((resource) => FhirValueSet.safeParse(resource).data ?? []);
  const read = installItems(questionnaire.item ?? [], { contained, findings });
  const source = allItems(questionnaire.item ?? []);
  const items = addSums(markSafety(read, safetyCodes), source, findings);
  judgeConditions(items, new Set(source.map(({ linkId }) => linkId)), findings);
  judgeAnswerable(items, findings);
  return items;
}

const markSafety = (items: readonly FormItem[], further: readonly Coding[]): FormItem[] =>
  items.map((item) => {
    const inside = markSafety(item.items, further);
    return isQuestion(item) ? { ...item, items: inside, safety: isSafetyQuestion(item, further) } : { ...item, items: inside };
  });

function judgeAnswerable(items: readonly FormItem[], findings: Findings): void {
  const questions = everyItem(items).filter(isQuestion);
  const asked = questions.some(({ hidden, readOnly, sumOf }) => !hidden && !readOnly && sumOf === null);
  if (!asked && findings.refusals.length === 0) findings.refuse('no-questions');
  for (const { linkId, text, required, hidden, readOnly, initial, sumOf } of questions) {
    if (sumOf !== null || !(hidden || readOnly)) continue;
    if (required && initial.length === 0) findings.refuse('cannot-be-answered', { linkId, text: text?.base });
    else if (readOnly && !hidden) findings.note('read-only', { linkId, text: text?.base });
  }
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((held) => isDeeperThan(depth - 1, held));
}
