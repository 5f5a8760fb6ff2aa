import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readClinicalList } from '../../../portal/domain/clinical-list.ts';

const allergy = (over: object = {}) => ({
  resourceType: 'AllergyIntolerance',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { text: 'Shellfish allergy' },
  ...over,
});
const medicine = (over: object = {}) => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  medicationCodeableConcept: { text: 'Hydrochlorothiazide 25 MG' },
  ...over,
});

test('allergies and medicines in force are listed once each, by name', () => {
  expect(readClinicalList([medicine(), allergy(), allergy({ code: { coding: [{ display: 'shellfish allergy' }] } })], [])).toEqual([
    { kind: 'allergy', name: 'shellfish allergy' },
    { kind: 'medicine', name: 'Hydrochlorothiazide 25 MG' },
  ]);
});

test.each([
  ['resolved', allergy({ clinicalStatus: { coding: [{ code: 'resolved' }] } })],
  ['refuted', allergy({ verificationStatus: { coding: [{ code: 'refuted' }] } })],
  ['no known allergy', allergy({ code: { text: 'No known allergies' } })],
  ['a medicine that was stopped', medicine({ status: 'stopped' })],
  ['a medicine without a name', medicine({ medicationCodeableConcept: {} })],
  ['another resource', { resourceType: 'Condition', code: { text: 'Cough' } }],
  ['no resource', 'nothing'],
])('%s is not asked about', (_what, body) => {
  expect(readClinicalList([body], [])).toEqual([]);
});

test('a medicine that is pointed at is named by what it points to', () => {
  const pointing = (reference: string) => medicine({ medicationCodeableConcept: undefined, medicationReference: { reference } });
  const inside = { ...pointing('#m'), contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Anastrozole' } }] };
  const stored = [{ resourceType: 'Medication', id: 'm-2', code: { coding: [{ display: 'Ramipril' }] } }];
  expect(readClinicalList([inside, pointing('Medication/m-2')], stored).map(({ name }) => name)).toEqual(['Anastrozole', 'Ramipril']);
});

const folder = join(import.meta.dirname, '../../../../shared/data/synthea-r4');
const file = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);

test.skipIf(!existsSync(folder))(
  'every allergy and medicine in force of the shared data has a name (skipped where ../shared/data is absent)',
  () => {
    for (const name of ['AllergyIntolerance.ndjson', 'MedicationRequest.ndjson'])
      for (const body of file(name))
        expect(readClinicalList([body], [])).toHaveLength(/"(inactive|resolved|stopped|completed)"/.test(JSON.stringify(body)) ? 0 : 1);
  },
);
