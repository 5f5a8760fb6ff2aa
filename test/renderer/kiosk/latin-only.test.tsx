import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { builtInLanguages } from '../../../renderer/i18n/added/languages-of.ts';
import { allPacks } from '../../../renderer/i18n/languages.ts';
import { zhHans, zhHansLatinOnly } from '../../../renderer/i18n/zh-Hans.ts';
import { draftOf } from '../../../renderer/kiosk/forms/question-draft.ts';
import { TextQuestion } from '../../../renderer/kiosk/forms/TextQuestion.tsx';
import { LetterScreen } from '../../../renderer/kiosk/screens/LetterScreen.tsx';
import { knownSentences } from '../../../renderer/kiosk/speech/known-sentences.ts';
import type { LetterPurpose } from '../../../renderer/ui/letter-layouts.ts';
import type { BuiltInLanguage } from '../../../shared/domain/language.ts';
import { formScreens } from '../../gallery/form-answers.ts';
import { kioskStates } from '../../gallery/kiosk-states.tsx';

/** Letter keys over a field that words go into; a postal code, an e-mail and a ticket have no characters, and a problem takes the hint's place. */
const typesWords = (html: string): boolean =>
  html.includes('data-keys="letters"') && !html.includes('field-message-problem') && /data-layer="letters"/.test(html);
/** Beside those, one screen of the gallery is in a language a clinic added. */
const withoutWords = /^(change-email|ticket|proof-postal|last-name-added-letters)/;

const screens = kioskStates.filter(({ name }) => !withoutWords.test(name));
const shownIn = (language: BuiltInLanguage): readonly (readonly [string, string])[] =>
  screens.map(({ name, render }) => [name, renderToStaticMarkup(render(language))] as const).filter(([, html]) => typesWords(html));

test('in Chinese every screen with letter keys says that characters cannot be typed, and what to do', () => {
  const shown = shownIn('zh-Hans');
  for (const [name, html] of shown) expect(html, name).toContain(zhHansLatinOnly);
  const names = shown.map(([name]) => name);
  for (const one of ['last-name', 'first-name', 'change-name', 'change-address', 'change-pharmacy']) expect(names).toContain(one);
});

test.each(['text', 'texts'])('so does a form with a question for words: %s', (name) => {
  const page = formScreens.find(([one]) => one === name)?.[1];
  if (page?.kind !== 'page') throw new Error('the gallery has no such form');
  const { questions } = page.view;
  const nothing = () => undefined;
  const html = renderToStaticMarkup(
    <TextQuestion
      titleId="title"
      messageId="message"
      words={zhHans}
      told={null}
      aloud={false}
      onEnter={nothing}
      questions={questions}
      drafts={questions.map((question) => draftOf(question, ['year', 'month', 'day']))}
      active={0}
      language="zh-Hans"
      order={['year', 'month', 'day']}
      onActive={nothing}
      onChange={nothing}
    />,
  );
  expect(html).toContain(zhHansLatinOnly);
});

test('a task says it, too, where it asks for words and not for numbers', () => {
  const screenFor = (purpose: LetterPurpose) =>
    renderToStaticMarkup(
      <LetterScreen
        title="药名"
        hint=""
        problem={null}
        purpose={purpose}
        typed=""
        words={zhHans}
        language="zh-Hans"
        send={() => undefined}
      />,
    );
  expect(screenFor('address')).toContain(zhHansLatinOnly);
  expect(screenFor('name')).toContain(zhHansLatinOnly);
  for (const purpose of ['postal', 'email', 'ticket'] as const) expect(screenFor(purpose)).not.toContain(zhHansLatinOnly);
});

test('a loudspeaker may say it: it is the same for everybody', () => {
  expect(knownSentences(builtInLanguages.packFor('zh-Hans'))).toContain(zhHansLatinOnly);
});

test('an e-mail, a ticket and a postal code are typed without it', () => {
  for (const { name, render } of kioskStates.filter((state) => withoutWords.test(state.name)))
    expect(renderToStaticMarkup(render('zh-Hans')), name).not.toContain(zhHansLatinOnly);
});

test('no other language of ours says it: their letters can be typed', () => {
  expect(allPacks.filter(({ latinOnly }) => latinOnly !== undefined).map(({ code }) => code)).toEqual(['zh-Hans']);
});
