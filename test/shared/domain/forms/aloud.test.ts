import { expect, test } from 'vitest';
import { mayBeAloud } from '../../../../shared/domain/forms/aloud.ts';
import { FormRule } from '../../../../shared/domain/forms/due.ts';
import { addOccurrence, startOf } from '../../../../shared/domain/forms/fill.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { pageView } from '../../../../shared/domain/forms/page-view.ts';
import { pages } from '../../../../shared/domain/forms/pages.ts';
import type { FormState } from '../../../../shared/domain/forms/state.ts';
import { moodQuestionnaire } from '../../../support/questionnaires.ts';
import { aForm, filled } from './a-form.ts';

const question = (linkId: string, over: object = {}) => ({ linkId, type: 'boolean', text: `About ${linkId}`, ...over });
const visit = aForm([question('pain')]);
const everywhere = FormRule.parse({ form: visit.url });

test.each([
  ['a form that every visit is asked', visit, everywhere, true],
  ['one that only some visits are asked, which tells why somebody is here', visit, { ...everywhere, visitTypes: ['Prenatal'] }, false],
  ['one that only visits with somebody are asked', visit, { ...everywhere, practitioners: ['Lee'] }, false],
  ['one the clinic keeps for headphones', visit, { ...everywhere, headphonesOnly: true }, false],
  ['one with a question about safety', aForm(moodQuestionnaire().item), everywhere, false],
  ['one that is asked no more', visit, undefined, false],
])('%s', (_what, form, rule, aloud) => {
  expect(mayBeAloud(form, rule)).toBe(aloud);
});

/** By the words of each page: whether others may hear them. */
const heard = (form: Form, state: FormState, aloud = true) =>
  pages(form, state).map(({ id }) => {
    const view = pageView(form, state, { id, language: 'en', aloud });
    return [view?.questions[0]?.words ?? view?.kind, view?.aloud];
  });

test('a question that an answer led to is not said aloud, and nothing of a form that is kept for headphones', () => {
  const form = aForm([
    question('pain'),
    question('where', { enableWhen: [{ question: 'pain', operator: '=', answerBoolean: true }] }),
    question('smoke', { item: [question('how-long')] }),
  ]);
  const state = filled(form, { pain: true, smoke: true });
  expect(heard(form, state)).toEqual([
    ['About pain', true],
    ['About where', false],
    ['About smoke', true],
    ['About how-long', false],
  ]);
  expect(heard(form, state, false).map(([, aloud]) => aloud)).toEqual([false, false, false, false]);
});

test('neither is what stands in a group that somebody added, nor an instruction that an answer led to', () => {
  const form = aForm([
    question('pain'),
    { linkId: 'rest', type: 'display', text: 'Please rest', enableWhen: [{ question: 'pain', operator: '=', answerBoolean: true }] },
    question('sleep'),
    { linkId: 'drugs', type: 'group', text: 'Medicines', repeats: true, item: [question('daily')] },
  ]);
  const added = addOccurrence(form, filled(form, { pain: true }), { linkId: 'drugs', at: [] });
  if (!added.ok) throw new Error('not added');
  expect(heard(form, added.value.state)).toEqual([
    ['About pain', true],
    ['About sleep', false],
    ['About daily', false],
    ['another', true],
  ]);
  expect(heard(form, startOf(form)).find(([words]) => words === 'About sleep')).toEqual(['About sleep', true]);
});
