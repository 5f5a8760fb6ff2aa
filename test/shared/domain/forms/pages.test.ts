import { expect, test } from 'vitest';
import { addOccurrence, startOf } from '../../../../shared/domain/forms/fill.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { missing } from '../../../../shared/domain/forms/missing.ts';
import { nextPage, pageOf, previousPage, progress } from '../../../../shared/domain/forms/page-order.ts';
import { type Page, pages } from '../../../../shared/domain/forms/pages.ts';
import type { FormState } from '../../../../shared/domain/forms/state.ts';
import { aForm, filled, phq9 } from './a-form.ts';

const on = (page: Page | null): string => {
  if (page === null) return 'the end';
  return page.kind === 'another'
    ? `another ${page.group.item.linkId}? (${page.count})`
    : page.questions.map(({ item }) => item.linkId).join('+') || 'to read';
};
const screens = (form: Form, state: FormState = startOf(form)): string[] => pages(form, state).map(on);

test('the nine questions of the PHQ-9 come one a screen under their heading, and the total is never asked', () => {
  const form = phq9();
  expect(screens(form)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9']);
  expect(pages(form, startOf(form))[4]?.headings.map(({ base }) => base)).toEqual(['Over the last two weeks']);
});

const string = (linkId: string, more: object = {}) => ({ linkId, type: 'string', text: linkId, ...more });

test.each([
  ['two short fields', [string('family'), string('given')], ['family+given']],
  ['three short fields', [string('a'), string('b'), string('c')], ['a+b+c']],
  ['four fields', [string('a'), string('b'), string('c'), string('d')], ['a', 'b', 'c', 'd']],
  ['fields of two kinds', [string('a'), { ...string('b'), type: 'integer' }], ['a', 'b']],
  [
    'two yes-or-no questions',
    [
      { ...string('a'), type: 'boolean' },
      { ...string('b'), type: 'boolean' },
    ],
    ['a', 'b'],
  ],
  ['a field that repeats', [string('a'), string('b', { repeats: true })], ['a', 'b']],
])('%s share a screen, or have one each', (_what, items, expected) => {
  expect(screens(aForm([{ linkId: 'g', type: 'group', text: 'Group', item: items }]))).toEqual(expected);
});

test('instructions stand with the question that follows them, and alone when none does', () => {
  const form = aForm([
    { linkId: 'hello', type: 'display', text: 'Please answer for yourself.' },
    { linkId: 'g', type: 'group', text: 'Group', item: [{ linkId: 'a', type: 'boolean', text: 'A' }] },
    { linkId: 'thanks', type: 'display', text: 'Thank you.' },
  ]);
  expect(screens(form)).toEqual(['a', 'to read']);
  expect(pages(form, startOf(form)).map(({ instructions }) => instructions.map(({ linkId }) => linkId))).toEqual([['hello'], ['thanks']]);
});

const branching = () =>
  aForm([
    { linkId: 'a', type: 'boolean', text: 'A' },
    { linkId: 'b', type: 'text', text: 'B', enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }] },
    { linkId: 'c', type: 'date', text: 'C', required: true },
  ]);

test('next and back skip what is not asked', () => {
  const form = branching();
  const [start, yes] = [startOf(form), filled(form, { a: true })];
  expect([on(nextPage(form, start, null)), on(nextPage(form, start, '["a"]')), on(nextPage(form, yes, '["a"]'))]).toEqual(['a', 'c', 'b']);
  expect([on(previousPage(form, start, '["c"]')), on(previousPage(form, yes, '["c"]')), on(previousPage(form, yes, '["a"]'))]).toEqual([
    'a',
    'b',
    'the end',
  ]);
  expect(on(nextPage(form, yes, '["c"]'))).toBe('the end');
});

test('a screen that has gone meanwhile leads to its neighbours', () => {
  const form = branching();
  const no = filled(form, { a: false });
  expect([on(nextPage(form, no, '["b"]')), on(previousPage(form, no, '["b"]'))]).toEqual(['c', 'a']);
});

test('progress counts the screens that are asked now', () => {
  const form = branching();
  expect(progress(form, startOf(form), '["c"]')).toEqual({ at: 2, of: 2 });
  expect(progress(form, filled(form, { a: true }), '["c"]')).toEqual({ at: 3, of: 3 });
});

test('a group that repeats ends with whether there is another', () => {
  const form = aForm([
    {
      linkId: 'child',
      type: 'group',
      text: 'Children',
      repeats: true,
      item: [{ linkId: 'name', type: 'string', text: 'Name', required: true }],
    },
  ]);
  expect(screens(form)).toEqual(['another child? (0)']);
  const added = addOccurrence(form, startOf(form), { linkId: 'child', at: [] });
  if (!added.ok) throw new Error(added.error);
  expect(screens(form, added.value.state)).toEqual(['name', 'another child? (1)']);
  expect(pageOf(form, added.value.state, added.value.added)?.id).toBe('["name",0]');
});

test('what is missing is found on its screen', () => {
  const form = branching();
  const [open] = missing(form, startOf(form));
  expect(on(open === undefined ? null : pageOf(form, startOf(form), open.path))).toBe('c');
});
