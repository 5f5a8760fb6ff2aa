import { expect, test } from 'vitest';
import { type DateEntry, emptyDate, eraseDateDigit, readDate, selectPart, typeDateDigit } from '../../../renderer/ui/date-entry.ts';

const american = ['month', 'day', 'year'] as const;
const european = ['day', 'month', 'year'] as const;
const today = '2026-11-22';

const typing = (digits: string, order: readonly ('month' | 'day' | 'year')[] = american): DateEntry =>
  [...digits].reduce((entry, digit) => typeDateDigit(entry, digit, order), emptyDate(order));

test.each([
  ['03041948', american, '1948-03-04'],
  ['341948', american, '1948-03-04'],
  ['04031948', european, '1948-03-04'],
  ['12311999', american, '1999-12-31'],
  ['02292024', american, '2024-02-29'],
  ['11222026', american, '2026-11-22'],
] as const)('the keys %s mean the day they say', (digits, order, day) => {
  expect(readDate(typing(digits, order), today, order)).toEqual({ day });
});

test.each([
  ['', { problem: 'month-missing', part: 'month' }],
  ['03', { problem: 'day-missing', part: 'day' }],
  ['0304', { problem: 'year-missing', part: 'year' }],
  ['030419', { problem: 'year-missing', part: 'year' }],
  ['13041948', { problem: 'month-wrong', part: 'month' }],
  ['02301948', { problem: 'day-wrong', part: 'day' }],
  ['02292026', { problem: 'day-wrong', part: 'day' }],
  ['03041848', { problem: 'year-wrong', part: 'year' }],
  ['11232026', { problem: 'year-wrong', part: 'year' }],
] as const)('the keys %s name the part to put right', (digits, problem) => {
  expect(readDate(typing(digits), today, american)).toEqual(problem);
});

test('what was typed stays as typed, right or not', () => {
  expect(typing('13311948')).toMatchObject({ month: '13', day: '31', year: '1948' });
});

test('a part without a leading zero counts once its second digit cannot come', () => {
  expect(typing('3')).toMatchObject({ month: '03', active: 'day' });
  expect(typing('1')).toMatchObject({ month: '1', active: 'month' });
  expect(readDate({ ...typing('1'), day: '5', year: '1990' }, today, american)).toEqual({ day: '1990-01-05' });
});

test('deleting goes back from part to part', () => {
  const all = typing('03041948');
  const emptied = Array.from({ length: 8 }).reduce<DateEntry>((entry) => eraseDateDigit(entry, american), all);
  expect(emptied).toMatchObject({ month: '', day: '', year: '', active: 'month' });
});

test('a stray digit after the whole date spoils nothing', () => {
  expect(typing('030419487')).toEqual(typing('03041948'));
});

test('touching a part types it anew and leaves the others', () => {
  const again = typeDateDigit(selectPart(typing('03041948'), 'day'), '9', american);
  expect(again).toMatchObject({ month: '03', day: '09', year: '1948' });
});

test('the same entry is read in another language’s order after a switch', () => {
  expect(readDate(typing('03041948', american), today, european)).toEqual({ day: '1948-03-04' });
});
