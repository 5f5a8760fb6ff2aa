import { byteLines } from './byte-lines.ts';
import { bytesOf, readFailure, readSmall } from './file-bytes.ts';
import type { InputFile } from './input-files.ts';
import { type Json, objectOf, objectsOf, textOf } from './json.ts';
import { createElements, type Elements } from './json-elements.ts';
import type { ImportRefusal } from './refusal.ts';
import { metaSource, noOrigin, type Origin } from './source.ts';

/** Where in a file something stands: its line, and its entry when the line or document is a bundle; both from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly entry?: number;
}

export type Found =
  | { readonly kind: 'resource'; readonly place: Place; readonly resource: Json; readonly origin: Origin }
  | { readonly kind: 'refused'; readonly place: Place; readonly reason: ImportRefusal };

/**
 * Every resource of one file, in order, holding at most one record (32 MB) or one small document at a time. What cannot be read comes as a
 * refusal and the rest goes on.
 * @param onBytes called with the bytes read from disk, for progress
 */
export async function* readRecords(file: InputFile, onBytes: (count: number) => void = () => {}): AsyncGenerator<Found> {
  try {
    if (file.form === 'lines') yield* fromLines(file, onBytes);
    else yield* fromDocument(file, onBytes);
  } catch (error) {
    yield { kind: 'refused', place: { file: file.name, line: 1 }, reason: readFailure(error) };
  }
}

async function* fromLines(file: InputFile, onBytes: (count: number) => void): AsyncGenerator<Found> {
  for await (const { number, bytes } of byteLines(bytesOf(file, onBytes))) {
    const place = { file: file.name, line: number };
    const text = bytes && decode(bytes);
    if (bytes === null || text === null) {
      yield { kind: 'refused', place, reason: bytes === null ? 'line-too-long' : 'not-utf-8' };
      continue;
    }
    // Lists written one element per line: the brackets and the commas between them are not records.
    const json = text.trim().replace(/,$/, '');
    if (json === '' || json === '[' || json === ']') continue;
    yield* fromText(json, place);
  }
}

async function* fromDocument(file: InputFile, onBytes: (count: number) => void): AsyncGenerator<Found> {
  const place = { file: file.name, line: 1 };
  const whole = await readSmall(file, onBytes);
  if (whole === null) return yield* (await beginsWithWholeLine(file)) ? fromLines(file, onBytes) : fromBigDocument(file, onBytes);
  const text = decode(whole);
  if (text === null) return yield { kind: 'refused', place, reason: 'not-utf-8' };
  if (text.trim() === '') return yield { kind: 'refused', place, reason: 'not-json' };
  const parsed = parse(text);
  if (parsed.ok || !isLinewise(text)) return yield* fromText(text, place);
  yield* fromLines(file, () => {});
}

/** A file named .json that holds one value per line: its first line is whole by itself. */
function isLinewise(text: string): boolean {
  const [first = '', ...rest] = text.trim().split('\n', 2);
  return rest.length > 0 && parse(first.trim().replace(/,$/, '')).ok;
}

/** The same of a file too big to look at: one line, read alone. */
async function beginsWithWholeLine(file: InputFile): Promise<boolean> {
  for await (const { bytes } of byteLines(bytesOf(file, () => {}))) {
    const text = bytes && decode(bytes);
    if (text?.trim() !== '') return text !== null && parse(text.trim().replace(/,$/, '')).ok;
  }
  return false;
}

/** Two readings: the first proves the document whole and learns what the bundle says of itself, the second hands out its entries. */
async function* fromBigDocument(file: InputFile, onBytes: (count: number) => void): AsyncGenerator<Found> {
  const place = { file: file.name, line: 1 };
  const scan = createElements(() => {});
  for await (const chunk of bytesOf(file, () => {})) scan.push(chunk);
  if (!scan.isWhole()) return yield { kind: 'refused', place, reason: 'truncated' };
  const isList = scan.header.size === 0;
  if (!isList && headerOf(scan, 'resourceType') !== 'Bundle') return yield { kind: 'refused', place, reason: 'line-too-long' };
  const bundleSource = isList ? null : metaSource({ meta: headerOf(scan, 'meta') });

  let waiting: (Uint8Array | null)[] = [];
  let entry = 0;
  const elements = createElements((bytes) => waiting.push(bytes));
  for await (const chunk of bytesOf(file, onBytes)) {
    elements.push(chunk);
    const batch = waiting;
    waiting = [];
    for (const bytes of batch) {
      entry += 1;
      const text = bytes && decode(bytes);
      const parsed = text === null ? null : parse(text);
      const at = { ...place, entry };
      if (!parsed?.ok)
        yield { kind: 'refused', place: at, reason: bytes === null ? 'line-too-long' : text === null ? 'not-utf-8' : 'not-json' };
      else if (isList) yield* fromValue(parsed.value, at);
      else yield* fromEntry(parsed.value, { place: at, bundleSource, depth: 0 });
    }
  }
}

function headerOf(elements: Elements, key: string): unknown {
  const parsed = parse(elements.header.get(key) ?? '');
  return parsed.ok ? parsed.value : undefined;
}

function* fromText(text: string, place: Place): Generator<Found> {
  const parsed = parse(text);
  if (parsed.ok) yield* fromValue(parsed.value, place);
  else yield { kind: 'refused', place, reason: parsed.cutShort ? 'truncated' : 'not-json' };
}

/** Lists and bundles may stand in each other, but no further than anybody could mean. */
const maxDepth = 20;

function* fromValue(value: unknown, place: Place, origin: Origin = noOrigin, depth = 0): Generator<Found> {
  if (depth > maxDepth) return yield { kind: 'refused', place, reason: 'too-deep' };
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* fromValue(one, { ...place, entry: index + 1 }, origin, depth + 1);
    return;
  }
  const resource = objectOf(value);
  if (resource === null || textOf(resource['resourceType']) === null) return yield { kind: 'refused', place, reason: 'not-a-resource' };
  if (resource['resourceType'] !== 'Bundle') return yield { kind: 'resource', place, resource, origin };
  const bundleSource = metaSource(resource) ?? origin.bundleSource;
  for (const [index, entry] of objectsOf(resource['entry']).entries())
    yield* fromEntry(entry, { place: { ...place, entry: index + 1 }, bundleSource, depth });
}

interface InBundle {
  readonly place: Place;
  readonly bundleSource: string | null;
  readonly depth: number;
}

/** An entry without a resource (a deletion, a search note) has nothing to import. */
function* fromEntry(value: unknown, { place, bundleSource, depth }: InBundle): Generator<Found> {
  const entry = objectOf(value);
  if (entry === null) return yield { kind: 'refused', place, reason: 'not-a-resource' };
  if (entry['resource'] === undefined || entry['resource'] === null) return;
  yield* fromValue(entry['resource'], place, { fullUrl: textOf(entry['fullUrl']), bundleSource }, depth + 1);
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly cutShort: boolean };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, cutShort: isCutShort(text) };
  }
}

/** Began as JSON and never closed what it opened, so its end is missing; anything else is not JSON at all. */
function isCutShort(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  const scan = createElements(() => {});
  scan.push(Buffer.from(text));
  return !scan.isWhole();
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
