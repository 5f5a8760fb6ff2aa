import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { byteLines } from '../../../portal/import/byte-lines.ts';
import { listInput } from '../../../portal/import/input-files.ts';
import { createElements } from '../../../portal/import/json-elements.ts';
import { type Found, readRecords } from '../../../portal/import/records.ts';
import { aFolder, patient } from './a-folder.ts';

async function readAll(files: Readonly<Record<string, unknown>>): Promise<Found[]> {
  const { files: listed } = await listInput(aFolder(files));
  const found: Found[] = [];
  for (const file of listed) for await (const one of readRecords(file)) found.push(one);
  return found;
}

const brief = (found: readonly Found[]) =>
  found.map(
    (one) => `${one.place.line}${one.place.entry ? `/${one.place.entry}` : ''} ${one.kind === 'refused' ? one.reason : one.resource['id']}`,
  );

const a = JSON.stringify(patient('a'));
const b = JSON.stringify(patient('b'));

test.each([
  { what: 'a byte-order mark', text: `\uFEFF${a}\n${b}\n`, found: ['1 a', '2 b'] },
  { what: 'Windows line ends', text: `${a}\r\n${b}\r\n`, found: ['1 a', '2 b'] },
  { what: 'empty lines', text: `\n\n${a}\n   \n${b}`, found: ['3 a', '5 b'] },
  { what: 'a list written line by line', text: `[\n${a},\n${b}\n]\n`, found: ['2 a', '3 b'] },
  { what: 'a line that is not JSON', text: `${a}\nhello\n${b}\n`, found: ['1 a', '2 not-json', '3 b'] },
  { what: 'a line cut in the middle', text: `${a}\n${b.slice(0, 40)}`, found: ['1 a', '2 truncated'] },
  { what: 'a line without a resourceType', text: `{"id":"x"}\n17\n${b}`, found: ['1 not-a-resource', '2 not-a-resource', '3 b'] },
  {
    what: 'a bundle in one line',
    text: `${JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: patient('x') }, { request: {} }] })}\n${b}`,
    found: ['1/1 x', '2 b'],
  },
])('of a file with $what, every good line is read', async ({ text, found }) => {
  expect(brief(await readAll({ 'any name.ndjson': text }))).toEqual(found);
});

test.each([
  { what: 'one resource', name: 'one.json', text: a, found: ['1 a'] },
  { what: 'lines in a file named .json', name: 'lines.JSON', text: `${a}\n${b}\n`, found: ['1 a', '2 b'] },
  { what: 'a list', name: 'list.json', text: `[${a},${b}]`, found: ['1/1 a', '1/2 b'] },
  { what: 'nothing', name: 'empty.json', text: '', found: ['1 not-json'] },
  {
    what: 'a truncated bundle',
    name: 'cut.json',
    text: `{"resourceType":"Bundle","entry":[{"resource":${a}},{"resource":`,
    found: ['1 truncated'],
  },
  { what: 'prose', name: 'prose.json', text: 'Dear clinic', found: ['1 not-json'] },
  {
    what: 'a bundle within a bundle',
    name: 'deep.json',
    text: `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Bundle","entry":[{"resource":${a}}]}}]}`,
    found: ['1/1 a'],
  },
])('a document that is $what gives its records or its reason', async ({ name, text, found }) => {
  expect(brief(await readAll({ [name]: text }))).toEqual(found);
});

test('nesting beyond reason is refused, and the rest goes on', async () => {
  const lists = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const bundles = Array.from({ length: 40 }).reduce<unknown>(
    (resource) => ({ resourceType: 'Bundle', entry: [{ resource }] }),
    patient('deep'),
  );
  expect(brief(await readAll({ 'a.ndjson': `${lists}\n${JSON.stringify(bundles)}\n${a}` }))).toEqual([
    '1/1 too-deep',
    '2/1 too-deep',
    '3 a',
  ]);
});

test('folders within folders, compressed files and odd names are read; other files are left alone', async () => {
  const found = await readAll({
    'один/二/três.ndjson.gz': gzipSync(`${a}\n`),
    'deep/er/B.JSONL': `${b}\n`,
    'readme.md': 'not a record',
    'x.json.gz': gzipSync(JSON.stringify(patient('c'))),
  });
  expect(brief(found).sort()).toEqual(['1 a', '1 b', '1 c']);
});

test('bytes that are not UTF-8 are refused, not guessed', async () => {
  const latin1 = Buffer.from(JSON.stringify(patient('ü', { name: [{ family: 'Müller' }] })), 'latin1');
  expect(brief(await readAll({ 'a.ndjson': Buffer.concat([latin1, Buffer.from(`\n${b}\n`)]), 'b.json': latin1 }))).toEqual([
    '1 not-utf-8',
    '2 b',
    '1 not-utf-8',
  ]);
});

test('a compressed file that ends early, or is not compressed at all, is a refusal', async () => {
  const whole = gzipSync(`${a}\n${Array.from({ length: 5000 }, (_, index) => JSON.stringify(patient(`p${index * 7919}`))).join('\n')}`);
  const cut = await readAll({ 'cut.ndjson.gz': whole.subarray(0, whole.length - 200) });
  expect(cut.at(-1)).toMatchObject({ kind: 'refused', reason: 'truncated' });
  expect(brief(await readAll({ 'plain.ndjson.gz': a }))).toEqual(['1 unreadable']);
});

test('a line longer than the limit is passed over without being held', async () => {
  const long = 'x'.repeat(5000);
  const lines: string[] = [];
  async function* chunks() {
    for (const part of [`first\n${long}`, `${long}\nsec`, 'ond\n', 'last']) yield Buffer.from(part);
  }
  for await (const { number, bytes } of byteLines(chunks(), 4000))
    lines.push(`${number} ${bytes === null ? 'too long' : Buffer.from(bytes)}`);
  expect(lines).toEqual(['1 first', '2 too long', '3 second', '4 last']);
});

test('the entries of a big bundle are found however its bytes arrive', () => {
  const entries = [
    { resource: patient('a', { note: 'brackets ] } [ { and "quotes\\" in text' }) },
    { fullUrl: 'urn:uuid:1', resource: { ...patient('b'), entry: [{ entry: [1, [2, {}]] }] } },
    {},
  ];
  const text = JSON.stringify(
    { resourceType: 'Bundle', link: [{ entry: [1] }], entry: entries, meta: { source: 'http://late.example' } },
    null,
    2,
  );
  for (const size of [1, 2, 3, 7, 64, text.length]) {
    const found: unknown[] = [];
    const elements = createElements((bytes) => found.push(bytes === null ? null : JSON.parse(Buffer.from(bytes).toString())));
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) elements.push(bytes.subarray(at, at + size));
    expect(elements.isWhole()).toBe(true);
    expect(found).toEqual(entries);
    expect(JSON.parse(elements.header.get('meta') ?? '')).toEqual({ source: 'http://late.example' });
  }
});

test('a big document that ends in the middle is known not to be whole', () => {
  const elements = createElements(() => {});
  elements.push(Buffer.from('{"resourceType":"Bundle","entry":[{"resource":{}}'));
  expect(elements.isWhole()).toBe(false);
});
