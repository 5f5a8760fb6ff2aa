import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { BootId, DeviceId } from '../../../shared/domain/ids.ts';
import { err } from '../../../shared/result.ts';
import { acted, aFolder, aKiosk, aKioskAppointment, arrivalOf, mustBe, newId } from '../../support/clinic.ts';

const needle = 'Zzyzxneedle';
const aNamedAppointment = (count: number) =>
  aKioskAppointment({
    id: `a-${count}`,
    bookingCode: String(100_000_000_000 + count),
    patient: { id: `p-${count}`, name: { text: null, family: needle, given: ['Rosa'], formerFamily: [] } },
  });

/** A closed file of a kiosk with enough patients that it has many pages. */
function aClosedKiosk() {
  const kiosk = aKiosk({ appointments: Array.from({ length: 120 }, (_, count) => aNamedAppointment(count)) });
  acted(kiosk.store, arrivalOf(aNamedAppointment(7).id));
  kiosk.store.close();
  return kiosk;
}

const overwrite = (file: string, from: number, bytes: number): void => {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(bytes, 7), 0, bytes, from);
  closeSync(descriptor);
};

test('what was kept is there when it is opened again', () => {
  const kiosk = aClosedKiosk();
  const store = mustBe(kiosk.open());
  expect(store.appointments.all()).toHaveLength(120);
  expect(store.outbox.unsentCount()).toBe(1);
  store.close();
});

test('no name is in clear in any file beside it, open or closed', () => {
  const kiosk = aKiosk({ appointments: [aNamedAppointment(1)] });
  const clear = (): readonly string[] =>
    readdirSync(kiosk.folder).filter((name) => readFileSync(join(kiosk.folder, name)).includes(needle));
  expect(readdirSync(kiosk.folder)).toContain('cache.db-wal');
  expect(clear()).toEqual([]);
  kiosk.store.close();
  expect(clear()).toEqual([]);
  expect(readFileSync(kiosk.file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
});

test('only its owner may read the file and what SQLite keeps beside it', () => {
  const kiosk = aKiosk();
  const modes = readdirSync(kiosk.folder).map((name) => statSync(join(kiosk.folder, name)).mode & 0o777);
  expect(new Set(modes)).toEqual(new Set([0o600]));
});

test.each([
  ['another key', (): void => undefined, randomBytes(32), 'wrong-key-or-corrupt'],
  ['a damaged first page', (file: string) => overwrite(file, 300, 20), null, 'wrong-key-or-corrupt'],
  ['a damaged page in the middle', (file: string) => overwrite(file, 4096 * 20 + 100, 50), null, 'corrupt-page'],
  ['a file cut in the middle', (file: string) => truncateSync(file, 4096 * 10 + 100), null, 'corrupt-page'],
  ['a file cut after its first page', (file: string) => truncateSync(file, 4096), null, 'corrupt-page'],
] as const)('%s is not opened, and nothing in it is touched', (_, damage, key, trouble) => {
  const kiosk = aClosedKiosk();
  damage(kiosk.file);
  const before = readFileSync(kiosk.file);
  const { file, identity, clock } = kiosk;
  expect(openStore({ file, key: key ?? kiosk.key, identity, boot: BootId.parse(randomUUID()), clock, newId })).toEqual(err(trouble));
  expect(readFileSync(kiosk.file).equals(before)).toBe(true);
});

test('a database in clear is refused, even with a good schema', () => {
  const kiosk = aClosedKiosk();
  for (const name of readdirSync(kiosk.folder)) rmSync(join(kiosk.folder, name));
  const plain = new Database(kiosk.file);
  plain.exec('CREATE TABLE appointment (id TEXT)');
  plain.close();
  expect(kiosk.open()).toEqual(err('not-encrypted'));
});

test('a file that a later program wrote is left alone', () => {
  const kiosk = aKiosk();
  const file = join(kiosk.folder, 'cache.db');
  kiosk.store.close();
  const db = new Database(file);
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  db.key(Buffer.from(`x'${kiosk.key.toString('hex')}'`));
  db.pragma('user_version = 9999');
  db.close();
  expect(kiosk.open()).toEqual(err('newer-schema'));
});

test('the file of one device is not used by another', () => {
  const kiosk = aClosedKiosk();
  const identity = { ...kiosk.identity, device: DeviceId.parse('kiosk-2') };
  const { file, key, clock } = kiosk;
  expect(openStore({ file, key, identity, boot: BootId.parse(randomUUID()), clock, newId })).toEqual(err('other-device'));
});

test('a folder that is not there cannot be written to', () => {
  const { key, identity, clock } = aKiosk();
  const file = join(aFolder(), 'gone', 'cache.db');
  expect(openStore({ file, key, identity, boot: BootId.parse(randomUUID()), clock, newId })).toEqual(err('unwritable'));
});

test('a folder where the file should be is said so', () => {
  const { key, identity, clock } = aKiosk();
  const file = join(aFolder(), 'cache.db');
  mkdirSync(file);
  expect(openStore({ file, key, identity, boot: BootId.parse(randomUUID()), clock, newId })).toEqual(err('unwritable'));
});

test('a start that was cut off before anything was written is begun again', () => {
  const { key, identity, clock } = aKiosk();
  const file = join(aFolder(), 'cache.db');
  writeFileSync(file, '');
  const store = mustBe(openStore({ file, key, identity, boot: BootId.parse(randomUUID()), clock, newId }));
  expect(store.appointments.all()).toEqual([]);
  store.close();
});

/** What a power cut leaves: the file and its log as they lay on the disk at that moment. */
function afterPowerCut(kiosk: ReturnType<typeof aKiosk>): string {
  const folder = aFolder();
  for (const name of ['cache.db', 'cache.db-wal']) copyFileSync(join(kiosk.folder, name), join(folder, name));
  return join(folder, 'cache.db');
}

const openedAt = (file: string, { key, identity, clock }: ReturnType<typeof aKiosk>) =>
  mustBe(openStore({ file, key, identity, boot: BootId.parse(randomUUID()), clock, newId }));

test('after a power cut everything promised is there', () => {
  const kiosk = aKiosk();
  const { id } = acted(kiosk.store, arrivalOf(aKioskAppointment().id));
  const store = openedAt(afterPowerCut(kiosk), kiosk);
  expect(store.outbox.unconfirmed().map((fact) => fact.id)).toEqual([id]);
  store.close();
});

test('a start with another key after a power cut harms nothing', () => {
  const kiosk = aKiosk();
  const { id } = acted(kiosk.store, arrivalOf(aKioskAppointment().id));
  const file = afterPowerCut(kiosk);
  const { identity, clock } = kiosk;
  const wrong = { file, key: randomBytes(32), identity, boot: BootId.parse(randomUUID()), clock, newId };
  expect(openStore(wrong)).toEqual(err('wrong-key-or-corrupt'));
  expect(openStore(wrong)).toEqual(err('wrong-key-or-corrupt'));
  const store = openedAt(file, kiosk);
  expect(store.outbox.unconfirmed().map((fact) => fact.id)).toEqual([id]);
  store.close();
});

test('a log cut in the middle of its last act loses that act and nothing before it', () => {
  const kiosk = aKiosk();
  const first = acted(kiosk.store, arrivalOf(aKioskAppointment().id));
  const whole = statSync(`${kiosk.file}-wal`).size;
  acted(kiosk.store, {
    type: 'details-confirmed',
    actor: { kind: 'patient' },
    subject: { kind: 'appointment', id: aKioskAppointment().id },
    body: {},
  });
  const file = afterPowerCut(kiosk);
  truncateSync(`${file}-wal`, whole + 1000);
  const store = openedAt(file, kiosk);
  expect(store.outbox.unconfirmed().map((fact) => fact.id)).toEqual([first.id]);
  store.close();
});

test('the key is in no error, and its hexadecimal copy is in no file', () => {
  const kiosk = aClosedKiosk();
  const hex = kiosk.key.toString('hex');
  overwrite(kiosk.file, 300, 20);
  expect(JSON.stringify(kiosk.open())).not.toContain(hex);
  for (const name of readdirSync(kiosk.folder)) expect(readFileSync(join(kiosk.folder, name)).includes(hex)).toBe(false);
});

test('a key of another length is a bug, not a database', () => {
  const { identity, clock } = aKiosk();
  const file = join(aFolder(), 'cache.db');
  expect(() => openStore({ file, key: randomBytes(16), identity, boot: BootId.parse(randomUUID()), clock, newId })).toThrow('32 bytes');
  expect(existsSync(file) && statSync(file).size > 0).toBe(false);
});
