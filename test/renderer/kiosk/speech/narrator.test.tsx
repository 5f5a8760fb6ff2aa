import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { builtInLanguages } from '../../../../renderer/i18n/added/languages-of.ts';
import { decideSpeech } from '../../../../renderer/kiosk/speech/decide-speech.ts';
import { createNarrator } from '../../../../renderer/kiosk/speech/narrator.ts';
import type { PageElement } from '../../../../renderer/kiosk/speech/page-element.ts';
import { readScreen } from '../../../../renderer/kiosk/speech/read-screen.ts';
import { kioskStates } from '../../../gallery/kiosk-states.tsx';
import { pageOf } from './page-of.ts';

const { packFor } = builtInLanguages;

const page = (name: string): PageElement => {
  const state = kioskStates.find((one) => one.name === name);
  if (state === undefined) throw new RangeError(`no screen is called ${name}`);
  return pageOf(renderToStaticMarkup(state.render('en')));
};

/** Someone who listens, before a page that is put there by hand. */
function aListener({ first = 'code-empty', alone = true } = {}) {
  let shown = page(first);
  let said: { readonly text: string; readonly when: string }[] = [];
  const pressed: string[] = [];
  const volumes: number[] = [];
  let pauses = 0;
  const narrator = createNarrator({
    page: () => shown,
    packFor,
    manner: () => ({ words: packFor('en').words.speech, lang: 'en' }),
    output: () => ({ private: alone }),
    speak: (utterances, when) => {
      if (when === 'now') said = [];
      said.push(...utterances.map(({ text }) => ({ text, when })));
    },
    hush: () => {
      said = [];
    },
    pause: () => {
      pauses += 1;
    },
    press: (element) => pressed.push(element.getAttribute('aria-label') ?? JSON.stringify(element.getAttribute('class'))),
    onNumbers: () => {},
    onMode: () => {},
    onVolume: (decibels) => volumes.push(decibels),
  });
  narrator.key('*', null);
  return {
    narrator,
    pressed,
    volume: () => volumes.at(-1),
    pauses: () => pauses,
    /** The screen becomes another, or changes; what is said of it alone. */
    sees(name: string): readonly string[] {
      shown = page(name);
      said = [];
      narrator.changed();
      return said.map(({ text }) => text);
    },
    how: () => [...new Set(said.map(({ when }) => when))],
    hears: () => said.map(({ text }) => text),
    key: (key: string) => narrator.key(key, null),
  };
}

describe('what is said of a change', () => {
  test('each digit as it is typed, in headphones; the count everywhere', () => {
    expect(aListener().sees('code-typing')).toEqual(['4 8 2 1 9 0', '6 of 12 digits']);
    expect(aListener({ alone: false }).sees('code-typing')).toEqual(['star', '6 of 12 digits']);
  });

  test('what was taken back', () => {
    const listener = aListener({ first: 'code-typing' });
    expect(listener.sees('code-empty')).toEqual(['Deleted, 4 8 2 1 9 0', '0 of 12 digits']);
  });

  test('what to put right, at once', () => {
    expect(aListener({ first: 'code-empty' }).sees('code-short')).toContain('4 digits are still missing.');
  });

  test('a receipt that comes later waits for what is being said; a new screen does not', () => {
    const listener = aListener({ first: 'arrived' });
    expect(listener.sees('arrived-desk-saw-it')).toEqual(['The desk has seen it.']);
    expect(listener.how()).toEqual(['next']);
    listener.sees('code-empty');
    expect(listener.how()).toEqual(['now']);
  });

  test('nothing when nothing changed that an ear should know', () => {
    expect(aListener({ first: 'details' }).sees('details')).toEqual([]);
  });

  test('a value that was shown; when it hides again, nothing', () => {
    const listener = aListener({ first: 'details' });
    expect(listener.sees('details-shown')).toEqual(['12 Maple Street, Apt 4, Springfield, MA 01104']);
    expect(listener.sees('details').join()).not.toContain('Maple');
  });
});

test('the question whether somebody is still there is asked aloud, alone, and number sign answers it', () => {
  const listener = aListener();
  const said = listener.sees('idle-warning');
  expect(said[0]).toBe('Are you still there?');
  expect(said.join()).not.toContain('Number on your letter');
  expect(said).toContain('1: Yes, I am here');
  listener.key('#');
  expect(listener.pressed).toHaveLength(1);
});

test('any key interrupts', () => {
  const listener = aListener();
  expect(listener.hears()).not.toEqual([]);
  listener.key('5');
  expect(listener.hears()).toEqual([]);
});

test('star says the screen again with everything that can be done', () => {
  const listener = aListener();
  listener.key('*');
  expect(listener.hears()[0]).toBe('Number on your letter');
  expect(listener.hears()).toContain('Now press a number to choose.');
});

test('a number that was not said chooses nothing; then everything is said', () => {
  const listener = aListener({ first: 'help-confirm' });
  expect(listener.hears().filter((text) => /^\d:/.test(text))).toEqual(['1: Yes, please come', '2: No, go on']);
  listener.key('3');
  expect(listener.pressed).toEqual([]);
  expect(listener.hears()[0]).toBe('That number is not here.');
  expect(listener.hears().some((text) => text.startsWith('3: '))).toBe(true);
  listener.key('3');
  expect(listener.pressed).toHaveLength(1);
});

test('digits and Enter belong to the screen while they type', () => {
  const listener = aListener();
  expect([listener.key('7'), listener.key('Enter'), listener.key('Backspace')]).toEqual([false, false, false]);
});

test('slower and faster are heard at once, and speech ends when asked', () => {
  const listener = aListener();
  listener.key('*');
  while (!listener.hears().some((text) => text.endsWith('Turn speech off'))) listener.key('0');
  const number =
    listener
      .hears()
      .find((text) => text.endsWith('Turn speech off'))
      ?.slice(0, 1) ?? '';
  listener.key(number);
  expect(listener.narrator.mode().on).toBe(false);
  expect(listener.sees('arrived')).toEqual([]);
});

describe('how loud it speaks', () => {
  test('begins in the middle for ears under headphones and louder for a room, and says each step', () => {
    expect(aListener({ alone: false }).volume()).toBe(-6);
    const listener = aListener();
    expect(listener.volume()).toBe(-12);
    expect(listener.key('PageUp')).toBe(true);
    expect(listener.hears()).toEqual(['Volume 4 of 5']);
    expect(listener.volume()).toBe(-6);
    listener.narrator.quieter();
    listener.narrator.quieter();
    expect(listener.hears()).toEqual(['Volume 2 of 5']);
  });

  test('stops at the loudest and at the quietest step, and there it still speaks', () => {
    const listener = aListener();
    for (let times = 0; times < 9; times += 1) listener.key('AudioVolumeUp');
    expect([listener.volume(), listener.hears()]).toEqual([0, ['Volume 5 of 5']]);
    for (let times = 0; times < 9; times += 1) listener.key('AudioVolumeDown');
    expect([listener.volume(), listener.hears()]).toEqual([-24, ['Volume 1 of 5']]);
  });

  test('stays for the visit, also when speech was off meanwhile; the next person begins as everybody does', () => {
    const listener = aListener();
    listener.narrator.louder();
    listener.narrator.end();
    listener.narrator.begin();
    expect(listener.volume()).toBe(-6);
    listener.narrator.end();
    listener.narrator.forget();
    listener.narrator.begin();
    expect(listener.volume()).toBe(-12);
  });

  test('without speech the volume keys are not taken', () => {
    const listener = aListener();
    listener.narrator.end();
    expect(listener.key('PageUp')).toBe(false);
  });
});

test('a letter of the pad that becomes the next one of its key is said alone, and so is one in the middle', () => {
  const manner = { words: packFor('en').words.speech, lang: 'en' };
  const typed = (text: string) =>
    readScreen(
      pageOf(
        `<main data-screen="last-name"><h1>Your last name</h1><span role="status" data-private="" data-typed="">${text}</span></main>`,
      ),
      'en',
    );
  const said = (before: string, after: string) =>
    decideSpeech(typed(before), typed(after), [], manner).map((one) => one.map(({ text }) => text).join(' '));
  expect(said('Jon', 'Joo')).toEqual(['o']);
  expect(said('Jo', 'Jon')).toEqual(['n']);
  expect(said('Jon', 'Jo')).toEqual(['Deleted n']);
  expect(said('Nguyên', 'Nguyễn')).toEqual(['ễ n']);
  expect(said('Jo', 'Jo')).toEqual([]);
});

test('the Pause key halts what is being said, without taking it away; any other key does that', () => {
  const listener = aListener();
  const before = listener.hears();
  expect(listener.key('Pause')).toBe(true);
  expect([listener.pauses(), listener.hears()]).toEqual([1, before]);
  expect(listener.key('Pause')).toBe(true);
  listener.key('7');
  expect([listener.pauses(), listener.hears()]).toEqual([2, []]);
  listener.narrator.end();
  expect(listener.key('Pause')).toBe(false);
});
