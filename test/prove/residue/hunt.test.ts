import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { needlesOfPicture, type Picture } from './card.ts';
import { filesBelow, openFilesOf, picturesAmong, processesBelow } from './files.ts';
import { createHunt } from './hunt.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hunt-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a word is found as UTF-8 and as UTF-16, in the middle of anything, and what was searched is counted', () => {
  const hunt = createHunt();
  const piece = (bytes: Buffer) => ({ place: 'files' as const, where: 'x', bytes });
  expect(hunt.find([piece(Buffer.from('..Quillfeather..'))], ['Quillfeather'])).toHaveLength(1);
  expect(hunt.find([piece(Buffer.from('..Quillfeather..', 'utf16le'))], ['Quillfeather'])).toHaveLength(1);
  expect(hunt.find([piece(Buffer.from('..Quillfeathe..'))], ['Quillfeather'])).toHaveLength(0);
  expect(hunt.searched.files).toEqual({ pieces: 3, bytes: 16 + 32 + 15 });
});

test('a picture is found by its bytes, and by its bytes as base64, hexadecimal or a list of numbers, wherever they begin', () => {
  const jpeg = randomBytes(4000);
  const picture: Picture = { jpeg, pixels: randomBytes(96) };
  const found = (bytes: Buffer) => createHunt().find([{ place: 'files', where: 'x', bytes }], needlesOfPicture(picture)).length;
  for (const shift of [0, 1, 2]) expect(found(Buffer.from(Buffer.concat([Buffer.alloc(shift), jpeg]).toString('base64')))).toBe(1);
  expect(found(Buffer.from(jpeg.toString('hex')))).toBe(1);
  expect(found(Buffer.from(JSON.stringify([...jpeg]), 'utf16le'))).toBe(1);
  expect(found(Buffer.concat([Buffer.alloc(7), jpeg]))).toBe(1);
  expect(found(Buffer.concat([Buffer.alloc(7), picture.pixels]))).toBe(1);
  expect(found(randomBytes(9000))).toBe(0);
});

test('files in every folder below are read, and pictures among them are named', () => {
  const folder = aFolder();
  writeFileSync(join(folder, '.hidden'), 'one');
  writeFileSync(join(folder, 'shot'), Buffer.from('\x89PNG....', 'latin1'));
  const pieces = filesBelow([folder]).filter(({ where }) => where.startsWith(folder));
  expect(pieces.map(({ bytes }) => bytes.length)).toEqual([3, 8]);
  expect(picturesAmong(pieces)).toEqual([join(folder, 'shot')]);
});

test('a deleted file that a process still holds open is read', () => {
  const file = join(aFolder(), 'deleted');
  const descriptor = openSync(file, 'w+');
  onTestFinished(() => closeSync(descriptor));
  writeFileSync(descriptor, 'Quillfeather');
  unlinkSync(file);
  expect(createHunt().find(openFilesOf(process.pid), ['Quillfeather'])).toHaveLength(1);
  expect(processesBelow(process.pid)[0]).toBe(process.pid);
});
