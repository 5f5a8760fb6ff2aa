import { writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';

/** A picture in shades of grey, a byte for each point. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8Array;
}

/** Reads a PNG of 8 bits per channel that is not interlaced, as the QR of a mail is. Source: the PNG specification, filters 0 to 4. */
export function readPng(file: Buffer): Grey {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[file[25] ?? -1];
  if (file[24] !== 8 || channels === undefined) throw new Error('a kind of PNG this does not read');
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  const points = new Uint8Array(width * height);
  let above = new Uint8Array(line);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (line + 1)] ?? 0;
    const now = Uint8Array.from(raw.subarray(row * (line + 1) + 1, (row + 1) * (line + 1)));
    for (let at = 0; at < line; at += 1) {
      const [left, up, corner] = [now[at - channels] ?? 0, above[at] ?? 0, above[at - channels] ?? 0];
      now[at] = (now[at] ?? 0) + predicted(filter, { left, up, corner });
    }
    for (let at = 0; at < width; at += 1) points[row * width + at] = now[at * channels] ?? 0;
    above = now;
  }
  return { width, height, points };
}

function predicted(filter: number, { left, up, corner }: { readonly left: number; readonly up: number; readonly corner: number }): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** What the QR of a picture says. */
export function qrText({ width, height, points }: Grey): string | null {
  const colours = new Uint8ClampedArray(width * height * 4);
  points.forEach((grey, at) => colours.set([grey, grey, grey, 255], at * 4));
  return jsQR(colours, width, height)?.data ?? null;
}

/** A film of one still picture on a pale wall, which Chromium plays as its camera. */
export function filmPicture({ width, height, points }: Grey, file: string): void {
  const [wide, high] = [800, 600];
  const [fromX, fromY] = [(wide - width) >> 1, (high - height) >> 1];
  const wall = Buffer.alloc(wide * high, 200);
  for (let row = 0; row < height; row += 1) wall.set(points.subarray(row * width, (row + 1) * width), (row + fromY) * wide + fromX);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), wall, Buffer.alloc((wide * high) / 2, 128)]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${wide} H${high} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]), { mode: 0o644 });
}
