import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Keyring, readKeySource } from '../../../portal/store/keyring.ts';
import { createSeal } from '../../../portal/store/seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { tenant: 'clinic', table: 'patient', id: 'p1', column: 'record' };
const aKeyring = (current = 1, ids = [1]): Keyring => {
  const keys = new Map(ids.map((id) => [id, randomBytes(32)]));
  return { current, keyOf: (id) => keys.get(id) ?? null, indexKey: randomBytes(32) };
};

test('what was sealed opens at its place, and twice the same value looks different', () => {
  const { seal, open } = createSeal(aKeyring());
  const value = { name: 'Ann', phones: ['555'] };
  const [one, two] = [seal(place, value), seal(place, value)];
  expect(open(place, one)).toEqual(value);
  expect(one.equals(two)).toBe(false);
  expect(one.includes('Ann')).toBe(false);
});

test.each([
  ['tenant', { tenant: 'other' }],
  ['table', { table: 'resource' }],
  ['row', { id: 'p2' }],
  ['column', { column: 'search' }],
])('a value copied to another %s does not open', (_, other) => {
  const { seal, open } = createSeal(aKeyring());
  expect(() => open({ ...place, ...other }, seal(place, 'x'))).toThrow();
});

test('a changed byte anywhere is noticed', () => {
  const { seal, open } = createSeal(aKeyring());
  const sealed = seal(place, 'a value');
  for (let at = 0; at < sealed.length; at += 1) {
    const spoilt = Buffer.from(sealed);
    spoilt[at] = (spoilt[at] ?? 0) ^ 1;
    expect(() => open(place, spoilt), `byte ${at}`).toThrow();
  }
  expect(() => open(place, sealed.subarray(0, 10))).toThrow();
});

test('after a new key became current, old rows still open and new ones use it', () => {
  const keys = new Map([
    [1, randomBytes(32)],
    [2, randomBytes(32)],
  ]);
  const indexKey = randomBytes(32);
  const ring = (current: number): Keyring => ({ current, keyOf: (id) => keys.get(id) ?? null, indexKey });
  const old = createSeal(ring(1)).seal(place, 'old');
  const now = createSeal(ring(2));
  expect(now.open(place, old)).toBe('old');
  expect(now.seal(place, 'new')[1]).toBe(2);
  keys.delete(1);
  expect(() => now.open(place, old)).toThrow(/unknown key/);
});

test('equal texts give equal marks for one purpose only', () => {
  const { mark } = createSeal(aKeyring());
  expect(mark('booking-code', '123')).toBe(mark('booking-code', '123'));
  expect(mark('booking-code', '123')).not.toBe(mark('username', '123'));
  expect(createSeal(aKeyring()).mark('booking-code', '123')).not.toBe(mark('booking-code', '123'));
});

test('a key file is made for its owner alone, read back the same, and never overwritten', () => {
  const path = join(folder, 'deep', 'portal.key');
  const fresh = readKeySource(path);
  if (!fresh.ok) throw new Error(fresh.error.reason);
  expect(fresh.value.fresh).toBe(true);
  expect(fresh.value.save().ok).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const text = readFileSync(path, 'utf8');
  expect(fresh.value.save()).toMatchObject({ ok: false });
  expect(readFileSync(path, 'utf8')).toBe(text);
  const again = readKeySource(path);
  if (!again.ok) throw new Error(again.error.reason);
  expect(again.value.fresh).toBe(false);
  expect(createSeal(again.value.keyring).open(place, createSeal(fresh.value.keyring).seal(place, 'kept'))).toBe('kept');
});

test.each([
  ['no JSON', 'secret'],
  [
    'no current key',
    JSON.stringify({ v: 1, current: 2, keys: { 1: randomBytes(32).toString('base64') }, index: randomBytes(32).toString('base64') }),
  ],
  [
    'a short key',
    JSON.stringify({ v: 1, current: 1, keys: { 1: randomBytes(16).toString('base64') }, index: randomBytes(32).toString('base64') }),
  ],
])('a key file with %s is refused, not replaced', (_, text) => {
  const path = join(folder, 'bad.key');
  writeFileSync(path, text);
  expect(readKeySource(path)).toMatchObject({ ok: false, error: { reason: 'key-malformed' } });
  expect(readFileSync(path, 'utf8')).toBe(text);
});
