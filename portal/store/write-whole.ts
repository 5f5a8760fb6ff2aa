import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes a small private file (0600) so that it is there whole or not at all, whenever the process dies, and never replaces one: an existing file
 * is EEXIST.
 */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  rmSync(draft, { force: true });
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    linkSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
