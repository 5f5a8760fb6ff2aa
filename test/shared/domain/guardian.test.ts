import { expect, test } from 'vitest';
import { ageOn, decideSigner, hidesContact, isMinor, type Standing } from '../../../shared/domain/guardian.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';

const today = '2026-03-10' as LocalDate;
const { family } = defaultPolicy;
const patient: Standing = { kind: 'patient' };
const mother: Standing = { kind: 'guardian', name: 'Rosa Marín', relationship: 'parent' };
const grandmother: Standing = { kind: 'guardian', name: 'Inés Marín', relationship: 'grandparent' };

test.each([
  ['2008-03-10', 18],
  ['2008-03-11', 17],
  ['2008-04', 17],
  ['2008-03', 17],
  ['2008', 17],
  ['2026-03-10', 0],
  ['2016-02-29', 10],
  [null, null],
])('someone born %s is %s today', (birthDate, age) => {
  expect(ageOn(today, birthDate)).toBe(age);
});

test('on the eighteenth birthday nobody asks for a parent any more', () => {
  expect(isMinor(today, '2008-03-11', family)).toBe(true);
  expect(isMinor(today, '2008-03-10', family)).toBe(false);
  expect(isMinor(today, null, family)).toBe(false);
});

test('an adult signs alone; for a child a parent or legal guardian signs, a grandparent is sent to the desk', () => {
  expect(decideSigner(null, false)).toBe('known');
  expect(decideSigner(patient, false)).toBe('known');
  expect(decideSigner(mother, false)).toBe('nobody');
  expect(decideSigner(null, true)).toBe('ask');
  expect(decideSigner(patient, true)).toBe('nobody');
  expect(decideSigner(mother, true)).toBe('known');
  expect(decideSigner({ ...mother, relationship: 'guardian' }, true)).toBe('known');
  expect(decideSigner(grandmother, true)).toBe('nobody');
  expect(decideSigner({ ...mother, relationship: 'other' }, true)).toBe('nobody');
});

test('a parent sees the contact data of a small child, and not that of a teenager', () => {
  expect(hidesContact(mother, 11, family)).toBe(false);
  expect(hidesContact(mother, 12, family)).toBe(true);
  expect(hidesContact(mother, 17, family)).toBe(true);
  expect(hidesContact(mother, 18, family)).toBe(false);
  expect(hidesContact(patient, 15, family)).toBe(false);
  expect(hidesContact(null, 15, family)).toBe(true);
  expect(hidesContact(null, 40, family)).toBe(false);
  expect(hidesContact(mother, 15, { ...family, hideTeenContact: false })).toBe(false);
});
