import { expect, test } from 'vitest';
import { hasInk, type Point, Signature, signaturePath, signaturePoints, thinned } from '../../../shared/domain/signature.ts';

const line: Point[] = [
  [100, 100],
  [400, 180],
  [700, 90],
];

test('a line across the field is a signature', () => {
  expect(Signature.safeParse({ kind: 'drawn', strokes: [line] }).success).toBe(true);
});

test.each([
  ['nothing', []],
  ['a touch', [[[500, 100]]]],
  [
    'a tick of a few units',
    [
      [
        [500, 100],
        [520, 110],
      ],
    ],
  ],
] as [string, Point[][]][])('%s is no signature', (_what, strokes) => {
  expect(hasInk(strokes)).toBe(false);
  expect(Signature.safeParse({ kind: 'drawn', strokes }).success).toBe(false);
});

test('a slow hand that draws thousands of points keeps its shape in the points that are kept', () => {
  const slow = Array.from({ length: 5000 }, (_, index): Point => [Math.round(index / 5), 100]);
  const kept = thinned([slow, line]);
  expect(kept.flat().length).toBeLessThanOrEqual(signaturePoints);
  expect([kept[0]?.[0], kept[0]?.at(-1)]).toEqual([slow[0], slow.at(-1)]);
  expect(Signature.safeParse({ kind: 'drawn', strokes: kept }).success).toBe(true);
});

test('a point outside the field is refused, and so is a name of one letter', () => {
  expect(Signature.safeParse({ kind: 'drawn', strokes: [[[1001, 0], ...line]] }).success).toBe(false);
  expect(Signature.safeParse({ kind: 'typed', name: ' A ' }).success).toBe(false);
  expect(Signature.safeParse({ kind: 'typed', name: 'Núñez' }).success).toBe(true);
});

test('strokes become one path that every screen and printer draws alike', () => {
  expect(signaturePath([line, [[5, 5]]])).toBe('M100 100L400 180L700 90M5 5L5 5');
});
