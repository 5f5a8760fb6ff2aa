import { expect, test } from 'vitest';
import type { Entry } from '../../../../shared/domain/forms/entry.ts';
import { addOccurrence, answer, startOf } from '../../../../shared/domain/forms/fill.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { responseOf } from '../../../../shared/domain/forms/response.ts';
import { stateOf } from '../../../../shared/domain/forms/resume.ts';
import { hasSafetyQuestion, isSafetyAnswer, offerable } from '../../../../shared/domain/forms/safety.ts';
import { scoresOf } from '../../../../shared/domain/forms/score.ts';
import type { FormState } from '../../../../shared/domain/forms/state.ts';
import { aForm, chosen, core, filled, option, phq9 } from './a-form.ts';

const now = { authored: '2026-03-02T09:00:00-05:00', language: 'en', finished: true };
const allNine = (code: string): Record<string, Entry> =>
  Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`q${index + 1}`, chosen(code)]));

test('the response names the form with its version, holds what was answered, and the total', () => {
  const form = phq9();
  const response = responseOf(form, filled(form, { ...allNine('half'), q9: chosen('never') }), { ...now, subject: 'Patient/7' });
  expect(response).toMatchObject({
    resourceType: 'QuestionnaireResponse',
    questionnaire: 'https://clinic.example/forms/one|1',
    status: 'completed',
    language: 'en',
    authored: '2026-03-02T09:00:00-05:00',
    subject: { reference: 'Patient/7' },
    item: [{ linkId: 'all', text: 'Over the last two weeks' }],
  });
  expect(response.item?.[0]?.item?.at(0)).toEqual({
    linkId: 'q1',
    text: 'Problem 1',
    answer: [{ valueCoding: { system: 'http://example.org', code: 'half', display: 'More than half the days' } }],
  });
  expect(response.item?.[0]?.item?.at(-1)).toEqual({ linkId: 'total', text: 'Total score', answer: [{ valueInteger: 16 }] });
});

test.each([
  ['never', 0],
  ['days', 9],
  ['half', 18],
  ['daily', 27],
])('a PHQ-9 with "%s" nine times adds up to %d', (code, total) => {
  const form = phq9();
  expect(scoresOf(form, filled(form, allNine(code)))).toEqual([{ path: { linkId: 'total', at: [] }, total, soFar: total, missing: [] }]);
});

test('a part of the sum never passes for the total', () => {
  const form = phq9();
  const { q4: _, ...eight } = allNine('daily');
  const state = filled(form, eight);
  expect(scoresOf(form, state)).toMatchObject([{ total: null, soFar: 24, missing: [{ linkId: 'q4', at: [] }] }]);
  const response = responseOf(form, state, now);
  expect([response.status, response.item?.[0]?.item?.map(({ linkId }) => linkId)]).toEqual([
    'in-progress',
    ['q1', 'q2', 'q3', 'q5', 'q6', 'q7', 'q8', 'q9'],
  ]);
});

test('a patient who leaves sends what there is, as in progress', () => {
  const form = phq9();
  expect(responseOf(form, filled(form, allNine('never')), { ...now, finished: false }).status).toBe('in-progress');
});

const branching = () =>
  aForm([
    { linkId: 'a', type: 'boolean', text: 'A', item: [{ linkId: 'why', type: 'text', text: 'Why?' }] },
    { linkId: 'b', type: 'decimal', text: 'B', enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }] },
    {
      linkId: 'h',
      type: 'string',
      text: 'H',
      initial: [{ valueString: 'kept' }],
      extension: [{ url: core('questionnaire-hidden'), valueBoolean: true }],
    },
    { linkId: 'read', type: 'display', text: 'Read this' },
  ]);

test('answers to questions that are not asked any more are not sent', () => {
  const form = branching();
  const state = filled(form, { a: false }, filled(form, { a: true, b: '1,5', why: 'So' }));
  expect(responseOf(form, state, now).item).toEqual([
    { linkId: 'a', text: 'A', answer: [{ valueBoolean: false, item: [{ linkId: 'why', text: 'Why?', answer: [{ valueString: 'So' }] }] }] },
    { linkId: 'h', text: 'H', answer: [{ valueString: 'kept' }] },
  ]);
});

test('the questions are sent in the language in which they were read, the answers as the author coded them', () => {
  const spanish = (content: string) => ({
    extension: [
      {
        url: core('translation'),
        extension: [
          { url: 'lang', valueCode: 'es' },
          { url: 'content', valueString: content },
        ],
      },
    ],
  });
  const form = aForm([
    {
      linkId: 'q',
      type: 'choice',
      text: 'Coffee?',
      _text: spanish('¿Café?'),
      answerOption: [{ valueCoding: { code: 'y', display: 'Yes', _display: spanish('Sí') } }],
    },
  ]);
  const response = responseOf(form, filled(form, { q: { option: '|y' } }), { ...now, language: 'es' });
  expect(response.item).toEqual([{ linkId: 'q', text: '¿Café?', answer: [{ valueCoding: { code: 'y', display: 'Yes' } }] }]);
});

const everything = (): Form =>
  aForm([
    { linkId: 'i', type: 'integer', text: 'I' },
    { linkId: 'd', type: 'date', text: 'D' },
    { linkId: 'o', type: 'open-choice', text: 'O', repeats: true, answerOption: [option('x', 'X'), { valueInteger: 4 }] },
    {
      linkId: 'w',
      type: 'quantity',
      text: 'W',
      extension: [{ url: core('questionnaire-unit'), valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' } }],
    },
    { linkId: 'g', type: 'group', text: 'G', repeats: true, item: [{ linkId: 'n', type: 'string', text: 'N', repeats: true }] },
  ]);

function inEverything(form: Form): FormState {
  const start = filled(form, { i: '4', d: '1948', o: [chosen('x'), { other: 'Tea' }], w: { amount: '70.5', unit: 'kg' } });
  const added = [0, 1].reduce((state) => {
    const grown = addOccurrence(form, state, { linkId: 'g', at: [] });
    return grown.ok ? grown.value.state : state;
  }, start);
  const answered = answer(form, added, { path: { linkId: 'n', at: [1] }, entries: ['Ana', 'María'], language: 'es' });
  return answered.ok ? answered.value : added;
}

test('a form is gone on with where it was left, on any device', () => {
  const form = everything();
  const response = responseOf(form, inEverything(form), now);
  const resumed = stateOf(form, JSON.parse(JSON.stringify(response)));
  expect(resumed.ok && resumed.value.leftOut).toEqual([]);
  expect(resumed.ok && responseOf(form, resumed.value.state, now)).toEqual(response);
});

test.each([
  ['nothing', null, 'malformed'],
  ['another form', { resourceType: 'QuestionnaireResponse', questionnaire: 'https://clinic.example/forms/two|1' }, 'other-form'],
  ['an older version', { resourceType: 'QuestionnaireResponse', questionnaire: 'https://clinic.example/forms/one|0' }, 'other-version'],
])('%s is not gone on with', (_what, response, refusal) => {
  expect(stateOf(everything(), response)).toEqual({ ok: false, error: refusal });
});

test('an answer that does not fit is left out by name', () => {
  const item = [
    { linkId: 'i', answer: [{ valueString: 'four' }] },
    { linkId: 'gone', answer: [{ valueBoolean: true }] },
    { linkId: 'd', answer: [{ valueDate: '1948' }] },
  ];
  const resumed = stateOf(everything(), { resourceType: 'QuestionnaireResponse', questionnaire: 'https://clinic.example/forms/one', item });
  expect(resumed.ok && resumed.value).toEqual({
    leftOut: ['gone', 'i'],
    state: { answers: { '["d"]': [{ kind: 'date', value: '1948' }] }, occurrences: {} },
  });
});

test.each([
  ['never', false],
  ['days', true],
  ['daily', true],
])('PHQ-9 item 9 answered "%s" calls somebody: %s', (code, calls) => {
  const form = phq9();
  expect(isSafetyAnswer(form, filled(form, { q9: chosen(code) }))).toBe(calls);
  expect(isSafetyAnswer(form, filled(form, { q8: chosen(code) }))).toBe(false);
});

test('an answer that was changed to "not at all" calls nobody any more', () => {
  const form = phq9();
  expect(isSafetyAnswer(form, filled(form, { q9: chosen('never') }, filled(form, { q9: chosen('daily') })))).toBe(false);
});

test('an answer without a score calls somebody unless it is a known no', () => {
  const options = [option('0', 'No'), option('1', 'Rather not say')];
  const form = aForm([{ linkId: 'q', type: 'choice', text: 'Have you thought of hurting yourself?', answerOption: options }]);
  expect(['0', '1'].map((code) => isSafetyAnswer(form, filled(form, { q: chosen(code) })))).toEqual([false, true]);
});

test('a clinic names further safety questions by their codes', () => {
  const question = {
    linkId: 'q',
    type: 'boolean',
    text: 'Do you feel safe at home?',
    code: [{ system: 'http://loinc.org', code: '93038-8' }],
  };
  const code = { system: 'http://loinc.org', code: '93038-8', display: null };
  expect([hasSafetyQuestion(aForm([question])), hasSafetyQuestion(aForm([question], {}, { safetyCodes: [code] }))]).toEqual([false, true]);
});

test.each([
  [true, true, { ok: true, value: 'offer' }],
  [false, true, { ok: false, error: 'offline' }],
  [true, false, { ok: false, error: 'no-responder' }],
])('online %s and with a responder %s, a form with a safety question is offered: %j', (online, responderSignedIn, decision) => {
  expect(offerable(phq9(), { online, responderSignedIn })).toEqual(decision);
});

test('any other form is offered always', () => {
  expect(offerable(everything(), { online: false, responderSignedIn: false })).toEqual({ ok: true, value: 'offer' });
  expect(startOf(everything()).answers).toEqual({});
});
