import jsQR from 'jsqr';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { allPacks } from '../../../renderer/i18n/languages.ts';
import { TakeAway } from '../../../renderer/kiosk/screens/TakeAway.tsx';
import { FrameContext, type FrameParts } from '../../../renderer/kiosk/tasks/frame.ts';

/** What a telephone reads off the drawing. */
function scanned(html: string): string | undefined {
  const side = Number(/viewBox="0 0 (\d+)/.exec(html)?.[1]);
  const dot = 6;
  const width = side * dot;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of html.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * dot; row < (Number(y) + 1) * dot; row += 1) {
      for (let column = Number(x) * dot; column < (Number(x) + Number(length)) * dot; column += 1) {
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return jsQR(pixels, width, width)?.data;
}

const drawn = (words: (typeof allPacks)[number]['words'], takeAwayUrl: string): string =>
  renderToStaticMarkup(
    <FrameContext value={{ takeAwayUrl } as FrameParts}>
      <TakeAway words={words} which={7} />
    </FrameContext>,
  );

test.each(allPacks.map((pack) => [pack.ownName, pack.words] as const))(
  'the code to take away holds every safety tip in %s, readable without a network',
  (_name, words) => {
    expect(scanned(drawn(words, ''))).toBe([words.attract.tipTitle, ...words.attract.tips].join('\n'));
  },
);

test('a clinic’s own page takes their place', () => {
  expect(scanned(drawn(allPacks[0]!.words, 'https://clinic.example/tips'))).toBe('https://clinic.example/tips');
});
