import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { builtInLanguages } from '../../../../renderer/i18n/added/languages-of.ts';
import { allPacks } from '../../../../renderer/i18n/languages.ts';
import { decideSpeech, forOutput, sayAll } from '../../../../renderer/kiosk/speech/decide-speech.ts';
import { textOf } from '../../../../renderer/kiosk/speech/heard.ts';
import { knownSentences } from '../../../../renderer/kiosk/speech/known-sentences.ts';
import { optionsOf } from '../../../../renderer/kiosk/speech/options.ts';
import { readScreen } from '../../../../renderer/kiosk/speech/read-screen.ts';
import { utterancesOf } from '../../../../renderer/kiosk/speech/utterances.ts';
import type { BuiltInLanguage as Language } from '../../../../shared/domain/language.ts';
import { kioskStates } from '../../../gallery/kiosk-states.tsx';
import { sentencesOf } from '../../i18n/sentences.ts';
import { pageOf } from './page-of.ts';

const { packFor } = builtInLanguages;

const languages = allPacks.map(({ code }) => code as Language);
const screens = kioskStates.filter(({ name }) => !name.startsWith('out-of-service'));
const every = languages.flatMap((language) => screens.map((state) => [state.name, language, state] as const));

function heard(state: (typeof screens)[number], language: Language, output: { readonly private: boolean }, without?: string) {
  const manner = { words: packFor(language).words.speech, lang: language };
  const reading = readScreen(pageOf(renderToStaticMarkup(state.render(language)), without), language);
  const options = optionsOf(reading, manner, ['slower', 'faster', 'dark', 'stop']);
  const said = [...decideSpeech(null, reading, options, manner), ...[0, 1, 2].flatMap((page) => sayAll(reading, options, page, manner))];
  return { reading, options, said: said.map((one) => forOutput(one, output, manner, (lang) => knownSentences(packFor(lang)))) };
}

describe('every screen speaks without code of its own', () => {
  test.each(every)('%s (%s) begins with its heading and names everything that can be chosen', (_name, language, state) => {
    const { reading, options, said } = heard(state, language, { private: true });
    expect(textOf(reading.heading)).not.toBe('');
    expect(said[0]).toBe(said.find((one) => textOf(one) === textOf(reading.heading)));
    expect(reading.controls.filter(({ key, name }) => key === null && textOf(name) === '')).toEqual([]);
    expect(options.length).toBeGreaterThan(0);
  });

  test.each(every)('%s (%s) can be rendered: short enough, in a language there is a voice for', (_name, language, state) => {
    for (const { text, language: voice } of utterancesOf(heard(state, language, { private: true }).said, 140, packFor)) {
      expect(text.length).toBeLessThanOrEqual(600);
      expect(text.trim()).not.toBe('');
      expect(languages).toContain(voice);
    }
  });
});

/** Every word the catalogues may say, and what a place and a line call things. */
const vocabulary = new Set(
  [
    ...allPacks.flatMap(({ words }) => sentencesOf(words)).map(([, sentence]) => sentence),
    ...allPacks.map(({ ownName }) => ownName),
    // Languages a clinic added, as their buttons name them.
    'Kreyòl ayisyen Português (Brasil) Українська',
    'Riverside Clinic',
    // Languages a clinic added, and the key to the letters of one.
    'Русский абв Українська Kreyòl ayisyen Português Brasil',
    'Blue chairs, room B',
    'Sunday November',
    // A member of staff, whose name the patient is to know.
    'Dana Frontdesk',
  ]
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u),
);
/** Times, ticket and desk numbers, counts: nobody's own. */
const ofThePlace = /\b(\d{1,2}:\d{2}|[AP]M|[A-Z]\d{1,3}|\d{1,3})\b/g;
const strange = (text: string): readonly string[] =>
  text
    .replaceAll(ofThePlace, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== '' && !vocabulary.has(word));

/**
 * A screen with words that are in no catalogue fails here until it says what they are: `data-private` on a value of the person (masked on a
 * loudspeaker), `data-clinic` on a text of the clinic that is the same for everybody.
 */
describe('on a loudspeaker', () => {
  test.each(screens.map((state) => [state.name, state] as const))('%s says no value of the person it is for', (name, state) => {
    const said = heard(state, 'en', { private: false }, 'data-clinic').said;
    expect(said.flat().filter((piece) => piece.private)).toEqual([]);
    expect(
      said.flatMap((one) => strange(textOf(one))),
      `${name}: mark these words data-private or data-clinic`,
    ).toEqual([]);
  });

  test('a value would be found', () => {
    expect(strange('12 Maple Street, Springfield')).toEqual(['maple', 'springfield']);
  });
});

const shown = screens.find(({ name }) => name === 'details-shown')!;

test('a value that was asked for is said into headphones, and elsewhere is said to be on the screen', () => {
  const text = (output: { private: boolean }) => heard(shown, 'en', output).said.map(textOf).join(' | ');
  expect(text({ private: true })).toContain('12 Maple Street');
  expect(text({ private: false })).not.toContain('Maple');
  expect(text({ private: false })).toContain('It is shown on the screen');
});

test('what is masked for the eye is hidden for the ear, also in headphones', () => {
  const details = screens.find(({ name }) => name === 'details')!;
  const text = heard(details, 'en', { private: true }).said.map(textOf).join(' | ');
  expect(text).toContain('hidden');
  expect(text).not.toMatch(/4821|•/);
});

test('on a screen about the person a loudspeaker says what everybody reads and nothing else, marked or not', () => {
  const manner = { words: packFor('en').words.speech, lang: 'en' };
  const html = `<main data-personal=""><h1>${packFor('en').words.details.title}</h1><p>Rosa Delgado, diabetes</p><p data-clinic="">Our opening hours</p><button type="button">${packFor('en').words.common.next}</button></main>`;
  const reading = readScreen(pageOf(html), 'en');
  const said = (alone: boolean) =>
    decideSpeech(null, reading, optionsOf(reading, manner, []), manner)
      .map((one) => textOf(forOutput(one, { private: alone }, manner, (lang) => knownSentences(packFor(lang)))))
      .slice(0, 5);
  expect(said(false)).toEqual([
    'Are these still right?',
    'It is shown on the screen',
    'Our opening hours',
    'Press a number to choose.',
    '1: Next',
  ]);
  expect(said(true)).toContain('Rosa Delgado, diabetes');
});
