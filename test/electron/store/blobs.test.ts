import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FactDraft } from '../../../electron/store/outbox.ts';
import type { KioskStore } from '../../../electron/store/store.ts';
import type { BlobHash } from '../../../shared/domain/blob.ts';
import { ok } from '../../../shared/result.ts';
import { acted, aKiosk, aKioskAppointment, fed, mustBe } from '../../support/clinic.ts';
import { aPicture } from '../../support/pictures.ts';

const rosa = aKioskAppointment();
const newCard = (front: BlobHash | null, back: BlobHash | null = null): FactDraft => ({
  type: 'coverage-answered',
  actor: { kind: 'patient' },
  subject: { kind: 'appointment', id: rosa.id },
  body: {
    reply: { kind: 'new-card', card: { payer: 'Acme', memberId: '1', group: '' }, pictures: { front, back } },
    before: null,
    tier: 'B',
    ticket: null,
  },
});

const held = (store: KioskStore, bytes = aPicture()): BlobHash => mustBe(store.transaction(() => ok(store.blobs.hold(bytes))));

test('a picture is kept under the hash of its bytes and comes back as it was', () => {
  const { store } = aKiosk();
  const bytes = aPicture();
  const hash = held(store, bytes);
  expect(held(store, bytes)).toBe(hash);
  expect(store.blobs.count()).toBe(1);
  expect(store.blobs.find(hash)).toMatchObject({ type: 'image/jpeg', body: bytes });
});

test('no byte of a picture stands in clear in any file of the device', () => {
  const { store, folder } = aKiosk();
  const needle = Buffer.from('a needle in the middle of a card picture');
  held(store, Buffer.concat([aPicture(20_000), needle, Buffer.alloc(20_000)]));
  store.close();
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect(files.length).toBeGreaterThan(0);
  expect(files.some((bytes) => bytes.includes(needle) || bytes.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0])))).toBe(false);
});

test('killed between the picture and the answer: nobody was promised anything, and nothing is left behind', () => {
  const kiosk = aKiosk();
  held(kiosk.store);
  const store = kiosk.restart();
  mustBe(store.transaction(() => ok(store.blobs.dropHeld())));
  expect(store.blobs.count()).toBe(0);
  expect(store.outbox.unsentCount()).toBe(0);
});

test('killed after the answer: the picture and the fact that names it are both there', () => {
  const kiosk = aKiosk();
  const [front, back] = [held(kiosk.store), held(kiosk.store)];
  const fact = acted(kiosk.store, newCard(front, back));
  const store = kiosk.restart();
  mustBe(store.transaction(() => ok(store.blobs.dropHeld())));
  expect([...store.blobs.owedFor(fact.id)].sort()).toEqual([front, back].sort());
  expect(store.blobs.count()).toBe(2);
});

test('a fact that names a picture which is not here is not written', () => {
  const { store } = aKiosk();
  expect(() => acted(store, newCard('0'.repeat(64) as BlobHash))).toThrow();
  expect(store.outbox.unsentCount()).toBe(0);
});

test('a second photograph replaces the first, and the end of the visit takes what no fact names', () => {
  const { store } = aKiosk();
  const first = held(store);
  mustBe(store.transaction(() => ok(store.blobs.drop(first))));
  expect(store.blobs.count()).toBe(0);
  const named = held(store);
  acted(store, newCard(named));
  held(store);
  mustBe(store.transaction(() => ok(store.blobs.dropHeld())));
  expect(store.blobs.find(named)).not.toBeNull();
  expect(store.blobs.count()).toBe(1);
});

test('the picture leaves with its fact: when the feed contains it, or when it was parked and dealt with', () => {
  const { store } = aKiosk();
  const answered = acted(store, newCard(held(store)));
  mustBe(store.transaction(() => ok(store.outbox.accepted(answered.id, 5))));
  expect(store.blobs.count()).toBe(1);
  fed(store, { revision: 5 });
  expect(store.blobs.count()).toBe(0);

  const refused = acted(store, newCard(held(store)));
  mustBe(store.transaction(() => ok(store.outbox.refused(refused.id, 'malformed'))));
  expect(store.blobs.count()).toBe(1);
  mustBe(store.transaction(() => ok(store.outbox.dismissParked(refused.id))));
  expect(store.blobs.count()).toBe(0);
});

test('the same picture named by two facts stays until both are gone', () => {
  const { store } = aKiosk();
  const bytes = aPicture();
  const one = acted(store, newCard(held(store, bytes)));
  const other = acted(store, newCard(held(store, bytes)));
  mustBe(store.transaction(() => ok(store.outbox.refused(one.id, 'malformed'))));
  mustBe(store.transaction(() => ok(store.outbox.dismissParked(one.id))));
  expect(store.blobs.count()).toBe(1);
  expect(store.blobs.owedFor(other.id)).toHaveLength(1);
});
