import { expect, test } from 'vitest';
import { changeableFields } from '../../../shared/domain/changeable-field.ts';
import { dueDetails } from '../../../shared/domain/due-details.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { at } from '../../support/people.ts';

const now = at('14:00');
const daysAgo = (days: number) => plusMinutes(now, -days * 24 * 60);
const policy = { ...defaultPolicy.details, confirmEveryDays: 30 };

test.each([
  ['never confirmed', { detailsConfirmedAt: null, fieldsConfirmedAt: {} }, changeableFields],
  ['all of it lately', { detailsConfirmedAt: daysAgo(29), fieldsConfirmedAt: {} }, []],
  ['all of it a month ago', { detailsConfirmedAt: daysAgo(30), fieldsConfirmedAt: {} }, changeableFields],
  [
    'one more lately',
    { detailsConfirmedAt: daysAgo(40), fieldsConfirmedAt: { phone: daysAgo(2) } },
    changeableFields.filter((f) => f !== 'phone'),
  ],
  ['one longer ago', { detailsConfirmedAt: daysAgo(2), fieldsConfirmedAt: { phone: daysAgo(40) } }, ['phone']],
])('%s', (_what, known, due) => expect(dueDetails(known, now, policy)).toEqual(due));

test('by policy one that is due brings all, and none brings none', () => {
  const together = { ...policy, askAllTogether: true };
  const known = { detailsConfirmedAt: daysAgo(2), fieldsConfirmedAt: { phone: daysAgo(40) } };
  expect(dueDetails(known, now, together)).toEqual(changeableFields);
  expect(dueDetails({ ...known, fieldsConfirmedAt: {} }, now, together)).toEqual([]);
});
