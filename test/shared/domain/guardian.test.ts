import { expect, test } from 'vitest';
import { ageOn, hidesContact, isMinor, maySign, type Standing } from '../../../shared/domain/guardian.ts';
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
  expect(maySign(patient, false)).toBe(true);
  expect(maySign(mother, false)).toBe(false);
  expect(maySign(patient, true)).toBe(false);
  expect(maySign(mother, true)).toBe(true);
  expect(maySign({ ...mother, relationship: 'guardian' }, true)).toBe(true);
  expect(maySign(grandmother, true)).toBe(false);
  expect(maySign({ ...mother, relationship: 'other' }, true)).toBe(false);
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
