import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ar } from '../../../../renderer/i18n/ar.ts';
import { QuestionPage } from '../../../../renderer/kiosk/forms/QuestionPage.tsx';
import { draftOfPage } from '../../../../renderer/kiosk/forms/question-draft.ts';
import { FrameContext, type FrameParts } from '../../../../renderer/kiosk/tasks/frame.ts';
import type { Entry } from '../../../../shared/domain/forms/entry.ts';
import { formScreens } from '../../../gallery/form-answers.ts';

const nothing = () => undefined;
const order = ['day', 'month', 'year'] as const;
const frame: FrameParts = {
  header: null,
  notice: undefined,
  ground: 'arrived',
  covered: false,
  largeText: false,
  fit: '',
  takeAwayUrl: '',
  words: ar,
  send: nothing,
};

/** A page of the gallery's form as an Arabic reader sees it, the form itself in `shownIn`. */
function page(name: string, shownIn: string, given: readonly Entry[] = []): string {
  const shown = formScreens.find(([one]) => one === name)?.[1];
  if (shown?.kind !== 'page') throw new Error(`the gallery has no page ${name}`);
  const questions = shown.view.questions.map((one) => ({ ...one, entries: [...given] }));
  const view = { ...shown.view, questions };
  return renderToStaticMarkup(
    <FrameContext value={frame}>
      <QuestionPage
        name="forms"
        view={view}
        shownIn={shownIn}
        language="ar"
        order={order}
        words={ar}
        problem={null}
        draft={draftOfPage(view, order)}
        onDraft={nothing}
        primary={{ label: ar.common.next, onPress: nothing }}
        onNext={nothing}
      />
    </FrameContext>,
  );
}

test('a form in English runs from left to right for an Arabic reader, and one in Arabic from right to left', () => {
  expect(page('several', 'en')).toMatch(/<div class="form-page"[^>]*dir="ltr"/);
  expect(page('several', 'ar')).toMatch(/<div class="form-page"[^>]*dir="rtl"/);
});

test('what Foyer says within a form in another language runs the way of its own words', () => {
  const html = page('several', 'en');
  expect(html).toMatch(/class="field-message"[^>]*dir="auto"/);
  expect(html).toContain(`<bdi>${ar.forms.moreAnswers} (1/2)</bdi>`);
});

test('every given answer that stands on the glass can be taken away, and the others are counted', () => {
  const html = page('several-texts', 'en', ['Penicillin', 'Peanuts', 'Latex', 'Dust']);
  expect([...html.matchAll(/<bdi>([^<]*)<\/bdi> ×/g)].map(([, said]) => said)).toEqual(['Latex', 'Dust']);
  expect(html).toContain('>+2</bdi><span class="visually-hidden">Penicillin · Peanuts</span>');
});
