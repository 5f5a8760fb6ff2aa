import { expect, test } from 'vitest';
import { allEdges, judgePicture, type Pixels, seenEdges } from '../../../renderer/kiosk/coverage/picture-quality.ts';

type Paint = (x: number, y: number) => number;

/** A grey picture of 960 x 606, painted by a function of the place. */
function painted(paint: Paint, width = 960, height = 606): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.fill(paint(x, y), 4 * (y * width + x), 4 * (y * width + x) + 3);
  }
  return { data, width, height };
}

/** A card with lines of print: strokes of 4 pixels on paper. */
const print: Paint = (x, y) => (Math.floor(y / 24) % 2 === 0 && Math.floor(x / 4) % 3 === 0 ? 60 : 205);
/** The same out of focus: no edge is left. */
const blurred: Paint = (x, y) => 170 + 25 * Math.sin(x / 90) * Math.cos(y / 70);

test('print in focus in ordinary light is good', () => {
  expect(judgePicture(painted(print), 960)).toBeNull();
});

test.each<[string, Paint, number, string]>([
  ['a card that fills too few pixels', print, 420, 'too-small'],
  ['a card in the dark', (x, y) => print(x, y) / 5, 960, 'too-dark'],
  ['a lamp mirrored in the card', (x, y) => (x < 240 ? 255 : print(x, y)), 960, 'glare'],
  ['a card that moved', blurred, 960, 'blurred'],
])('%s is told by its own fault', (_, paint, width, fault) => {
  expect(judgePicture(painted(paint), width)).toBe(fault);
});

test('a small bright spot, and a dark card with print, are no reason to take it again', () => {
  expect(
    judgePicture(
      painted((x, y) => (x < 60 ? 255 : print(x, y))),
      960,
    ),
  ).toBeNull();
  expect(
    judgePicture(
      painted((x, y) => 255 - print(x, y) + 30),
      960,
    ),
  ).toBeNull();
});

test('the same picture from a finer camera is judged the same', () => {
  expect(
    judgePicture(
      painted((x, y) => print(x / 1.6, y / 1.6), 1536, 970),
      1536,
    ),
  ).toBeNull();
  expect(
    judgePicture(
      painted((x, y) => blurred(x / 1.6, y / 1.6), 1536, 970),
      1536,
    ),
  ).toBe('blurred');
});

const onTable =
  (left: number, top: number, right: number, bottom: number): Paint =>
  (x, y) =>
    x >= left * 240 && x < right * 240 && y >= top * 151 && y < bottom * 151 ? 200 : 90;
const look = (paint: Paint) => seenEdges(painted(paint, 240, 151), 0.06);

test('a card along the frame shows four edges; one that is too far, or only a table, does not', () => {
  expect(allEdges(look(onTable(0.06, 0.06, 0.94, 0.94)))).toBe(true);
  expect(allEdges(look(onTable(0.09, 0.03, 0.92, 0.97)))).toBe(true);
  expect(look(onTable(0.3, 0.3, 0.7, 0.7))).toEqual({ top: false, bottom: false, left: false, right: false });
  expect(look(() => 90)).toEqual({ top: false, bottom: false, left: false, right: false });
});

test('a card that lies too far to one side shows which edges are missing', () => {
  expect(look(onTable(0.06, 0.06, 2, 0.94))).toMatchObject({ left: true, right: false, top: true, bottom: true });
});
