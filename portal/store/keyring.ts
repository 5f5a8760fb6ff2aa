import { hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { codeOf, diskTrouble, type Trouble, trouble } from '../troubles.ts';
import { makePrivateDir } from './private-dir.ts';
import { writeWhole } from './write-whole.ts';

const Key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'not 32 bytes');

/** The portal key file. `keys` by id (1 to 255); `current` seals, all of them open, so a key can be replaced without a stop. */
const KeyFile = z.object({ v: z.literal(1), current: z.number().int().min(1).max(255), keys: z.record(z.string(), Key), index: Key });
type KeyFile = z.infer<typeof KeyFile>;

export interface Keyring {
  readonly current: number;
  readonly keyOf: (id: number) => Buffer | null;
  /** For blind indexes; stays the same when a sealing key is replaced. */
  readonly indexKey: Buffer;
}

export interface KeySource {
  readonly keyring: Keyring;
  /** True when there was no file: the keyring is new and in memory only. */
  readonly fresh: boolean;
  /** Writes a fresh keyring, readable by this user alone. Never overwrites. */
  readonly save: () => Result<null, Trouble>;
}

export function readKeySource(path: string): Result<KeySource, Trouble> {
  const read = readKeyFile(path);
  if (!read.ok) return read;
  if (read.value) return ok({ keyring: keyringOf(read.value), fresh: false, save: () => ok(null) });
  const made = makeKeyFile();
  return ok({ keyring: keyringOf(made), fresh: true, save: () => writeKeyFile(path, made) });
}

function readKeyFile(path: string): Result<KeyFile | null, Trouble> {
  try {
    const file = KeyFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return file.success && file.data.keys[String(file.data.current)] ? ok(file.data) : err(trouble('key-malformed', path));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(null);
    return err(trouble(code === 'EACCES' || code === 'EPERM' ? 'key-not-permitted' : 'key-malformed', path));
  }
}

const makeKeyFile = (): KeyFile => ({
  v: 1,
  current: 1,
  keys: { '1': randomBytes(32).toString('base64') },
  index: randomBytes(32).toString('base64'),
});

function writeKeyFile(path: string, file: KeyFile): Result<null, Trouble> {
  try {
    makePrivateDir(dirname(path));
    writeWhole(path, `${JSON.stringify(file, null, 1)}\n`);
    return ok(null);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EACCES' || code === 'EPERM') return err(trouble('key-not-permitted', path));
    const known = diskTrouble(error, path);
    if (known) return err(known);
    throw error;
  }
}

function keyringOf(file: KeyFile): Keyring {
  const keys = new Map(Object.entries(file.keys).map(([id, key]) => [Number(id), Buffer.from(key, 'base64')]));
  const indexKey = Buffer.from(hkdfSync('sha256', Buffer.from(file.index, 'base64'), Buffer.alloc(0), 'foyer/portal/blind-index/v1', 32));
  return { current: file.current, keyOf: (id) => keys.get(id) ?? null, indexKey };
}
