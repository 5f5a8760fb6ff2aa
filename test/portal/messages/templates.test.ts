import { describe, expect, test } from 'vitest';
import { MessageSettings, MessageTexts } from '../../../portal/messages/settings.ts';
import { en } from '../../../portal/messages/templates/en.ts';
import { messageLanguages } from '../../../portal/messages/templates/languages.ts';
import { fill, textKeys, textTrouble } from '../../../portal/messages/templates/words.ts';
import { BuiltInLanguage } from '../../../shared/domain/language.ts';

describe.each(BuiltInLanguage.options)('the texts in %s', (language) => {
  const { words } = messageLanguages[language];

  test('use only values they may, and all they must', () => {
    expect(textKeys.map((key) => textTrouble(key, words[key])).filter((trouble) => trouble !== null)).toEqual([]);
  });

  test('are all there', () => expect(textKeys.filter((key) => words[key].trim() === '')).toEqual([]));

  test('are not the English ones', () => {
    if (language !== 'en') expect(textKeys.filter((key) => words[key] === en[key] && key !== 'when')).toEqual([]);
  });

  test('fit into two parts of a text message, values and all', () => {
    const short = fill(words.short, {
      clinic: 'Riverside Family Clinic',
      date: 'Wednesday, September 30, 2026',
      time: '10:45 AM',
      code: '1234 5678 9012',
    });
    expect(short.length).toBeLessThanOrEqual(/^[\x20-\x7e\n¡¿áéíóúñüÁÉÍÓÚÑ]*$/.test(short) ? 306 : 201);
  });
});

test('the English texts read at grade 6 or lower', () => {
  const read = ['inviteOpening', 'remindOpening', 'howTo', 'tip', 'otpBody', 'otpWarning'] as const;
  const text = read.map((key) => fill(en[key], { clinic: 'Main Street', otp: '123 456', minutes: '10' })).join(' ');
  expect(gradeOf(text)).toBeLessThanOrEqual(6);
  expect(gradeOf('Individualised authentication credentials necessitate immediate verification procedures.')).toBeGreaterThan(12);
});

describe('a clinic’s own text', () => {
  const set = (text: Record<string, string>) => MessageTexts.safeParse({ en: text });

  test('takes the place of ours', () => {
    const { texts } = MessageSettings.parse({ texts: { en: { bring: 'Your glasses' } } });
    expect(texts.en?.bring).toBe('Your glasses');
  });

  test.each([
    ['a placeholder we do not know', { tip: 'Ask {doctor}.' }, 'known'],
    ['a kind of visit, for which there is no placeholder', { inviteOpening: 'Your {visitType} at {clinic}.' }, 'known'],
    ['a placeholder that is known elsewhere', { tip: 'Your code is {code}.' }, 'known'],
    ['a brace without its pair', { tip: 'Call us {now.' }, 'brace'],
    ['a code message without the code', { otpBody: 'Look at the screen.' }, '{otp}'],
    ['a control character', { tip: 'Call\u0007 us.' }, 'control'],
    ['a text that does not exist', { advert: 'Buy now' }, 'advert'],
  ])('is refused with %s', (_why, text, says) => {
    const answer = set(text);
    expect(answer.success).toBe(false);
    expect(answer.error?.issues[0]?.message).toContain(says);
  });
});

describe('settings', () => {
  const smtp = { host: 'mail.example.org', port: 587, from: 'desk@riverside.example' };
  const secret = 'x'.repeat(32);
  const ok = (settings: object) => MessageSettings.safeParse(settings).success;

  test('send nothing when nothing is set', () => expect(MessageSettings.parse({})).toMatchObject({ smtp: null, webhook: null }));
  test('ask for TLS unless told', () => expect(MessageSettings.parse({ smtp }).smtp?.security).toBe('starttls'));
  test('allow mail without TLS to this machine', () => expect(ok({ smtp: { ...smtp, host: '127.0.0.1', security: 'none' } })).toBe(true));
  test('refuse mail without TLS to anywhere else', () => expect(ok({ smtp: { ...smtp, security: 'none' } })).toBe(false));
  test('refuse a sender that could add a line to the mail', () =>
    expect(ok({ smtp: { ...smtp, from: 'a@b.example\r\nBcc: c@d.example' } })).toBe(false));
  test('allow a webhook over https', () => expect(ok({ webhook: { url: 'https://sms.example.org/foyer', secret } })).toBe(true));
  test('allow a webhook over http to this machine', () => expect(ok({ webhook: { url: 'http://127.0.0.1:9000/', secret } })).toBe(true));
  test.each([
    'http://sms.example.org/',
    'https://user:word@sms.example.org/',
    'ftp://sms.example.org/',
    'file:///etc/passwd',
    'not an address',
  ])('refuse the webhook %s', (url) => expect(ok({ webhook: { url, secret } })).toBe(false));
  test('refuse a short secret', () => expect(ok({ webhook: { url: 'https://sms.example.org/', secret: 'short' } })).toBe(false));
  test('refuse a word they do not know', () => expect(ok({ smpt: smtp })).toBe(false));
});

/** Flesch-Kincaid grade level. Source: Kincaid et al., 1975. */
function gradeOf(text: string): number {
  const sentences = text.split(/[.?!]+\s/).filter((sentence) => sentence.trim() !== '');
  const words = text.match(/[A-Za-z']+/g) ?? [];
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        (
          word
            .toLowerCase()
            .replace(/e$/, '')
            .match(/[aeiouy]+/g) ?? []
        ).length,
      ),
    0,
  );
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
