import { expect, test } from 'vitest';
import { accept, confirm, currentValue, patientOf, recordFrom, reimport } from '../../../portal/domain/patient-record.ts';
import type { FieldChange } from '../../../shared/domain/change-request.ts';
import { PatientId } from '../../../shared/domain/ids.ts';
import { matchesFamily } from '../../../shared/domain/name-matching.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { aPerson } from '../support/clinic.ts';
import { at } from '../support/test-store.ts';

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

test('an accepted name is shown, and the one before still finds its owner', () => {
  const record = accept(recordFrom(aPerson()), { field: 'name', value: { given: 'Anne-Marie', family: 'O’Brien-Ruiz' } });
  const { name } = patientOf(id, record);
  expect(name).toMatchObject({ given: ['Anne-Marie'], family: 'O’Brien-Ruiz', formerFamily: ["O'Brien"] });
  expect(matchesFamily(name, 'obrien') && matchesFamily(name, 'OBRIEN RUIZ')).toBe(true);
});

test('S48: a name the source takes over is dropped as a correction; a single name is a name', () => {
  const single = { field: 'name', value: { given: 'Sukarno', family: '' } } as const;
  const record = accept(recordFrom(aPerson()), single);
  expect(currentValue(record, 'name')).toEqual(single);
  const taken = aPerson({ name: { text: null, family: null, given: ['Sukarno'], formerFamily: [] } });
  expect(reimport(record, taken).record.accepted).toEqual({});
  const asText = aPerson({ name: { text: 'Sukarno', family: null, given: [], formerFamily: [] } });
  expect(reimport(record, asText).record.accepted).toEqual({});
});

test.each([
  ['es-MX', 'es'],
  ['cmn', 'zh-Hans'],
  ['pt', null],
] as const)('an accepted language %s is kept as asked; the kiosk speaks %s', (tag, ours) => {
  const record = accept(recordFrom(aPerson({ language: 'en' })), { field: 'language', value: tag });
  expect(patientOf(id, record)).toMatchObject({ preferredLanguage: tag, language: ours });
});

test('what a patient found right is remembered for each detail, newest word last, over every import', () => {
  const first = confirm(recordFrom(aPerson()), ['phone', 'email'], at('09:00'));
  const second = confirm(first, ['phone', 'name'], plusMinutes(at('09:00'), -60));
  expect(second.confirmed).toEqual({ phone: at('09:00'), email: at('09:00'), name: plusMinutes(at('09:00'), -60) });
  expect(reimport(second, aPerson()).record.confirmed).toEqual(second.confirmed);
});
