import { describe, expect, test } from 'vitest';
import { darkenedEnough } from '../../../../renderer/staff/settings/darken.ts';
import { judgeLogo, logoBytes, logoMaxBytes } from '../../../../renderer/staff/settings/logo.ts';
import { moved } from '../../../../renderer/staff/settings/moved.ts';
import { windowAround } from '../../../../renderer/staff/settings/window-around.ts';
import { contrastWithWhite, Logo } from '../../../../shared/domain/site.ts';

describe('a logo is what its bytes are', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

  test.each([
    ['PNG', png, 'image/png'],
    ['JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['WebP', new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
  ])('%s is taken and travels unchanged', (_name, bytes, type) => {
    const judged = judgeLogo(bytes);
    if (!judged.ok) throw new TypeError('refused');
    expect(Logo.parse(judged.value).type).toBe(type);
    expect(logoBytes(judged.value)).toEqual(bytes);
  });

  test.each([
    ['a vector drawing, which could carry a script', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a sound in the same wrapper as WebP', 'RIFF\0\0\0\0WAVEfmt '],
    ['an empty file', ''],
  ])('%s is refused', (_name, text) => {
    expect(judgeLogo(new TextEncoder().encode(text))).toEqual({ ok: false, error: { kind: 'wrongType' } });
  });

  test('the largest that fits passes the shared schema, one byte more is refused with its size', () => {
    const largest = new Uint8Array(logoMaxBytes);
    largest.set(png);
    const judged = judgeLogo(largest);
    expect(judged.ok && Logo.safeParse(judged.value).success).toBe(true);
    expect(judgeLogo(new Uint8Array(logoMaxBytes + 1))).toEqual({ ok: false, error: { kind: 'tooLarge', kb: 201 } });
  });
});

describe('a colour that is too light', () => {
  test.each(['#E0A030', '#FFFFFF', '#00FF00', '#777777', '#FF6600'])('%s gets just dark enough', (colour) => {
    const darker = darkenedEnough(colour);
    expect(contrastWithWhite(darker)).toBeGreaterThanOrEqual(4.5);
    expect(contrastWithWhite(darker)).toBeLessThan(5);
  });

  test('one that is dark enough stays', () => expect(darkenedEnough('#0F5C5A')).toBe('#0F5C5A'));
});

test.each([
  [0, 1, 'bac'],
  [2, -1, 'acb'],
  [0, -1, 'abc'],
  [2, 1, 'abc'],
] as const)('moving language %i by %i gives %s', (at, step, expected) => {
  expect(moved([...'abc'], at, step).join('')).toBe(expected);
});

test.each([
  [
    { before: 60, after: 20 },
    { from: '09:00', to: '10:20' },
  ],
  [
    { before: 0, after: 0 },
    { from: '10:00', to: '10:00' },
  ],
  [
    { before: 1440, after: 1440 },
    { from: '00:00', to: '23:59' },
  ],
  [{ before: Number.NaN, after: 20 }, null],
])('the arrival window of %j around 10:00 is %j', (minutes, expected) => {
  expect(windowAround('10:00', minutes)).toEqual(expected);
});
