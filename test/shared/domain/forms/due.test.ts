import { expect, test } from 'vitest';
import { FormRule, formsOfVisit } from '../../../../shared/domain/forms/due.ts';
import { at } from '../../../support/clinic.ts';

const form = 'https://clinic.example/forms/pain';
const offered = [{ url: form, canonical: `${form}|1`, screens: 2 }];
type Visit = { readonly visitType?: string | null; readonly practitioner?: string | null };
const asks = (rule: object, { visitType = 'Check-up', practitioner = 'Dr. María López' }: Visit = {}): boolean =>
  formsOfVisit({ visitType, practitioner, start: at('10:00') }, [FormRule.parse({ form, ...rule })], { offered, answered: [] }).length ===
  1;

test.each<[string, object, Visit, boolean]>([
  ['a rule that names nobody and no kind is for every visit', {}, { visitType: null, practitioner: null }, true],
  ['a kind of visit is compared as people read it', { visitTypes: ['check-up '] }, {}, true],
  ['another kind is not asked', { visitTypes: ['Vaccination'] }, {}, false],
  ['words of the name are enough, without accents', { practitioners: ['lopez'] }, {}, true],
  ['one of several is enough', { practitioners: ['Osei', 'maria lopez'] }, {}, true],
  ['somebody else is not asked', { practitioners: ['Lopez Ana'] }, {}, false],
  ['a part of a word is no word', { practitioners: ['Lop'] }, {}, false],
  ['a visit with nobody named is not with them', { practitioners: ['Lopez'] }, { practitioner: null }, false],
  ['kind and person must both fit', { visitTypes: ['Check-up'], practitioners: ['Osei'] }, {}, false],
  ['kind and person both fit', { visitTypes: ['Check-up'], practitioners: ['Lopez'] }, {}, true],
])('%s', (_what, rule, visit, asked) => expect(asks(rule, visit)).toBe(asked));

test('a rule saved before rules named practitioners is for everybody’s visits', () => {
  expect(FormRule.parse({ form, visitTypes: ['Check-up'], everyDays: 3 })).toMatchObject({ practitioners: [], headphonesOnly: false });
});
