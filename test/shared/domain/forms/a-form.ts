import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from '../../../../shared/domain/forms/entry.ts';
import { answer, startOf } from '../../../../shared/domain/forms/fill.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { type InstallOptions, installForm } from '../../../../shared/domain/forms/install.ts';
import type { FormState } from '../../../../shared/domain/forms/state.ts';

export const core = (name: string): string => `http://hl7.org/fhir/StructureDefinition/${name}`;
export const sdc = (name: string): string => `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`;

/** A Questionnaire as a file holds it. */
export const aQuestionnaire = (item: readonly object[], other: object = {}) => ({
  resourceType: 'Questionnaire',
  url: 'https://clinic.example/forms/one',
  version: '1',
  status: 'active',
  language: 'en',
  title: 'One',
  item,
  ...other,
});

export function aForm(item: readonly object[], other: object = {}, options: InstallOptions = {}): Form {
  const installed = installForm(aQuestionnaire(item, other), options);
  if (!installed.ok) throw new Error(`refused: ${JSON.stringify(installed.error)}`);
  return installed.value;
}

/** The names of the features for which a questionnaire is refused; empty when it installs. */
export function refusedFor(questionnaire: unknown): string[] {
  const installed = installForm(questionnaire);
  return installed.ok ? [] : installed.error.map(({ linkId, feature }) => (linkId === null ? feature : `${linkId} ${feature}`));
}

export const notesOf = (form: Form): string[] =>
  form.notes.map(({ linkId, feature }) => (linkId === null ? feature : `${linkId} ${feature}`));

/** An option with a LOINC-like code, its words and perhaps a score. */
export const option = (code: string, display: string, score?: number) => ({
  valueCoding: { system: 'http://example.org', code, display },
  ...(score === undefined ? {} : { extension: [{ url: core('ordinalValue'), valueDecimal: score }] }),
});
export const chosen = (code: string): Entry => ({ option: `http://example.org|${code}` });

/** Fills a form in English, one question after the other; each must be taken. */
export function filled(
  form: Form,
  answers: Readonly<Record<string, Entry | readonly Entry[]>>,
  from: FormState = startOf(form),
): FormState {
  return Object.entries(answers).reduce((state, [linkId, entry]) => {
    const entries: readonly Entry[] = Array.isArray(entry) ? entry : [entry as Entry];
    const answered = answer(form, state, { path: { linkId, at: [] }, entries, language: 'en' });
    if (!answered.ok) throw new Error(`${linkId}: ${JSON.stringify(answered.error)}`);
    return answered.value;
  }, from);
}

const dataFolder = fileURLToPath(new URL('../../../../../shared/data/sdc-questionnaires', import.meta.url));
const present = existsSync(dataFolder);
if (!present) console.log(`Skipped: the example questionnaires are not at ${dataFolder}.`);
export const withoutExamples = !present;

/** Every JSON file of the example folder, by what it holds, never by its name. */
export const exampleResources = (): Record<string, unknown>[] =>
  present
    ? readdirSync(dataFolder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => JSON.parse(readFileSync(join(dataFolder, file), 'utf8')) as Record<string, unknown>)
    : [];

export const exampleQuestionnaires = () => exampleResources().filter(({ resourceType }) => resourceType === 'Questionnaire');

const frequency = [
  option('never', 'Not at all', 0),
  option('days', 'Several days', 1),
  option('half', 'More than half the days', 2),
  option('daily', 'Nearly every day', 3),
];
const total = "%resource.item.where(linkId != 'total').answer.value.ordinal().sum()";

/** PHQ-9 as a clinic would write it: nine scored questions in a group, the ninth with its LOINC code, and the total. */
export const phq9 = () => {
  const questions = Array.from({ length: 9 }, (_, index) => ({
    linkId: `q${index + 1}`,
    text: `Problem ${index + 1}`,
    type: 'choice',
    required: true,
    answerOption: frequency,
    ...(index === 8 ? { code: [{ system: 'http://loinc.org', code: '44260-8' }] } : {}),
  }));
  const sum = {
    linkId: 'total',
    text: 'Total score',
    type: 'integer',
    readOnly: true,
    code: [{ system: 'http://loinc.org', code: '44261-6' }],
    extension: [{ url: sdc('calculatedExpression'), valueExpression: { language: 'text/fhirpath', expression: total } }],
  };
  return aForm([{ linkId: 'all', type: 'group', text: 'Over the last two weeks', item: [...questions, sum] }]);
};
