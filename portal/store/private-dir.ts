import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder, and those above it, for this user alone. One step at a time: Node's own `recursive` never returns under /proc. */
export function makePrivateDir(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makePrivateDir(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
