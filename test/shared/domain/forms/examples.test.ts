import { expect, test } from 'vitest';
import { startOf } from '../../../../shared/domain/forms/fill.ts';
import { refusalSentence } from '../../../../shared/domain/forms/finding.ts';
import { everyItem, type Form, isChoice, isQuestion } from '../../../../shared/domain/forms/form.ts';
import { installForm } from '../../../../shared/domain/forms/install.ts';
import { pages } from '../../../../shared/domain/forms/pages.ts';
import { responseOf } from '../../../../shared/domain/forms/response.ts';
import { stateOf } from '../../../../shared/domain/forms/resume.ts';
import { hasSafetyQuestion, isSafetyAnswer } from '../../../../shared/domain/forms/safety.ts';
import { scoresOf } from '../../../../shared/domain/forms/score.ts';
import { exampleQuestionnaires, exampleResources, notesOf, withoutExamples } from './a-form.ts';

/** The text of each item that has one, by its linkId. */
function everyWordsOf(questionnaire: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const look = (held: unknown): void => {
    if (typeof held !== 'object' || held === null) return;
    const { linkId, text } = held as { readonly linkId?: unknown; readonly text?: unknown };
    if (typeof linkId === 'string' && typeof text === 'string') found.set(linkId, text);
    for (const inside of Object.values(held)) look(inside);
  };
  look(questionnaire);
  return found;
}

const source = (questionnaire: Record<string, unknown>): string => JSON.stringify(questionnaire);

test.skipIf(withoutExamples)(
  'every questionnaire of the examples installs, or is refused in sentences that name the item and the feature',
  () => {
    const answers = exampleQuestionnaires().map((questionnaire) => ({ questionnaire, installed: installForm(questionnaire) }));
    expect(answers.length).toBeGreaterThan(0);
    for (const { installed } of answers) {
      if (installed.ok) expect(pages(installed.value, startOf(installed.value)).length).toBeGreaterThan(0);
      else for (const refusal of installed.error) expect(refusalSentence(refusal)).toMatch(/^(The form|Item .+) .+\.$/);
    }
    // Whoever has to mend a form finds the question by its words, not by its id alone.
    for (const { questionnaire, installed } of answers)
      for (const { linkId, label } of installed.ok ? [] : installed.error) {
        const words = everyWordsOf(questionnaire).get(linkId ?? '');
        if (words !== undefined) expect(label?.replace(/…$/, '')).toBe(words.slice(0, label?.endsWith('…') ? 79 : undefined));
      }
    expect(answers.some(({ installed }) => installed.ok)).toBe(true);
  },
);

/** What a questionnaire uses, seen in its text, and the name of the refusal that must follow from it. */
test.skipIf(withoutExamples).each([
  ['an answer list kept elsewhere', /"answerValueSet":"http/, 'external-answers'],
  ['an attachment', /"type":"attachment"/, 'question-type'],
  ['a time of day', /"type":"time"/, 'question-type'],
  ['a computation in CQL', /"language":"text\/cql"/, 'calculation'],
  ['a computed finding', /"expression":"iif\(/, 'calculation'],
])('%s has its form refused by name', (_what, uses, feature) => {
  for (const questionnaire of exampleQuestionnaires().filter((candidate) => uses.test(source(candidate)))) {
    const installed = installForm(questionnaire);
    expect(installed.ok ? [] : installed.error.map((refusal) => refusal.feature)).toContain(feature);
  }
});

test.skipIf(withoutExamples)('a form of the examples is refused only for what it really uses', () => {
  const reasons = exampleQuestionnaires().flatMap((questionnaire) => {
    const installed = installForm(questionnaire);
    return installed.ok ? [] : installed.error.map(({ feature }) => feature);
  });
  const known = ['external-answers', 'question-type', 'calculation', 'condition-answer', 'items-of-several-answers'];
  expect(reasons.filter((feature) => !known.includes(feature))).toEqual([]);
});

/** The examples with a PHQ-9 total that adds up the weights of its answers. */
const withTotal = (): Form[] =>
  exampleQuestionnaires()
    .map((questionnaire) => installForm(questionnaire))
    .flatMap((installed) => (installed.ok ? [installed.value] : []))
    .filter((form) =>
      everyItem(form.items).some((item) => isQuestion(item) && item.sumOf !== null && item.codes.some(({ code }) => code === '44261-6')),
    );

test.skipIf(withoutExamples)('the PHQ-9 of the examples installs with its nine questions, one a screen, and its total', () => {
  expect(withTotal().length).toBeGreaterThan(0);
  for (const form of withTotal()) {
    expect(pages(form, startOf(form)).map((page) => (page.kind === 'questions' ? page.questions.length : 0))).toEqual([
      1, 1, 1, 1, 1, 1, 1, 1, 1,
    ]);
    expect(scoresOf(form, startOf(form))[0]).toMatchObject({ total: null, soFar: 0 });
    expect(scoresOf(form, startOf(form))[0]?.missing).toHaveLength(9);
  }
});

test.skipIf(withoutExamples)('its ninth question is known as a safety question although it carries no code', () => {
  for (const form of withTotal()) {
    const safety = everyItem(form.items).filter((item) => isQuestion(item) && item.safety);
    expect(safety.map(({ text }) => text?.base)).toEqual([expect.stringContaining('better off dead')]);
    expect(hasSafetyQuestion(form)).toBe(true);
  }
});

test.skipIf(withoutExamples)('whoever installs it is told that its scores do not add up to 27', () => {
  for (const form of withTotal()) {
    const highest = everyItem(form.items)
      .filter(isChoice)
      .map(({ options }) => Math.max(...options.map(({ score }) => score ?? 0)));
    const adds27 = highest.reduce((sum, score) => sum + score, 0) === 27;
    expect(notesOf(form).some((note) => note.endsWith('score-range'))).toBe(!adds27);
  }
});

test.skipIf(withoutExamples)('a response from elsewhere is gone on with, and sent again with the same answers', () => {
  const responses = exampleResources().filter(({ resourceType }) => resourceType === 'QuestionnaireResponse');
  for (const form of withTotal()) {
    for (const response of responses.filter(({ questionnaire }) => String(questionnaire).startsWith(form.url))) {
      const resumed = stateOf(form, response);
      if (!resumed.ok) throw new Error(resumed.error);
      expect(resumed.value.leftOut).toEqual([]);
      expect(isSafetyAnswer(form, resumed.value.state)).toBe(true);
      const again = responseOf(form, resumed.value.state, { authored: '2026-03-02T09:00:00Z', language: 'en', finished: true });
      expect(again.status).toBe('completed');
      expect(again.item?.[0]?.item).toHaveLength(10);
    }
  }
});
