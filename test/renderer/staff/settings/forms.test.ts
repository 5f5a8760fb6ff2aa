import { expect, test } from 'vitest';
import { draftOf, problemsOf, settingsOf } from '../../../../renderer/staff/settings/draft.ts';
import { judgeFormRule, newFormRule, tryForms } from '../../../../renderer/staff/settings/form-rule-draft.ts';
import { mergeDrafts } from '../../../../renderer/staff/settings/merge.ts';
import { StaffId } from '../../../../shared/domain/ids.ts';
import { sampleChoices, sampleSite } from '../../../gallery/fake-staff.ts';

const before = 'https://clinic.example/forms/before-your-visit';
const phq9 = 'https://clinic.example/forms/phq-9';
const rules = [
  { form: before, visitTypes: [], practitioners: [], everyDays: 1, headphonesOnly: false },
  {
    form: phq9,
    visitTypes: ['Consultation', 'Check-up, yearly'],
    practitioners: ['Dr. Osei', 'Hartmann'],
    everyDays: 14,
    headphonesOnly: true,
  },
];
const site = sampleSite({ forms: rules, responders: ['noor'] });

test('what a manager reads in the fields is what is saved, commas in the kinds of visit included', () => {
  const draft = draftOf(site.settings);
  expect(draft.forms[1]).toEqual({
    form: phq9,
    visitTypes: 'Consultation; Check-up, yearly',
    practitioners: 'Dr. Osei; Hartmann',
    everyDays: '14',
    headphonesOnly: true,
  });
  expect(settingsOf(draft)).toMatchObject({ forms: rules, responders: ['noor'] });
});

test.each([
  ['everyDays', { everyDays: '' }, 'notWhole'],
  ['everyDays', { everyDays: '-1' }, 'notWhole'],
  ['everyDays', { everyDays: '1.5' }, 'notWhole'],
  ['everyDays', { everyDays: '3651' }, 'tooHigh'],
  ['practitioners', { practitioners: `Osei; ${'x'.repeat(201)}` }, 'tooLong'],
  ['visitTypes', { visitTypes: `Consultation; ${'x'.repeat(201)}` }, 'tooLong'],
] as const)('the field %s of %o is asked again', (field, change, kind) => {
  const rule = { ...newFormRule(before), ...change };
  expect(judgeFormRule(rule).get(field)).toMatchObject({ kind });
  expect(problemsOf({ ...draftOf(site.settings), forms: [rule] }).get('forms')).toMatchObject({ kind });
});

test('two managers who change forms and clinicians keep both', () => {
  const base = draftOf(site.settings);
  const mine = { ...base, forms: base.forms.slice(0, 1) };
  const theirs = { ...base, responders: [StaffId.parse('noor'), StaffId.parse('sam')] };
  expect(mergeDrafts(base, mine, theirs)).toMatchObject({ both: [], draft: { forms: mine.forms, responders: theirs.responders } });
});

test('a visit to try is asked what patients would be asked: at the kiosk as far as one may stand, the rest on a tablet', () => {
  const { forms } = sampleChoices();
  const drafts = draftOf(site.settings).forms;
  expect(tryForms(drafts, { visitType: '', practitioner: 'Dr. Amara Osei', forms, screensAllowed: 4 })).toEqual({
    atKiosk: [`${before}|2`],
    onTablet: [],
  });
  expect(tryForms(drafts, { visitType: 'consultation ', practitioner: 'Dr. Amara Osei', forms, screensAllowed: 4 })).toEqual({
    atKiosk: [`${before}|2`],
    onTablet: [`${phq9}|1`],
  });
  expect(tryForms(drafts, { visitType: 'Consultation', practitioner: '', forms, screensAllowed: 4 })).toEqual({
    atKiosk: [`${before}|2`],
    onTablet: [],
  });
  expect(tryForms(drafts, { visitType: 'Consultation', practitioner: 'Dr. Amara Osei', forms: [], screensAllowed: 4 })).toEqual({
    atKiosk: [],
    onTablet: [],
  });
});
