import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesInClear, needlesOf } from './at-rest.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-at-rest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const holds = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
const people = [
  { family: 'White', given: 'Ada Marie' },
  { family: 'Ví Dụ', given: 'Minh' },
  { family: null, given: null, text: 'Mononym' },
];

test('a person in clear is found in any record that holds both names, as UTF-8 and UTF-16, and a word of the name alone is no person', () => {
  holds('settings', 'Whitespace counts. White is a colour of Sampleton Clinic.');
  holds('far', `White${' '.repeat(400)}Ada`);
  holds('record', '{"family":"White","given":["Ada"]}');
  holds('wide', Buffer.from('…Minh Ví Dụ…', 'utf16le'));
  holds('written', 'hello Mononym');
  expect(
    filesInClear(folder, needlesOf(people))
      .map((file) => file.slice(folder.length + 1))
      .sort(),
  ).toEqual(['record', 'wide', 'written']);
});
