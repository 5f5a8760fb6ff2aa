import { spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { BootId, DeviceId, SiteId, TenantId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import { aClock, aFolder, mustBe, newId } from '../../support/clinic.ts';

const script = fileURLToPath(new URL('fill-disk.ts', import.meta.url));
const kiosk = (file: string, key: string) => `"${process.execPath}" "${script}" "${file}" ${key}`;
/** A mount of its own in a namespace of its own, which most systems allow without being root. */
const mounts = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'true']).status === 0;

function run(command: string, { ownMounts = false } = {}) {
  const [program, ...args] = ownMounts ? ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', command] : ['sh', '-c', command];
  const { stdout, stderr } = spawnSync(program ?? '', args, { encoding: 'utf8' });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`no answer: ${stderr}`);
  return JSON.parse(line) as { promised: string[]; refusal: string; failed: boolean; stillReads: number; trouble?: string };
}

function storeIn(folder: string, key: string) {
  const identity = {
    tenant: TenantId.parse('t'),
    device: DeviceId.parse('kiosk-1'),
    site: SiteId.parse('s'),
    role: 'kiosk',
    letter: null,
  } as const;
  return mustBe(
    openStore({
      file: join(folder, 'cache.db'),
      key: Buffer.from(key, 'hex'),
      identity,
      boot: BootId.parse(randomUUID()),
      clock: aClock(),
      newId,
    }),
  );
}

function promisedIn(folder: string, key: string): readonly string[] {
  const store = storeIn(folder, key);
  const ids = store.outbox.unconfirmed().map(({ id }) => id);
  store.close();
  return ids;
}

test('a file that may not grow refuses the act, keeps what was promised, and goes on being readable', () => {
  const [folder, key] = [aFolder(), randomBytes(32).toString('hex')];
  // The limit is in blocks of 512 bytes; the signal that comes with it is ignored, so that the write itself fails.
  const answer = run(`trap '' XFSZ; ulimit -f 1600; exec ${kiosk(join(folder, 'cache.db'), key)}`);
  expect(answer).toMatchObject({ refusal: 'storage-failed', failed: true, stillReads: answer.promised.length });
  expect(answer.promised.length).toBeGreaterThan(5);
  expect(promisedIn(folder, key)).toEqual(answer.promised);
});

test.skipIf(!mounts)('a full disk refuses the act, and everything promised before is still there', () => {
  const [folder, key] = [aFolder(), randomBytes(32).toString('hex')];
  const [small, kept] = [join(folder, 'small'), join(folder, 'kept')];
  mkdirSync(small);
  mkdirSync(kept);
  const answer = run(`mount -t tmpfs -o size=1m tmpfs "${small}" && ${kiosk(join(small, 'cache.db'), key)} && cp "${small}"/* "${kept}"`, {
    ownMounts: true,
  });
  expect(answer).toMatchObject({ refusal: 'storage-failed', failed: true, stillReads: answer.promised.length });
  expect(answer.promised.length).toBeGreaterThan(5);
  expect(promisedIn(kept, key)).toEqual(answer.promised);
});

test.skipIf(!mounts)('a full disk refuses a picture of a card; every card sent before is whole, and no half of one is left', () => {
  const [folder, key] = [aFolder(), randomBytes(32).toString('hex')];
  const [small, kept] = [join(folder, 'small'), join(folder, 'kept')];
  mkdirSync(small);
  mkdirSync(kept);
  const cards = `${kiosk(join(small, 'cache.db'), key)} cards`;
  const answer = run(`mount -t tmpfs -o size=2m tmpfs "${small}" && ${cards} && cp "${small}"/* "${kept}"`, { ownMounts: true });
  expect(answer).toMatchObject({ refusal: 'storage-failed', failed: true, stillReads: answer.promised.length });
  expect(answer.promised.length).toBeGreaterThan(5);

  const store = storeIn(kept, key);
  const facts = store.outbox.unconfirmed();
  expect(facts.map(({ id }) => id)).toEqual(answer.promised);
  for (const { id } of facts) {
    const [hash] = store.blobs.owedFor(id);
    const body = hash === undefined ? Buffer.alloc(0) : (store.blobs.find(hash)?.body ?? Buffer.alloc(0));
    expect(createHash('sha256').update(body).digest('hex')).toBe(hash);
  }
  expect(store.blobs.count()).toBeLessThanOrEqual(facts.length + 1);
  mustBe(store.transaction(() => ok(store.blobs.dropHeld())));
  expect(store.blobs.count()).toBe(facts.length);
  store.close();
});

test.skipIf(!mounts)('a disk without room for the first page is said to be full', () => {
  const [folder, key] = [aFolder(), randomBytes(32).toString('hex')];
  const answer = run(`mount -t tmpfs -o size=8k tmpfs "${folder}" && ${kiosk(join(folder, 'cache.db'), key)}`, { ownMounts: true });
  expect(answer.trouble).toBe('disk-full');
});

test.skipIf(!mounts)('a disk that may only be read is said to be so', () => {
  const [folder, key] = [aFolder(), randomBytes(32).toString('hex')];
  run(`trap '' XFSZ; ulimit -f 1600; exec ${kiosk(join(folder, 'cache.db'), key)}`);
  promisedIn(folder, key);
  const disk = aFolder();
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(disk, name));
  expect(existsSync(join(disk, 'cache.db'))).toBe(true);
  const answer = run(`mount --bind "${disk}" "${disk}" && mount -o remount,bind,ro "${disk}" && ${kiosk(join(disk, 'cache.db'), key)}`, {
    ownMounts: true,
  });
  expect(answer.trouble).toBe('read-only');
});
