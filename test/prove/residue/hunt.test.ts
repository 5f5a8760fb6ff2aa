import { closeSync, mkdtempSync, openSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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
