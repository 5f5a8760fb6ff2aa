import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** The wrapped key on disk. `backend` says which keeper wrapped it, so that a change of keeper is noticed and not guessed around. */
export const KeyFile = z.object({
  v: z.literal(1),
  protection: z.enum(['keyring', 'none']),
  backend: z.string().max(60),
  wrapped: z.base64().max(4000),
});
export type KeyFile = z.infer<typeof KeyFile>;

/** `missing` and `damaged` are answers; anything else the system says is thrown. */
export function readKeyFile(file: string): KeyFile | 'missing' | 'damaged' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    throw error;
  }
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

/** All of it or nothing, whenever the power goes: a new file, forced to disk, then given the name, then the folder forced to disk. */
export function writeKeyFile(file: string, content: KeyFile): void {
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  writeSynced(fresh, JSON.stringify(content));
  renameSync(fresh, file);
  if (process.platform !== 'win32') syncFolder(dirname(file));
}

function writeSynced(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
