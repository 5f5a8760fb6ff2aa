import { expect, test } from 'vitest';
import { accept, currentValue, patientOf, recordFrom, reimport } from '../../../portal/domain/patient-record.ts';
import type { FieldChange } from '../../../shared/domain/change-request.ts';
import { PatientId } from '../../../shared/domain/ids.ts';
import { aPerson } from '../support/clinic.ts';

const id = PatientId.parse('p1');
const phone = (value: string): FieldChange => ({ field: 'phone', value });
const withPhone = (value: string | null) => aPerson({ phones: value === null ? [] : [value, '555-999-0000'] });

test('an accepted phone takes the place of the first one; the others stay', () => {
  const record = accept(recordFrom(withPhone('old')), phone('new'));
  expect(patientOf(id, record).phones).toEqual(['new', '555-999-0000']);
});

test('an accepted value for something the source never had is shown', () => {
  const record = accept(recordFrom(aPerson({ phones: [], emails: [] })), { field: 'email', value: 'a@b.org' });
  expect(patientOf(id, record).emails).toEqual(['a@b.org']);
});

test.each([
  { rule: 'S48', says: 'the source repeats its old value', sent: 'old', shown: 'new', corrections: 1, raised: [] },
  { rule: 'S48', says: 'the source sends the accepted value', sent: 'new', shown: 'new', corrections: 0, raised: [] },
  { rule: 'S48', says: 'the source has no value any more', sent: null, shown: 'new', corrections: 1, raised: [] },
  { rule: 'S49', says: 'the source sends a third value', sent: 'third', shown: 'new', corrections: 1, raised: [phone('third')] },
])('$rule: staff accepted "new" over "old"; when $says, "$shown" is shown', ({ sent, shown, corrections, raised }) => {
  const record = accept(recordFrom(withPhone('old')), phone('new'));
  const after = reimport(record, withPhone(sent));
  expect(currentValue(after.record, 'phone')).toEqual(phone(shown));
  expect(Object.keys(after.record.accepted)).toHaveLength(corrections);
  expect(after.raised).toEqual(raised);
});

test('S49: the same third value is raised once, however often it is imported', () => {
  const first = reimport(accept(recordFrom(withPhone('old')), phone('new')), withPhone('third'));
  expect(reimport(first.record, withPhone('third')).raised).toEqual([]);
  expect(reimport(first.record, withPhone('fourth')).raised).toEqual([phone('fourth')]);
});

test('S48: once the source agreed, it leads again', () => {
  const agreed = reimport(accept(recordFrom(withPhone('old')), phone('new')), withPhone('new'));
  const moved = reimport(agreed.record, withPhone('newer'));
  expect(currentValue(moved.record, 'phone')).toEqual(phone('newer'));
  expect(moved.raised).toEqual([]);
});

test('fields that staff never corrected follow the source', () => {
  const after = reimport(accept(recordFrom(withPhone('old')), phone('new')), { ...withPhone('old'), emails: ['moved@example.org'] });
  expect(patientOf(id, after.record)).toMatchObject({ phones: ['new', '555-999-0000'], emails: ['moved@example.org'] });
});

test('the order of keys in an address makes no difference', () => {
  const address = { lines: ['1 Elm St'], city: 'Boston', region: 'MA', postalCode: '02115', country: 'US' };
  const turned = { country: 'US', postalCode: '02115', region: 'MA', city: 'Boston', lines: ['1 Elm St'] };
  const record = accept(recordFrom(aPerson({ address: null })), { field: 'address', value: address });
  expect(Object.keys(reimport(record, aPerson({ address: turned })).record.accepted)).toEqual([]);
});
