import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { SentenceText } from '../../../shared/domain/added-language.ts';
import type { TenantId } from '../../../shared/domain/ids.ts';
import { marked } from '../../support/pseudo-language.ts';
import { openAdminDesk } from '../support/admin-desk.ts';

const { folder, file: keep, store, close, admin: run } = await openAdminDesk();
afterAll(close);

const admin = (...words: readonly string[]) => run(words);

type Sentences = Record<string, { en: SentenceText; text: SentenceText; placeholders?: Record<string, string>; longest: number }>;
const inFolder = (name: string): string => join(folder, name);
const read = (name: string) => JSON.parse(readFileSync(inFolder(name), 'utf8'));

/** A whole file for a language, in marked English. */
async function aFile(code: string, name: string) {
  await admin('language', 'template', '--code', code, '--out', inFolder('empty.json'));
  return { ...marked(read('empty.json')), name };
}

test('a template has every sentence with the English beside it, what its values are, how long it may be, and nothing filled in', async () => {
  await admin('organisation', 'make', '--name', 'Harbour');
  await admin('site', 'make', '--name', 'Harbour', '--zone', 'America/New_York');
  const answer = await admin('language', 'template', '--code', 'pl', '--out', inFolder('pl.json'));
  expect(answer).toMatchObject({ exit: 0, out: expect.stringContaining('still to write') });
  const file = read('pl.json');
  const sentences = file.sentences as Sentences;
  expect(file).toMatchObject({ foyerLanguage: 1, code: 'pl', name: '', direction: 'ltr', keyboard: null });
  expect(sentences['common.next']).toEqual({ en: 'Next', longest: expect.any(Number), text: '' });
  expect(sentences['idle.body']).toEqual({
    en: { one: 'We clear this screen in 1 second.', other: 'We clear this screen in {seconds} seconds.' },
    placeholders: { seconds: 'seconds left' },
    longest: expect.any(Number),
    text: { many: '', one: '', few: '' },
  });
  expect(Object.keys(sentences)).toContain('attract.tips.0');
  expect(Object.values(sentences).every(({ text }) => typeof text === 'object' || text === '')).toBe(true);
});

test('a filled-in file is added as a version, offered where it is asked to be, listed, and retired from every first screen', async () => {
  const path = keep('he.json', await aFile('he', 'עברית'));
  expect(await admin('language', 'add', path, '--dry-run')).toMatchObject({ exit: 0 });
  expect((await admin('language', 'list')).out).not.toContain('he  ');
  expect(await admin('language', 'add', path)).toMatchObject({ exit: 0, out: expect.stringContaining('No site offers it yet') });
  const offered = await admin('language', 'add', path, '--offer', '--json');
  expect(JSON.parse(offered.out)).toMatchObject({ language: 'he', version: 1, same: true, offeredAt: ['harbour'] });
  expect((await admin('language', 'list')).out).toContain('he  עברית  version 1  offered at harbour');
  const changed = await aFile('he', 'עברית');
  changed.sentences['common.next'] = { text: '«On»' };
  expect(JSON.parse((await admin('language', 'add', keep('he2.json', changed), '--json')).out)).toMatchObject({ version: 2, same: false });
  expect(await admin('language', 'retire', 'he')).toMatchObject({ exit: 0 });
  expect(await admin('language', 'retire', 'he')).toMatchObject({ exit: 64 });
  const sites = await store.read('harbour' as TenantId, (tx) => tx.sites.list());
  expect(sites[0]?.settings.languages).toEqual(['en', 'es']);
  const acts = await store.read('harbour' as TenantId, (tx) => tx.auditLog.after(0, 100));
  expect(acts.map(({ action }) => action).filter((action) => action.startsWith('language-'))).toEqual([
    'language-add',
    'language-add',
    'language-add',
    'language-retire',
  ]);
});

test('letters that no typeface of Foyer has are named when a language is added, with the font to install', async () => {
  const hebrew = await admin('language', 'add', keep('he.json', await aFile('he', 'עברית')));
  expect(hebrew).toMatchObject({ exit: 0, out: expect.stringMatching(/No typeface of Foyer has ב י ע ר ת: .*fonts-noto-core, and look/) });
  const korean = await admin('language', 'add', keep('ko.json', await aFile('ko', '한국어')), '--json');
  expect(JSON.parse(korean.out)).toMatchObject({ withoutFont: ['국', '어', '한'] });
  const file = await aFile('ko', 'Korean');
  file.sentences['common.next'] = { text: '다음' };
  expect((await admin('language', 'add', keep('ko.json', file))).out).toMatch(/has 다 음: .*Ubuntu fonts-noto-cjk, and/);
  const polish = await admin('language', 'add', keep('pl.json', await aFile('pl', 'Zażółć gęślą jaźń')));
  expect(polish).toMatchObject({ exit: 0, out: expect.not.stringContaining('No typeface') });
});

test('everything to put right is said at once, by its key, with what to do', async () => {
  const file = await aFile('pl', 'Polski');
  const { sentences } = file;
  delete sentences['help.title'];
  sentences['common.next'] = { text: ' ' };
  sentences['receipt.saved'] = { text: 'Zapisano o {czas}.' };
  sentences['common.back'] = { text: 'Wstecz '.repeat(20) };
  sentences['common.desk'] = { text: 'Rejestracja\u202e' };
  sentences['idle.body'] = { text: { one: 'za sekundę', few: 'za {seconds} sekundy', two: 'za {seconds}' } };
  sentences['code.incomplete'] = { text: { one: 'Brakuje cyfry.', few: 'Brakuje cyfr.', many: 'Brakuje {missing} cyfr.' } };
  const answer = await admin('language', 'add', keep('faulty.json', { ...file, direction: 'rtl' }));
  expect(answer.exit).toBe(65);
  for (const line of [
    'direction: pl is written from left to right. Write "ltr"',
    'help.title: It is not in the file. Add it with a text for "Someone is coming".',
    'common.next: There is no text. Write what stands for "Next".',
    'receipt.saved: {czas} is not a placeholder here. Use {time}.',
    'receipt.saved: {time} is missing (a time of day). Put it where it belongs.',
    'common.back: It is 140 letters long',
    'common.desk: It holds a line break or an invisible character',
    'idle.body: The form "many" is missing: pl says it for 0, 5, 6, 7 and more. Write it.',
    'idle.body: pl has no form "two". Take it out; write one, few, many.',
    'code.incomplete: Form "few": {missing} is missing: this form is for 2, 3, 4, 22 and more.',
  ])
    expect(answer.err).toContain(line);
  // One form for one number alone may leave the number out.
  expect(answer.err).not.toContain('Form "one": {missing}');
});

test.each([
  ['a language that is built in', { code: 'es' }, 'es is built into Foyer'],
  ['no language tag', { code: 'Polish language' }, 'is not a language tag'],
  ['a tag in another spelling', { code: 'PT-br' }, 'in its usual spelling'],
  [
    'a key with a whole word on it',
    { keyboard: { name: 'ab', rows: [['abc'], [], []] } },
    'keyboard.rows.0.0: one letter, with its marks.',
  ],
  [
    'a pad that leaves a letter out',
    { keyboard: { name: 'аб', rows: [['а', 'б'], [], []], pad: { '2': ['а'] } } },
    'keyboard.pad: "б" stands in a row and on no key of the pad: put it on one of 2 to 9.',
  ],
  [
    'a pad with a letter on two keys',
    { keyboard: { name: 'аб', rows: [['а', 'б'], [], []], pad: { '2': ['а', 'б'], '3': ['а'] } } },
    'keyboard.pad: "а" stands on the pad twice: leave one.',
  ],
])('a file for %s is refused with the reason', async (_what, change, reason) => {
  const answer = await admin('language', 'add', keep('refused.json', { ...(await aFile('pl', 'Polski')), ...change }));
  expect(answer).toMatchObject({ exit: 65, err: expect.stringContaining(reason) });
});

test('what is not JSON, or is not there, is said so', async () => {
  writeFileSync(inFolder('broken.json'), '{"code": "pl"');
  expect(await admin('language', 'add', inFolder('broken.json'))).toMatchObject({
    exit: 65,
    err: expect.stringContaining('It is not JSON'),
  });
  expect(await admin('language', 'add', inFolder('nowhere.json'))).toMatchObject({ exit: 66 });
});

test.each(['en', 'es', 'ar', 'zh-Hans', 'vi'])('a template begun from %s is whole as it stands', async (from) => {
  const code = `${from}-${from === 'ar' ? 'EG' : 'AU'}`;
  await admin('language', 'template', '--from', from, '--code', code, '--out', inFolder('from.json'));
  const path = keep('from-named.json', { ...read('from.json'), name: 'A variant' });
  expect(await admin('language', 'add', path)).toMatchObject({ exit: 0, err: '' });
});

test('a language that lacks sentences of a newer Foyer is listed with them, and a template from it asks for those alone', async () => {
  const whole = await aFile('so', 'Soomaali');
  await admin('language', 'add', keep('so.json', whole));
  const { 'help.title': _gone, ...sentences } = whole.sentences;
  await store.write('harbour' as TenantId, ({ languages }) =>
    languages.add({
      code: 'so' as never,
      ownName: 'Soomaali',
      direction: 'ltr',
      keyboard: null,
      sentences: Object.fromEntries(Object.entries(sentences as Sentences).map(([key, sentence]) => [key, sentence.text])),
    }),
  );
  const { out } = await admin('language', 'list');
  expect(out).toContain('Kept from patients until it is whole. It lacks 1 sentences of this Foyer: help.title.');
  await admin('language', 'template', '--from', 'so', '--out', inFolder('so-again.json'));
  const again = read('so-again.json');
  expect(again).toMatchObject({ code: 'so', name: 'Soomaali' });
  expect(Object.entries(again.sentences as Sentences).flatMap(([key, sentence]) => (sentence.text === '' ? [key] : []))).toEqual([
    'help.title',
  ]);
});
