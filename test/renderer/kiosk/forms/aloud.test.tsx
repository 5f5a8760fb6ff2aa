import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { builtInLanguages } from '../../../../renderer/i18n/added/languages-of.ts';
import { en } from '../../../../renderer/i18n/en.ts';
import { ChoiceQuestion } from '../../../../renderer/kiosk/forms/ChoiceQuestion.tsx';
import { FormHead } from '../../../../renderer/kiosk/forms/FormHead.tsx';
import { CareWords } from '../../../../renderer/kiosk/forms/FormWords.tsx';
import { draftOf } from '../../../../renderer/kiosk/forms/question-draft.ts';
import { decideSpeech, forOutput, sayControl } from '../../../../renderer/kiosk/speech/decide-speech.ts';
import { textOf } from '../../../../renderer/kiosk/speech/heard.ts';
import { knownSentences } from '../../../../renderer/kiosk/speech/known-sentences.ts';
import { optionsOf } from '../../../../renderer/kiosk/speech/options.ts';
import { type Reading, readScreen } from '../../../../renderer/kiosk/speech/read-screen.ts';
import type { Entry } from '../../../../shared/domain/forms/entry.ts';
import type { PageView } from '../../../../shared/domain/forms/page-view.ts';
import { formScreens } from '../../../gallery/form-answers.ts';
import { pageOf } from '../speech/page-of.ts';

const shown = formScreens.find(([name]) => name === 'choice')?.[1];
if (shown?.kind !== 'page') throw new Error('the gallery has no form with a choice');
const { view } = shown;
const manner = { words: en.speech, lang: 'en' };
const order = ['month', 'day', 'year'] as const;

/** The page of a choice, as far as it can be heard. */
function choice(aloud: boolean, entries: Entry[]): Reading {
  const question = { ...view.questions[0]!, entries };
  const page: PageView = { ...view, aloud, questions: [question] };
  const nothing = () => undefined;
  const html = renderToStaticMarkup(
    <main data-personal="" data-screen="forms">
      <FormHead id="title" view={page} words={en} lang="en" question={question.words} />
      <ChoiceQuestion
        titleId="title"
        messageId="message"
        words={en}
        told={null}
        aloud={aloud}
        onEnter={nothing}
        question={question}
        draft={draftOf(question, order)}
        lang="en"
        onChange={nothing}
        onOwnWords={nothing}
      />
    </main>,
  );
  return readScreen(pageOf(html), 'en');
}

const onLoudspeaker = (said: ReturnType<typeof decideSpeech>) =>
  said
    .map((one) => textOf(forOutput(one, { private: false }, manner, (lang) => knownSentences(builtInLanguages.packFor(lang)))))
    .join(' | ');
const screenSaid = (reading: Reading) => onLoudspeaker(decideSpeech(null, reading, optionsOf(reading, manner, []), manner));

test('a loudspeaker says the question and its choices where everybody is asked them, and nothing of them elsewhere', () => {
  expect(screenSaid(choice(true, []))).toMatch(/how often have you had little interest.*1: Not at all \| 2: Several days/);
  const kept = screenSaid(choice(false, []));
  expect(kept).not.toMatch(/little interest|Not at all|Several days|last two weeks/);
  expect(kept).toContain(en.speech.onScreenOnly);
});

test('which answer was chosen is heard by nobody else, not even where the question was said aloud', () => {
  const [before, after] = [choice(true, [{ option: 'Not at all' }]), choice(true, [{ option: 'Several days' }])];
  const chosen = decideSpeech(before, after, [], manner);
  expect(onLoudspeaker(chosen)).toBe(en.speech.onScreenOnly);
  expect(chosen.map(textOf).join(' | ')).toBe(`Several days ${en.speech.states.on}`);
  const [first, second] = after.controls;
  const focused = [first, second].map((control) => onLoudspeaker([sayControl(control!, after, manner)]));
  expect(focused[0]?.replace('Not at all', '').replace('1', '')).toBe(focused[1]?.replace('Several days', '').replace('2', ''));
});

test('the kind words after an answer that worries are for headphones', () => {
  const html = (
    <main data-personal="" data-screen="forms-care">
      <CareWords screen={{ kind: 'care', reached: true, crisisLine: '988' }} words={en} />
    </main>
  );
  const reading = readScreen(pageOf(renderToStaticMarkup(html)), 'en');
  expect(screenSaid(reading)).not.toMatch(/telling us|alone|988/);
  expect(decideSpeech(null, reading, [], manner).map(textOf).join(' ')).toMatch(/You are not alone.*988/);
});
