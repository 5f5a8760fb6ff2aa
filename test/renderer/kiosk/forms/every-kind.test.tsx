import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { en } from '../../../../renderer/i18n/en.ts';
import { AnotherQuestion } from '../../../../renderer/kiosk/forms/AnotherQuestion.tsx';
import { QuestionPage } from '../../../../renderer/kiosk/forms/QuestionPage.tsx';
import { draftOfPage, entriesOf, type QuestionDraft, toggled } from '../../../../renderer/kiosk/forms/question-draft.ts';
import { FrameContext, type FrameParts } from '../../../../renderer/kiosk/tasks/frame.ts';
import { addOccurrence, answer, startOf } from '../../../../shared/domain/forms/fill.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { installForm } from '../../../../shared/domain/forms/install.ts';
import { missing } from '../../../../shared/domain/forms/missing.ts';
import { nextPage, pageOf } from '../../../../shared/domain/forms/page-order.ts';
import { pageView, type QuestionView } from '../../../../shared/domain/forms/page-view.ts';
import type { Page } from '../../../../shared/domain/forms/pages.ts';
import { responseOf } from '../../../../shared/domain/forms/response.ts';
import { scoresOf } from '../../../../shared/domain/forms/score.ts';
import type { FormState } from '../../../../shared/domain/forms/state.ts';
import { aForm, core, exampleQuestionnaires, option, sdc, withoutExamples } from '../../../shared/domain/forms/a-form.ts';

const nothing = () => undefined;
const order = ['month', 'day', 'year'] as const;
const frame: FrameParts = {
  header: null,
  notice: undefined,
  ground: 'arrived',
  covered: false,
  largeText: false,
  fit: '',
  takeAwayUrl: '',
  words: en,
  send: nothing,
};

/** The page as a patient sees it, in the markup of the kiosk. */
function shown(form: Form, state: FormState, page: Page) {
  const view = pageView(form, state, { id: page.id, language: form.language, aloud: false });
  if (view === null) throw new Error(`the page ${page.id} is gone`);
  const draft = draftOfPage(view, order);
  const common = { view, words: en, language: 'en' };
  const screen =
    view.kind === 'another' ? (
      <AnotherQuestion {...common} onAdd={nothing} onRemove={nothing} />
    ) : (
      <QuestionPage
        {...common}
        name="forms"
        shownIn={form.language}
        order={order}
        problem={null}
        draft={draft}
        onDraft={nothing}
        primary={{ label: en.common.next, onPress: nothing }}
        onNext={nothing}
      />
    );
  const html = renderToStaticMarkup(<FrameContext value={frame}>{screen}</FrameContext>).replaceAll(/&#x27;/g, "'");
  return { view, draft, html };
}

/** What stands on the glass to answer with. */
function affords(question: QuestionView, html: string): boolean {
  const buttons = (words: readonly string[]) => words.every((one) => html.includes(`>${one}</`));
  switch (question.type) {
    case 'boolean':
      return buttons([en.forms.yes, en.forms.no]);
    case 'choice':
      return buttons(question.options.slice(0, 5).map(({ words }) => words));
    case 'open-choice':
      return buttons([...question.options.slice(0, 4).map(({ words }) => words), question.openLabel ?? en.forms.somethingElse]);
    case 'string':
    case 'text':
      return html.includes('data-keys="letters"');
    case 'date':
      return html.includes('data-keys="digits"') && html.includes(en.date.year);
    default:
      return html.includes('data-keys="digits"') && question.units.every(({ words }) => html.includes(words));
  }
}

/** A person answers: the first option, yes, the smallest number that is allowed, some words. */
function answered(question: QuestionView, draft: QuestionDraft): QuestionDraft {
  const [first] = question.options;
  const number = String(typeof question.min === 'number' ? question.min : 2);
  switch (question.type) {
    case 'boolean':
      return { ...draft, given: [true] };
    case 'choice':
      return draft.given.length > 0 || first === undefined ? draft : toggled(question, draft, first.key);
    case 'open-choice':
      return { ...draft, given: [], other: 'in my own words' };
    case 'date':
      return { ...draft, date: { ...draft.date, year: '2026', month: '3', day: '2' } };
    case 'string':
    case 'text':
      return draft.typed === '' ? { ...draft, typed: 'some words' } : draft;
    default:
      return draft.typed === '' ? { ...draft, typed: question.type === 'decimal' ? `${number}.5` : number } : draft;
  }
}

/** Goes through a form page by page as a patient would, and adds one more where a group may come again. */
function walked(form: Form) {
  let state = startOf(form);
  const seen: string[] = [];
  const added = new Set<string>();
  for (let page = nextPage(form, state, null); page !== null; page = nextPage(form, state, page.id)) {
    if (seen.length > 400) throw new Error('the form does not end');
    const { view, draft, html } = shown(form, state, page);
    for (const question of view.questions) {
      seen.push(question.words);
      expect(html, question.words).toContain(question.words.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
      expect(affords(question, html), `${question.type}: ${question.words}`).toBe(true);
    }
    if (page.kind === 'another') {
      const { path } = page.group;
      const grown = added.has(path.linkId) ? null : addOccurrence(form, state, path);
      added.add(path.linkId);
      if (!grown?.ok) continue;
      const before = pageOf(form, grown.value.state, grown.value.added);
      if (before === null) throw new Error('what was added is not shown');
      ({ state } = grown.value);
      page = before;
      const entries = shown(form, state, page);
      state = given(form, state, page, entries);
      continue;
    }
    state = given(form, state, page, { view, draft });
  }
  return { state, seen };
}

function given(form: Form, state: FormState, page: Page, { view, draft }: Pick<ReturnType<typeof shown>, 'view' | 'draft'>): FormState {
  if (page.kind !== 'questions') return state;
  const entries = entriesOf(
    view,
    draft.map((one, at) => answered(view.questions[at]!, one)),
  );
  return page.questions.reduce((before, { path }, at) => {
    const taken = answer(form, before, { path, entries: entries[at] ?? [], language: 'en' });
    if (!taken.ok) throw new Error(`${path.linkId}: ${JSON.stringify(taken.error)}`);
    return taken.value;
  }, state);
}

const when = (question: string, answerBoolean: boolean) => ({ question, operator: '=', answerBoolean });
const yes = (linkId: string, text: string) => ({ linkId, type: 'boolean', text });
const kilograms = { system: 'http://unitsofmeasure.org', code: 'kg', display: 'kg' };

/** One question of each kind, and each of the ways in which they hang together. */
const everything = () =>
  aForm([
    {
      linkId: 'about',
      type: 'group',
      text: 'About you',
      item: [{ linkId: 'name', type: 'string', text: 'Your nickname', required: true }],
    },
    yes('pain', 'Do you have pain?'),
    yes('fever', 'Do you have fever?'),
    { ...yes('both', 'Since both began?'), enableWhen: [when('pain', true), when('fever', true)], enableBehavior: 'all' },
    { ...yes('either', 'Does one of them wake you?'), enableWhen: [when('pain', false), when('fever', true)], enableBehavior: 'any' },
    { ...yes('never', 'Never asked'), enableWhen: [when('pain', false), when('fever', true)], enableBehavior: 'all' },
    {
      linkId: 'sleep',
      type: 'integer',
      text: 'Hours of sleep',
      item: [
        {
          linkId: 'sleep-help',
          type: 'display',
          text: 'In the last night.',
          extension: [{ url: core('questionnaire-itemControl'), valueCodeableConcept: { coding: [{ code: 'help' }] } }],
        },
      ],
      extension: [
        { url: core('minValue'), valueInteger: 1 },
        { url: core('maxValue'), valueInteger: 24 },
        { url: core('questionnaire-unit'), valueCoding: { system: 'http://unitsofmeasure.org', code: 'h', display: 'hours' } },
      ],
    },
    { linkId: 'temperature', type: 'decimal', text: 'Your temperature' },
    { linkId: 'since', type: 'date', text: 'Since when?' },
    { linkId: 'words', type: 'text', text: 'What should we know?', initial: [{ valueString: 'nothing new' }] },
    {
      linkId: 'weight',
      type: 'quantity',
      text: 'Your weight',
      extension: [{ url: core('questionnaire-unitOption'), valueCoding: kilograms }],
    },
    { linkId: 'way', type: 'open-choice', text: 'How did you come?', answerOption: [option('bus', 'By bus'), option('car', 'By car')] },
    {
      linkId: 'which',
      type: 'choice',
      repeats: true,
      text: 'Which of these?',
      answerOption: [option('a', 'Asthma'), { ...option('b', 'Diabetes'), initialSelected: true }],
    },
    {
      linkId: 'score-1',
      type: 'choice',
      text: 'How often?',
      required: true,
      answerOption: [option('often', 'Often', 3), option('never', 'Never', 0)],
    },
    {
      linkId: 'total',
      type: 'integer',
      readOnly: true,
      text: 'Total',
      extension: [
        {
          url: sdc('calculatedExpression'),
          valueExpression: {
            language: 'text/fhirpath',
            expression: "%resource.item.where(linkId != 'total').answer.value.ordinal().sum()",
          },
        },
      ],
    },
    { linkId: 'drugs', type: 'group', text: 'Medicines', repeats: true, item: [{ linkId: 'drug', type: 'string', text: 'Name of it' }] },
  ]);

test('every kind of question is shown with what it is answered with, answered, and sent', () => {
  const form = everything();
  const { state, seen } = walked(form);
  expect(seen).not.toContain('Never asked');
  expect(seen).toEqual(expect.arrayContaining(['Since both began?', 'Does one of them wake you?']));
  expect(missing(form, state)).toEqual([]);
  expect(scoresOf(form, state)).toMatchObject([{ total: 3 }]);
  const response = responseOf(form, state, { authored: '2026-03-02T09:00:00Z', language: 'en', finished: true });
  expect(response.status).toBe('completed');
  const answersTo = (linkId: string) => response.item?.find((item) => item.linkId === linkId)?.answer;
  expect(answersTo('sleep')).toEqual([{ valueInteger: 1 }]);
  expect(answersTo('temperature')).toEqual([{ valueDecimal: 2.5 }]);
  expect(answersTo('since')).toEqual([{ valueDate: '2026-03-02' }]);
  expect(answersTo('words')).toEqual([{ valueString: 'nothing new' }]);
  expect(answersTo('weight')).toMatchObject([{ valueQuantity: { value: 2, code: 'kg' } }]);
  expect(answersTo('way')).toEqual([{ valueString: 'in my own words' }]);
  expect(answersTo('which')).toMatchObject([{ valueCoding: { code: 'b' } }]);
  expect(answersTo('total')).toEqual([{ valueInteger: 3 }]);
  expect(response.item?.filter(({ linkId }) => linkId === 'drugs')).toMatchObject([
    { item: [{ answer: [{ valueString: 'some words' }] }] },
  ]);
});

test('what helps to answer stands under the question, and its unit behind the field', () => {
  const form = everything();
  const page = pageOf(form, startOf(form), { linkId: 'sleep', at: [] });
  const { html } = shown(form, startOf(form), page!);
  expect(html).toContain('In the last night.');
  expect(html).toContain('hours');
});

test.skipIf(withoutExamples)('every questionnaire of the examples that installs is shown and answered whole, page by page', () => {
  const forms = exampleQuestionnaires().flatMap((questionnaire) => {
    const installed = installForm(questionnaire);
    return installed.ok ? [installed.value] : [];
  });
  expect(forms.length).toBeGreaterThan(0);
  for (const form of forms) {
    const { state, seen } = walked(form);
    expect(seen.length).toBeGreaterThan(0);
    expect(missing(form, state)).toEqual([]);
    const response = responseOf(form, state, { authored: '2026-03-02T09:00:00Z', language: form.language, finished: true });
    expect(response.status).toBe('completed');
  }
});
