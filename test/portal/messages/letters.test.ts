import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { visitText } from '../../../portal/messages/compose-message.ts';
import { isPrintable, loadFaces } from '../../../portal/messages/letters/faces.ts';
import { printLetters } from '../../../portal/messages/letters/print-letters.ts';
import { unpackWoff } from '../../../portal/messages/letters/unpack-woff.ts';
import { visualRuns } from '../../../portal/messages/letters/visual-runs.ts';
import { wrapLines } from '../../../portal/messages/letters/wrap-lines.ts';
import { MessageSettings } from '../../../portal/messages/settings.ts';
import { messageLanguages } from '../../../portal/messages/templates/languages.ts';
import { textKeys } from '../../../portal/messages/templates/words.ts';
import { BuiltInLanguage } from '../../../shared/domain/language.ts';
import { Site } from '../../../shared/domain/site.ts';
import { aName, anAppointment, at, newYork } from '../../support/people.ts';

const faces = loadFaces();
const site = Site.parse({ id: 'main-street', tenant: 'riverside', zone: newYork, version: 1, settings: { name: 'Riverside Clinic' } });
const sender = { site, settings: MessageSettings.parse({}), added: [] };
const sign = () => `FA1_${'a'.repeat(36)}_main-street_hqk20_hqk20_abcdefgh234567ab_${'A'.repeat(86)}`;
const print = (...patients: Parameters<typeof anAppointment>[0][]) =>
  printLetters(
    patients.map((one) => anAppointment(one)),
    { sender, sign, now: at('12:00') },
  );
const pages = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

describe('letters', () => {
  test('are one page for each visit, in all five languages', async () => {
    const { pdf, withoutName } = await print(...BuiltInLanguage.options.map((language) => ({ patient: { language } })));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pages(pdf)).toBe(5);
    expect(withoutName).toEqual([]);
  });

  test('carry their fonts, Chinese ones too, and stay small', async () => {
    const { pdf } = await print({ patient: { language: 'zh-Hans', name: aName('王', '小明') } });
    expect(pdf.toString('latin1')).toMatch(/NotoSansSC/i);
    expect(pdf.length).toBeLessThan(200_000);
  });

  test('greet without the name when it cannot be printed, and say whose', async () => {
    const { pdf, withoutName } = await print({ patient: { name: aName('शर्मा', 'राम') } }, {});
    expect(pages(pdf)).toBe(2);
    expect(withoutName).toEqual(['appointment-1']);
  });

  test.each(BuiltInLanguage.options)('every sentence in %s can be printed', (language) => {
    const text = textKeys
      .map((key) => messageLanguages[language].words[key])
      .join('')
      .replaceAll('\n', ' ');
    for (const weight of [400, 600] as const) expect(isPrintable(text, faces[weight])).toBe(true);
  });

  test.each(['Nguyễn Thị Ánh', 'Łukasz Żółć', 'Ελένη', 'Дмитрий', 'فاطمة', '赵薇', 'O’Brien-Núñez'])(
    'the name %s can be printed',
    (name) => {
      expect(isPrintable(name, faces[400])).toBe(true);
    },
  );

  test('begin a Chinese name with the family', () => {
    const visit = anAppointment({ patient: { language: 'zh-Hans', name: aName('王', '小明') } });
    expect(visitText('letter', visit, sender).greeting).toBe('王小明，您好：');
  });
});

describe('Arabic on paper', () => {
  const shown = (line: string, direction: 'ltr' | 'rtl' = 'rtl') => visualRuns(line, direction, faces[400]).map(({ text }) => text);

  test('stands right to left, with Latin words and numbers left to right inside', () => {
    expect(shown('لديك زيارة في Riverside Clinic.')).toEqual(['.', 'Riverside Clinic', 'لديك زيارة في ']);
  });

  test('keeps the groups of the number in order', () => {
    const { code } = visitText('letter', anAppointment({ patient: { language: 'ar' } }), sender);
    expect(shown(code).join('')).toBe('1234 5678 9012');
    expect(shown('1234 5678 9012').join('')).not.toBe('1234 5678 9012');
  });

  test('turns brackets round', () => expect(shown('(فاطمة')).toEqual(['فاطمة', ')']));
  test('stands inside a line from left to right where the line is English', () =>
    expect(shown('Hello فاطمة, welcome', 'ltr')).toEqual(['Hello ', 'فاطمة', ', welcome']));

  test('is joined: each letter takes the form its neighbours ask for', () => {
    const arabic = faces[400].find(({ name }) => name.includes('arabic'));
    if (!arabic) throw new Error('there is no Arabic face');
    const font = fontkit.create(arabic.bytes) as fontkit.Font;
    const alone = [...'فاطمة'].map((letter) => font.layout(letter).glyphs[0]?.id).reverse();
    const joined = font.layout('فاطمة').glyphs.map(({ id }) => id);
    expect(joined).toHaveLength(5);
    expect(joined).not.toEqual(alone);
  });
});

describe('lines', () => {
  const wrap = (text: string, width: number) => wrapLines(text, width, (line) => [...line].length);
  test('break between words', () => expect(wrap('Hold the square code up', 12)).toEqual(['Hold the', 'square code', 'up']));
  test('break between Chinese characters, and never before a sign', () =>
    expect(wrap('请先打电话给我们。', 8)).toEqual(['请先打电话给我', '们。']));
  test('let a word that is too long stand alone', () => expect(wrap('a verylongword b', 6)).toEqual(['a', 'verylongword', 'b']));
});

test('a font file is unpacked whole, and what is no font file is refused', () => {
  const path = createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff');
  const font = unpackWoff(readFileSync(path));
  expect(font.readUInt32BE(0)).toBe(0x00010000);
  expect(font.length).toBeGreaterThan(statSync(path).size);
  expect(() => unpackWoff(Buffer.from('not a font file at all'))).toThrow('not a WOFF');
});
