import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Needle } from './hunt.ts';

/** A picture as the page gave it to main, and a few of its pixels as the page saw them. */
export interface Picture {
  readonly jpeg: Buffer;
  readonly pixels: Buffer;
}

/** What the camera of one kiosk sees, and how to recognise its pictures before they are made into JPEG. */
export interface Film {
  readonly file: string;
  readonly rows: readonly Buffer[];
}

const [width, height] = [1280, 720];
const frames = 4;

/** Cards with print that nobody else has, one after another, in the middle of the camera's picture. */
export function filmCards(file: string, random: () => number): Film {
  const cards = Array.from({ length: frames }, () => aCard(random));
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`);
  const colourless = Buffer.alloc((width * height) / 2, 128);
  writeFileSync(file, Buffer.concat([head, ...cards.flatMap((card) => [Buffer.from('FRAME\n'), card, colourless])]), { mode: 0o644 });
  const row = (height / 2) * width + width / 2;
  return { file, rows: cards.map((card) => Buffer.from(card.subarray(row, row + 96))) };
}

/** Print that changes every four lines, and what is looked for is in the middle of it. */
function aCard(random: () => number): Buffer {
  const picture = Buffer.alloc(width * height, 80);
  let print: readonly boolean[] = [];
  for (let y = 92; y < 628; y += 1) {
    if (y % 4 === 0) print = Array.from({ length: 250 }, () => random() < 0.4);
    for (let x = 215; x < 1065; x += 1) picture[y * width + x] = print[Math.floor((x - 260) / 3)] === true ? 60 : 205;
  }
  return picture;
}

/** From now on every picture that this page makes is noted, to be looked for later. The notes go with the page. */
export const notePictures = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const notes: { readonly blob: Blob; readonly pixels: readonly number[] }[] = [];
    Reflect.set(globalThis, 'picturesMade', notes);
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = function (this: HTMLCanvasElement, heard, ...how) {
      const middle = this.getContext('2d')?.getImageData(this.width / 2, this.height / 2, 64, 1).data ?? [];
      toBlob.call(this, (blob) => (blob && notes.push({ blob, pixels: [...middle] }), heard(blob)), ...how);
    };
  });

export async function picturesMade(page: Page): Promise<readonly Picture[]> {
  const made = await page.evaluate(async () => {
    const notes = Reflect.get(globalThis, 'picturesMade') as { readonly blob: Blob; readonly pixels: readonly number[] }[];
    return Promise.all(notes.map(async ({ blob, pixels }) => ({ jpeg: [...new Uint8Array(await blob.arrayBuffer())], pixels })));
  });
  return made.map(({ jpeg, pixels }) => ({ jpeg: Buffer.from(jpeg), pixels: Buffer.from(pixels) }));
}

const sliceBytes = 30;

/** Two places of the JPEG, as bytes and in every way bytes are written as text, and a row of pixels. */
export const needlesOfPicture = ({ jpeg, pixels }: Picture): readonly Needle[] => [
  pixels,
  ...[0.4, 0.7].flatMap((share) => {
    const from = Math.floor(jpeg.length * share);
    const slice = jpeg.subarray(from, from + sliceBytes);
    return [slice, slice.toString('hex'), [...slice].join(','), ...base64Within(slice)];
  }),
];

/** Base64 takes three bytes at a time, so it depends on where in the whole the slice begins. The ends, which its neighbours change, are left off. */
const base64Within = (slice: Buffer): readonly string[] =>
  [0, 1, 2].map((shift) => slice.subarray(shift, shift + sliceBytes - 3).toString('base64'));
