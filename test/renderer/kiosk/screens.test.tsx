import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { allPacks } from '../../../renderer/i18n/languages.ts';
import type { BuiltInLanguage as Language } from '../../../shared/domain/language.ts';
import { kioskStates } from '../../gallery/kiosk-states.tsx';

const languages = allPacks.map(({ code }) => code as Language);
const every = languages.flatMap((language) =>
  kioskStates.map((state) => [state.name, language, renderToStaticMarkup(state.render(language))] as const),
);
const page = (name: string, language: Language = 'en'): string => every.find(([one, lang]) => one === name && lang === language)?.[2] ?? '';

describe('on every screen, in every language', () => {
  test.each(every)('%s (%s) has a heading that can take the focus', (name, _language, html) => {
    const headings = html.match(/<h1[^>]*>/g) ?? [];
    // The idle warning and the help of staff lie over a screen that has its own heading, out of reach.
    expect(headings).toHaveLength(name === 'idle-warning' || name === 'staff-helping' ? 2 : 1);
  });

  test.each(every)('%s (%s) names every button', (_name, _language, html) => {
    for (const [button] of html.matchAll(/<button[\s\S]*?<\/button>/g)) {
      const words = button
        .replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
        .replaceAll(/<[^>]+>/g, '')
        .trim();
      expect(/aria-label="[^"]+"/.test(button) || words !== '').toBe(true);
    }
  });

  test.each(every)('%s (%s) shows no hole where a word should be', (_name, _language, html) => {
    expect(html).not.toMatch(/undefined|\[object|NaN|null</);
  });

  test.each(every.filter(([name]) => !/^(attract|out-of-service)/.test(name)))(
    '%s (%s) lets the language be changed',
    (name, language, html) => {
      const words = allPacks.find(({ code }) => code === language)?.words.common;
      // The kiosk of two languages offers the other by name; one of more opens a row.
      const offers = name === 'code-two-languages' ? (language === 'en' ? 'Español' : 'English') : words?.language;
      expect(html).toContain(offers);
    },
  );

  // Where help is on its way already, nobody stands, or the kiosk serves nobody.
  test.each(every.filter(([name]) => !/^(out-of-service|help|unavailable)/.test(name)))('%s (%s) offers help', (_name, language, html) => {
    const words = allPacks.find(({ code }) => code === language)?.words.common;
    expect(html).toMatch(new RegExp(`<button[^>]*>(<svg[\\s\\S]*?</svg>)?<span[^>]*>${words?.help}</span>`));
  });

  // Where the desk is the answer already, the visit is done, nobody stands, or the kiosk serves nobody.
  const deskKnows = /^(attract|out-of-service|help|unavailable|refused|handed-off|pause|done|appointments-desk)/;
  test.each(every.filter(([name]) => !deskKnows.test(name)))('%s (%s) offers help and the desk', (_name, language, html) => {
    const words = allPacks.find(({ code }) => code === language)?.words.common;
    expect(html).toContain(words?.help);
    expect(html).toContain(words?.desk);
  });
});

describe('from right to left', () => {
  test('keys, numbers and dates keep their direction in Arabic', () => {
    expect(page('code-typing', 'ar')).toMatch(/class="code"[^>]*dir="ltr"/);
    expect(page('code-typing', 'ar')).toMatch(/class="keypad"[^>]*dir="ltr"/);
    expect(page('birth-date-full', 'ar')).toMatch(/class="date"[^>]*dir="ltr"/);
    expect(page('last-name', 'ar')).toMatch(/class="letters"[^>]*dir="ltr"/);
  });

  test('a masked phone number reads as it is dialled', () => {
    expect(page('details', 'ar')).toContain('<bdi dir="ltr" aria-hidden="true">•••••• 4821</bdi>');
  });

  test('a ticket and a time look as they do on the board', () => {
    expect(page('arrived', 'ar')).toContain('>A14<');
    expect(page('arrived', 'ar')).toContain('9:41');
  });
});

describe('letters of one’s own', () => {
  test.each([
    ['ar', 'عربي'],
    ['vi', 'ăâđ'],
  ] as const)('the name keys open in Latin, and %s has its own behind the key %s', (language, key) => {
    expect(page('last-name', language)).toMatch(/>q<|>Q</);
    expect(page('last-name', language)).toContain(`>${key}<`);
    expect(page('last-name', 'en')).not.toContain(`>${key}<`);
  });
});

test('someone who asked for help can clear the screen before leaving', () => {
  expect(page('help')).toContain('Finish');
});

test('whoever has arrived and would rather go on at the desk is not told to check in', () => {
  expect(page('handed-off-patient-choice')).toContain('The desk will check you in.');
  expect(page('handed-off-after-arrival')).toContain('You are checked in already.');
});

describe('never a hint', () => {
  test('a refusal says the same, whatever the cause, with a number', () => {
    const text = page('refused').replaceAll(/<[^>]+>/g, ' ');
    expect(text).toContain('We could not match that');
    expect(text).toContain('A7');
  });

  test('a choice of appointments shows times and nothing else', () => {
    expect(page('choose').replaceAll(/\s/g, ' ')).toContain('10:10 AM');
    expect(page('choose')).not.toMatch(/Dr|clinic visit|minutes/i);
  });

  test('a masked value is spoken as hidden, not dot by dot', () => {
    expect(page('details')).toContain('<bdi dir="ltr" aria-hidden="true">•••••• 4821</bdi><span class="visually-hidden">hidden</span>');
  });
});

test('whoever is asked more elsewhere hears at the end of the tablet, or of the desk where there is none', () => {
  expect(page('done-tablet')).toContain('The desk has a tablet with a few more questions.');
  expect(page('done-desk-asks-largest')).toContain('The desk may ask you a few more questions.');
  expect(page('done')).not.toMatch(/few more questions/);
});

test('someone known by name alone is offered a seat and nothing to read', () => {
  expect(page('arrived')).toContain('Check my details');
  expect(page('arrived-by-name')).not.toContain('Check my details');
});

test('a kiosk that serves nobody says so in every language it offers, with its reason small for IT', () => {
  const html = page('out-of-service');
  for (const { words } of allPacks) expect(html).toContain(words.outOfService.title);
  expect(html).toContain('key-unavailable');
});

test('a time warning covers the screen and puts it out of reach', () => {
  expect(page('idle-warning')).toContain('inert=""');
  expect(page('idle-warning')).toContain('role="alertdialog"');
});

test('an unprotected key is said on the screen', () => {
  expect(page('code-demo')).toContain('does not protect its key');
  expect(page('code-empty')).not.toContain('does not protect its key');
});

describe('at a clinic of eight languages', () => {
  test('each has its button on the first screen, beside one for whoever reads none of them', () => {
    const buttons = [...page('attract-eight').matchAll(/<button[^>]* lang="([^"]+)"/g)].map(([, lang]) => lang);
    expect(buttons).toEqual(['en', 'es', 'ar', 'zh-Hans', 'vi', 'ht', 'pt-BR', 'uk']);
    expect(page('attract-eight')).toMatch(/class="attract-choices" data-many=""/);
  });

  test('that one says so in the first five languages, so that two lines hold it', () => {
    const said = /class="other-language-words">(.*?)<\/span><\/button>/.exec(page('attract-eight'))?.[1] ?? '';
    expect([...said.matchAll(/lang="([^"]+)"/g)].map(([, lang]) => lang)).toEqual(['en', 'es', 'ar', 'zh-Hans', 'vi']);
  });
});
