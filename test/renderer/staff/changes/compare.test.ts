import { describe, expect, test } from 'vitest';
import { comparedParts } from '../../../../renderer/staff/changes/parts.ts';
import { changeVisits } from '../../../../renderer/staff/changes/visits.ts';
import { sampleChanges } from '../../../gallery/fake-staff.ts';

const [phone, address, , , , contact] = sampleChanges();

describe('old and new side by side', () => {
  test('one changed digit of a phone is one changed value', () => {
    expect(comparedParts(phone!)).toEqual([
      { part: 'value', before: '+1 413 555 0128', asked: '+1 413 555 0182', now: '+1 413 555 0128', changed: true, moved: false },
    ]);
  });

  test('in an address only the street is marked, and that the record changed since', () => {
    const parts = comparedParts(address!);
    expect(parts.filter(({ changed }) => changed).map(({ part }) => part)).toEqual(['street']);
    expect(parts.filter(({ moved }) => moved).map(({ part, now }) => [part, now])).toEqual([['street', '12 Maple St, Apt 4']]);
  });

  test('a contact is compared by name, phone and relationship', () => {
    expect(comparedParts(contact!).map(({ part }) => part)).toEqual(['name', 'phone', 'relationship']);
  });

  test('with nothing on file everything asked is new', () => {
    const parts = comparedParts({ ...address!, before: null, current: null });
    expect(parts.every(({ before, changed }) => before === '' && changed)).toBe(true);
  });

  test('a part that is taken away is still shown', () => {
    const { change } = address!;
    if (change.field !== 'address') throw new TypeError('the sample is an address');
    const without = { ...change, value: { ...change.value, region: '' } };
    expect(comparedParts({ change: without, before: change, current: change }).find(({ part }) => part === 'region')).toMatchObject({
      before: 'MA',
      asked: '',
      changed: true,
    });
  });
});

describe('visits', () => {
  test('requests stand by visit, the one that waits longest first', () => {
    const visits = changeVisits([...sampleChanges()].reverse());
    expect(visits.map(({ first, requests }) => [first.patientName, requests.length])).toEqual([
      ['Declan O’Brien', 2],
      ['Ruth Abernathy', 4],
    ]);
  });

  test('one doubtful request warns for the whole visit', () => {
    expect(changeVisits(sampleChanges()).map(({ possibleWrongPatient }) => possibleWrongPatient)).toEqual([false, true]);
  });
});
