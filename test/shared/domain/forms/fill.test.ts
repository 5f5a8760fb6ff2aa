import { expect, test } from 'vitest';
import type { Entry } from '../../../../shared/domain/forms/entry.ts';
import { addOccurrence, answer, removeOccurrence, startOf } from '../../../../shared/domain/forms/fill.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { missing, visibleItems } from '../../../../shared/domain/forms/missing.ts';
import { FormState, keyOfPath } from '../../../../shared/domain/forms/state.ts';
import { aForm, chosen, core, filled, option } from './a-form.ts';

const limits = (...pairs: readonly (readonly [string, object])[]) => pairs.map(([name, value]) => ({ url: core(name), ...value }));
const kg = { url: core('questionnaire-unitOption'), valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg', display: 'kg' } };
const lb = { url: core('questionnaire-unitOption'), valueCoding: { system: 'http://unitsofmeasure.org', code: '[lb_av]', display: 'lb' } };

const one = (item: object): Form => aForm([{ linkId: 'q', text: 'Question', ...item }]);
const integer = one({ type: 'integer', extension: limits(['minValue', { valueInteger: 0 }], ['maxValue', { valueInteger: 120 }]) });
const decimal = one({ type: 'decimal', extension: limits(['maxDecimalPlaces', { valueInteger: 1 }]) });
const date = one({ type: 'date', extension: limits(['minValue', { valueDate: '1900-01-01' }], ['maxValue', { valueDate: '2026-03-02' }]) });
const text = one({ type: 'string', maxLength: 10, extension: limits(['minLength', { valueInteger: 2 }]) });
const zip = one({ type: 'string', extension: limits(['regex', { valueString: '\\d{5}(-\\d{4})?' }]) });
const choice = one({ type: 'choice', answerOption: [option('a', 'A'), option('b', 'B')] });
const open = one({ type: 'open-choice', answerOption: [option('a', 'A')] });
const weight = one({ type: 'quantity', extension: [kg, lb, { url: core('minValue'), valueDecimal: 1 }] });
const several = one({
  type: 'choice',
  repeats: true,
  answerOption: [
    option('a', 'A'),
    option('b', 'B'),
    { ...option('none', 'None of these'), extension: [{ url: core('questionnaire-optionExclusive'), valueBoolean: true }] },
  ],
  extension: limits(['questionnaire-maxOccurs', { valueInteger: 2 }]),
});

const given = (form: Form, entries: readonly Entry[], language = 'en') => {
  const answered = answer(form, startOf(form), { path: { linkId: 'q', at: [] }, entries, language });
  return answered.ok ? answered.value.answers[keyOfPath({ linkId: 'q', at: [] })]?.map(({ value }) => value) : answered.error.problem;
};

test.each([
  ['en', '37.5', 37.5],
  ['en', '37,5', 37.5],
  ['es', '37,5', 37.5],
  ['es', '37.5', 37.5],
  ['ar', '٣٧٫٥', 37.5],
  ['ar', '۳۷٫۵', 37.5],
  ['vi', '37,5', 37.5],
  ['zh-Hans', '３７．５', 37.5],
  ['en', ' 70 ', 70],
  ['en', '-1', -1],
  ['en', '1,000', 'unclear-number'],
  ['es', '1.000', 'unclear-number'],
  ['en', '1.234', 'too-many-decimals'],
  ['en', '1e3', 'not-a-number'],
  ['en', 'about 70', 'not-a-number'],
  ['en', '7 0', 'not-a-number'],
  ['en', '1234567890123456', 'not-a-number'],
])('in %s, "%s" is understood as %s', (language, typed, understood) => {
  expect(given(decimal, [typed], language)).toEqual(typeof understood === 'number' ? [understood] : understood);
});

test.each([
  ['a whole number', integer, '42', [42]],
  ['the lowest', integer, '0', [0]],
  ['below the lowest', integer, '-1', 'too-small'],
  ['above the highest', integer, '121', 'too-large'],
  ['half a year of age', integer, '4.5', 'not-whole'],
  ['a yes to a number', integer, true, 'wrong-kind'],
  ['a day', date, '1948-03-04', ['1948-03-04']],
  ['only the year', date, '1948', ['1948']],
  ['year and month', date, '1948-03', ['1948-03']],
  ['a day that never was', date, '1949-02-29', 'not-a-date'],
  ['a day written another way', date, '03/04/1948', 'not-a-date'],
  ['a day to come', date, '2026-03-03', 'too-late'],
  ['this year, which has begun', date, '2026', ['2026']],
  ['a day too long ago', date, '1899-12-31', 'too-early'],
  ['a text with blanks around', text, '  Nora ', ['Nora']],
  ['a text that is too short', text, 'N', 'too-short'],
  ['a text that is too long', text, 'Wilhelmina Anna', 'too-long'],
  ['a text over two lines', text, 'a\r\nb', ['a b']],
  ['a text with a bell in it', text, 'a\u0007b', ['ab']],
  ['a ZIP code', zip, '02138', ['02138']],
  ['half a ZIP code', zip, '021', 'wrong-form'],
  ['an offered answer', choice, chosen('a'), [{ system: 'http://example.org', code: 'a', display: 'A' }]],
  ['an answer that is not offered', choice, chosen('z'), 'not-offered'],
  ['own words where none are asked for', choice, { other: 'B' }, 'not-offered'],
  ['own words to an open choice', open, { other: ' Tea ' }, ['Tea']],
  [
    'an amount with its unit',
    weight,
    { amount: '70,5', unit: 'kg' },
    [{ value: 70.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' }],
  ],
  ['an amount in stones', weight, { amount: '11', unit: 'st' }, 'unknown-unit'],
  ['an amount without unit', weight, { amount: '70', unit: null }, 'unknown-unit'],
  ['an amount that cannot be', weight, { amount: '0', unit: 'kg' }, 'too-small'],
] as const)('%s is taken as meant, or refused with its reason', (_what, form, entry, expected) => {
  expect(given(form, [entry])).toEqual(expected);
});

test.each([
  ['two of several', [chosen('a'), chosen('b')], 2],
  ['the same twice', [chosen('a'), chosen('a')], 'same-answer-twice'],
  ['"None of these" alone', [chosen('none')], 1],
  ['"None of these" with another', [chosen('none'), chosen('a')], 'not-together'],
  ['more than may be given', [chosen('a'), chosen('b'), chosen('none')], 'too-many-answers'],
])('of several answers: %s', (_what, entries, expected) => {
  const answered = given(several, entries);
  expect(Array.isArray(answered) ? answered.length : answered).toBe(expected);
});

test('two answers to a question that takes one are refused', () => {
  expect(given(choice, [chosen('a'), chosen('b')])).toBe('too-many-answers');
});

test('an emptied field takes the answer back', () => {
  const state = filled(text, { q: 'Nora' });
  expect(filled(text, { q: '  ' }, state)).toEqual(startOf(text));
});

test('a refused answer leaves what was answered before', () => {
  const state = filled(integer, { q: '42' });
  expect(answer(integer, state, { path: { linkId: 'q', at: [] }, entries: ['420'], language: 'en' })).toEqual({
    ok: false,
    error: { problem: 'too-large', limit: 120, index: 0 },
  });
  expect(state.answers).toEqual({ '["q"]': [{ kind: 'integer', value: 42 }] });
});

const alcohol = () =>
  aForm([
    { linkId: 'drinks', type: 'boolean', text: 'Do you drink alcohol?' },
    {
      linkId: 'more',
      type: 'group',
      text: 'About drinking',
      enableWhen: [{ question: 'drinks', operator: '=', answerBoolean: true }],
      item: [{ linkId: 'glasses', type: 'integer', text: 'Glasses a week', required: true }],
    },
    {
      linkId: 'many',
      type: 'string',
      text: 'Would you like help?',
      enableWhen: [{ question: 'glasses', operator: '>=', answerInteger: 14 }],
    },
  ]);
const shown = (form: Form, state: FormState): string[] => visibleItems(form, state).map(({ item }) => item.linkId);

test('a question that is no longer asked keeps its answer in mind, and counts no more', () => {
  const form = alcohol();
  const drinking = filled(form, { drinks: true, glasses: '20' });
  expect(shown(form, drinking)).toEqual(['drinks', 'more', 'glasses', 'many']);
  const not = filled(form, { drinks: false }, drinking);
  expect(shown(form, not)).toEqual(['drinks']);
  const again = filled(form, { drinks: true }, not);
  expect(again.answers).toEqual(drinking.answers);
});

test('a question that is not asked takes no answer', () => {
  const form = alcohol();
  const answered = answer(form, startOf(form), { path: { linkId: 'glasses', at: [] }, entries: ['3'], language: 'en' });
  expect(answered).toMatchObject({ ok: false, error: { problem: 'not-asked' } });
});

test('only what is asked can be missing', () => {
  const form = alcohol();
  expect(missing(form, startOf(form))).toEqual([]);
  expect(missing(form, filled(form, { drinks: true })).map(({ item }) => item.linkId)).toEqual(['glasses']);
  expect(missing(form, filled(form, { drinks: true, glasses: '0' }))).toEqual([]);
});

const colours = {
  linkId: 'q',
  type: 'choice',
  text: 'Colours',
  repeats: true,
  answerOption: [option('red', 'Red'), option('blue', 'Blue'), { valueString: 'pink' }],
};
test.each([
  ['boolean', '=', { answerBoolean: false }, false, true],
  ['boolean', '!=', { answerBoolean: true }, false, true],
  ['boolean', 'exists', { answerBoolean: true }, null, false],
  ['boolean', 'exists', { answerBoolean: false }, null, true],
  ['boolean', '!=', { answerBoolean: true }, null, true],
  ['integer', '>', { answerInteger: 5 }, '5', false],
  ['integer', '>=', { answerInteger: 5 }, '5', true],
  ['integer', '<', { answerDecimal: 5.5 }, '5', true],
  ['integer', '<=', { answerInteger: 4 }, '5', false],
  ['integer', '<', { answerInteger: 4 }, null, false],
  ['date', '>', { answerDate: '2000-01-01' }, '2000-01-02', true],
  ['date', '>', { answerDate: '2000-01-01' }, '2000', false],
  ['date', '<', { answerDate: '2000-01-01' }, '1999', true],
  ['string', '=', { answerString: 'tea' }, 'tea', true],
  ['string', '=', { answerString: 'tea' }, 'coffee', false],
] as const)('a question after a %s with %s %j, answered %s, is asked: %s', (type, operator, answerX, entry, asked) => {
  const form = aForm([
    { linkId: 'q', type, text: 'Q' },
    { linkId: 'then', type: 'boolean', text: 'Then?', enableWhen: [{ question: 'q', operator, ...answerX }] },
  ]);
  const state = entry === null ? startOf(form) : filled(form, { q: entry });
  expect(shown(form, state).includes('then')).toBe(asked);
});

test.each([
  ['=', { answerCoding: { system: 'http://example.org', code: 'red' } }, ['red', 'blue'], true],
  ['=', { answerCoding: { code: 'red' } }, ['red'], true],
  ['=', { answerCoding: { system: 'http://other.org', code: 'red' } }, ['red'], false],
  ['!=', { answerCoding: { system: 'http://example.org', code: 'red' } }, ['red', 'blue'], false],
  ['!=', { answerCoding: { system: 'http://example.org', code: 'red' } }, ['blue'], true],
] as const)('a question after colours %s %j, with %j chosen, is asked: %s', (operator, answerX, codes, asked) => {
  const form = aForm([colours, { linkId: 'then', type: 'boolean', text: 'Then?', enableWhen: [{ question: 'q', operator, ...answerX }] }]);
  expect(shown(form, filled(form, { q: codes.map(chosen) })).includes('then')).toBe(asked);
});

test.each([
  ['all', true, false, false],
  ['all', true, true, true],
  ['any', true, false, true],
  ['any', false, false, false],
] as const)('with "%s", answers %s and %s: asked %s', (enableBehavior, a, b, asked) => {
  const when = (question: string) => ({ question, operator: '=', answerBoolean: true });
  const yes = (linkId: string) => ({ linkId, type: 'boolean', text: linkId });
  const form = aForm([yes('a'), yes('b'), { ...yes('then'), enableBehavior, enableWhen: [when('a'), when('b')] }]);
  expect(shown(form, filled(form, { a, b })).includes('then')).toBe(asked);
});

const household = () =>
  aForm([
    {
      linkId: 'person',
      type: 'group',
      text: 'Who lives with you?',
      repeats: true,
      item: [
        { linkId: 'name', type: 'string', text: 'Name', required: true },
        { linkId: 'child', type: 'boolean', text: 'A child?', initial: [{ valueBoolean: false }] },
        { linkId: 'school', type: 'string', text: 'School', enableWhen: [{ question: 'child', operator: '=', answerBoolean: true }] },
      ],
    },
    { linkId: 'seats', type: 'boolean', text: 'Child seats?', enableWhen: [{ question: 'child', operator: '=', answerBoolean: true }] },
  ]);

function twoPeople() {
  const form = household();
  const group = { linkId: 'person', at: [] };
  const added = [1, 2].reduce((state) => {
    const grown = addOccurrence(form, state, group);
    return grown.ok ? grown.value.state : state;
  }, startOf(form));
  const say = (state: FormState, linkId: string, number: number, entry: Entry): FormState => {
    const answered = answer(form, state, { path: { linkId, at: [number] }, entries: [entry], language: 'en' });
    if (!answered.ok) throw new Error(answered.error.problem);
    return answered.value;
  };
  return { form, group, added, say };
}

test('an optional group that repeats asks nothing until somebody is added', () => {
  const form = household();
  expect([shown(form, startOf(form)), missing(form, startOf(form))]).toEqual([[], []]);
});

test('each person is asked by their own answers, and anybody’s answer counts outside', () => {
  const { form, added, say } = twoPeople();
  const state = say(say(added, 'name', 0, 'Ana'), 'child', 1, true);
  expect(visibleItems(form, state).map(({ path }) => keyOfPath(path))).toEqual([
    '["person",0]',
    '["name",0]',
    '["child",0]',
    '["person",1]',
    '["name",1]',
    '["child",1]',
    '["school",1]',
    '["seats"]',
  ]);
  expect(missing(form, state).map(({ path }) => path)).toEqual([{ linkId: 'name', at: [1] }]);
  expect(state.answers['["child",0]']).toEqual([{ kind: 'boolean', value: false }]);
});

test('taking one person away leaves the other as they were', () => {
  const { form, added, say } = twoPeople();
  const removed = removeOccurrence(form, say(say(added, 'name', 0, 'Ana'), 'name', 1, 'Ben'), { linkId: 'person', at: [0] });
  expect(removed.ok && Object.keys(removed.value.answers).sort()).toEqual(['["child",1]', '["name",1]']);
  expect(removed.ok && removed.value.occurrences).toEqual({ '["person"]': [1] });
});

test('a group that must be there begins with one, which cannot be taken away', () => {
  const form = aForm([
    {
      linkId: 'contact',
      type: 'group',
      text: 'Contact',
      repeats: true,
      required: true,
      item: [{ linkId: 'name', type: 'string', text: 'Name' }],
    },
  ]);
  expect(shown(form, startOf(form))).toEqual(['contact', 'name']);
  expect(missing(form, startOf(form)).map(({ item }) => item.linkId)).toEqual(['contact']);
  expect(removeOccurrence(form, startOf(form), { linkId: 'contact', at: [0] })).toEqual({ ok: false, error: 'too-few' });
});

test('a follow-up inside a question is asked once that question has an answer', () => {
  const form = aForm([
    {
      linkId: 'q',
      type: 'choice',
      text: 'Pick',
      answerOption: [option('a', 'A')],
      item: [{ linkId: 'why', type: 'string', text: 'Why?' }],
    },
  ]);
  expect(shown(form, startOf(form))).toEqual(['q']);
  expect(shown(form, filled(form, { q: chosen('a') }))).toEqual(['q', 'why']);
});

test('hidden items are never seen, with everything inside them', () => {
  const hidden = { url: core('questionnaire-hidden'), valueBoolean: true };
  const form = aForm([
    { linkId: 'h', type: 'group', extension: [hidden], item: [{ linkId: 'in', type: 'string', text: 'Internal' }] },
    { linkId: 'q', type: 'boolean', text: 'Q' },
  ]);
  expect(shown(form, startOf(form))).toEqual(['q']);
});

test('initial values are there from the start', () => {
  const form = aForm([
    { linkId: 's', type: 'string', text: 'S', initial: [{ valueString: 'YUP' }] },
    { linkId: 'c', type: 'choice', text: 'C', answerOption: [option('a', 'A'), { ...option('b', 'B'), initialSelected: true }] },
    { linkId: 'i', type: 'integer', text: 'I', initial: [{ valueInteger: 3 }] },
  ]);
  expect(
    Object.values(startOf(form).answers)
      .flat()
      .map(({ value }) => (typeof value === 'object' ? value.code : value)),
  ).toEqual(['YUP', 'b', 3]);
});

test('a state can be kept as JSON and read again', () => {
  const { added, say } = twoPeople();
  const state = say(added, 'name', 1, 'Ben');
  expect(FormState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test('a long chain of conditions is decided at once', () => {
  const when = (index: number) =>
    [1, 2].filter((back) => back <= index).map((back) => ({ question: `q${index - back}`, operator: '=', answerBoolean: true }));
  const form = aForm(
    Array.from({ length: 200 }, (_, index) => ({
      linkId: `q${index}`,
      type: 'boolean',
      text: 'Q',
      initial: [{ valueBoolean: true }],
      enableBehavior: 'all',
      enableWhen: when(index),
    })),
  );
  expect(shown(form, startOf(form))).toHaveLength(200);
});
