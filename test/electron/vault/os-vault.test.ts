import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOsVault } from '../../../electron/vault/os-vault.ts';
import type { Protector } from '../../../electron/vault/protector.ts';
import { err } from '../../../shared/result.ts';
import { aFolder, mustBe } from '../../support/clinic.ts';

/** A keyring with a secret of its own, as a desktop has one. */
function aKeyring({ backend = 'gnome_libsecret', locked = false } = {}): Protector {
  const own = randomBytes(32);
  return {
    isAvailable: () => !locked,
    backend: () => backend,
    protect(secret) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', own, nonce);
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    },
    unprotect(kept) {
      const decipher = createDecipheriv('aes-256-gcm', own, kept.subarray(0, 12));
      decipher.setAuthTag(kept.subarray(-16));
      return Buffer.concat([decipher.update(kept.subarray(12, -16)), decipher.final()]);
    },
  };
}

const noKeyring: Protector = { ...aKeyring({ backend: 'basic_text' }), isAvailable: () => false };

function aVault({ protector = aKeyring(), allowUnprotected = false, folder = aFolder() } = {}) {
  const [file, database] = [join(folder, 'key.json'), join(folder, 'cache.db')];
  const vault = (over: { protector?: Protector; allowUnprotected?: boolean } = {}) =>
    createOsVault({ file, database, protector, allowUnprotected, ...over });
  return { file, database, folder, vault, open: () => vault().open() };
}

test('the same key is there after every restart', async () => {
  const { open } = aVault();
  const { key, protection } = mustBe(await open());
  expect(key).toHaveLength(32);
  expect(protection).toBe('keyring');
  expect(mustBe(await open()).key).toEqual(key);
});

test('what lies on the disk is wrapped, and only its owner may read it', async () => {
  const { file, folder, open } = aVault();
  const { key } = mustBe(await open());
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain(Buffer.from(key).toString('base64'));
  expect(text).not.toContain(Buffer.from(key).toString('hex'));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['key.json']);
});

test('two devices never have the same key', async () => {
  expect(mustBe(await aVault().open()).key).not.toEqual(mustBe(await aVault().open()).key);
});

test('without a keyring there is no key', async () => {
  const { open, folder } = aVault({ protector: noKeyring });
  expect(await open()).toEqual(err('no-keyring'));
  expect(readdirSync(folder)).toEqual([]);
});

test('a keeper that only scrambles counts as none, even when it calls itself available', async () => {
  expect(await aVault({ protector: aKeyring({ backend: 'basic_text' }) }).open()).toEqual(err('no-keyring'));
});

test('a demonstration may go without a keyring, and says so', async () => {
  const { open } = aVault({ protector: noKeyring, allowUnprotected: true });
  const first = mustBe(await open());
  expect(first.protection).toBe('none');
  expect(mustBe(await open()).key).toEqual(first.key);
});

test('a key left unprotected by a demonstration does not open for a clinic', async () => {
  const { open, vault } = aVault({ protector: noKeyring, allowUnprotected: true });
  await open();
  expect(await vault({ protector: aKeyring(), allowUnprotected: false }).open()).toEqual(err('no-keyring'));
});

test.each([
  { when: 'another keyring answers', protector: aKeyring({ backend: 'kwallet5' }), refusal: 'keyring-changed' },
  { when: 'the keyring is gone', protector: noKeyring, refusal: 'no-keyring' },
  { when: 'the keyring is locked', protector: aKeyring({ locked: true }), refusal: 'keyring-locked' },
  { when: 'the keyring was made anew', protector: aKeyring(), refusal: 'key-damaged' },
] as const)('when $when, the vault stays shut and says $refusal', async ({ protector, refusal }) => {
  const { open, vault } = aVault();
  await open();
  expect(await vault({ protector }).open()).toEqual(err(refusal));
});

test('a missing key beside a database is an alarm, never a new key', async () => {
  const { database, open, folder } = aVault();
  writeFileSync(database, 'something');
  expect(await open()).toEqual(err('key-missing'));
  expect(readdirSync(folder)).toEqual(['cache.db']);
});

test.each([
  ['is empty', ''],
  ['is cut off', '{"v":1,"protection":"keyring","ba'],
  ['holds another key length', JSON.stringify({ v: 1, protection: 'none', backend: 'none', wrapped: 'AAAA' })],
])('a key file that %s is damaged, and is not replaced', async (_, text) => {
  const { file, vault } = aVault();
  writeFileSync(file, text);
  expect(await vault({ allowUnprotected: true }).open()).toEqual(err('key-damaged'));
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a half written key of a start that was cut off does not stand in the way', async () => {
  const { file, open } = aVault();
  writeFileSync(`${file}.new`, '{"v":1');
  expect((await open()).ok).toBe(true);
});

test('a folder that cannot be written is said so', async () => {
  const folder = join(aFolder(), 'not-there');
  expect(await aVault({ folder }).open()).toEqual(err('storage-unwritable'));
});
