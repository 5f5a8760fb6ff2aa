import { expect, test } from 'vitest';
import { isTone, toneSample, withTone } from '../../../renderer/ui/vietnamese-tones.ts';

const tone = { sắc: '\u0301', huyền: '\u0300', hỏi: '\u0309', ngã: '\u0303', nặng: '\u0323' };

test.each([
  ['Nguyên', tone.ngã, 'Nguyễn'],
  ['Trân', tone.huyền, 'Trần'],
  ['Trương', tone.huyền, 'Trường'],
  ['Mui', tone.huyền, 'Mùi'],
  ['Hoa', tone.huyền, 'Hòa'],
  ['Quy', tone.sắc, 'Quý'],
  ['Giao', tone.sắc, 'Giáo'],
  ['Thoai', tone.nặng, 'Thoại'],
  ['Toan', tone.sắc, 'Toán'],
  ['Đưc', tone.sắc, 'Đức'],
  ['Thu Huyên', tone.huyền, 'Thu Huyền'],
])('%s with its tone is written as Vietnamese writes it', (typed, mark, written) => {
  expect(withTone(typed, mark)).toBe(written);
});

test('another tone takes the place of the first, in the last word only', () => {
  expect(withTone('Nguyễn Thị', tone.sắc)).toBe('Nguyễn Thí');
});

test('a tone without a vowel to stand on changes nothing', () => {
  expect(withTone('', tone.sắc)).toBe('');
  expect(withTone('Ng', tone.sắc)).toBe('Ng');
  expect(withTone('An ', tone.sắc)).toBe('An ');
});

test('the key of a tone shows it on a letter', () => {
  expect(Object.values(tone).every(isTone)).toBe(true);
  expect(Object.values(tone).map(toneSample)).toEqual(['á', 'à', 'ả', 'ã', 'ạ']);
});
