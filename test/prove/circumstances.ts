import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const git = fileURLToPath(new URL('../../.git/', import.meta.url));

/** When and on what a result was found, for a file that is kept as evidence. `commit` is null outside a checkout. */
export const circumstances = () => ({
  date: new Date().toISOString(),
  commit: headCommit(),
  node: process.version,
  electron: process.env['FOYER_ELECTRON_VERSION'] ?? null,
  cores: cpus().length,
});

/** Read from git's own files: the unprivileged user of these commands may not ask git about somebody else's checkout. */
function headCommit(): string | null {
  const head = textOf('HEAD');
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  if (ref === undefined) return head === '' ? null : head;
  const packed = textOf('packed-refs')
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return textOf(ref) || packed?.slice(0, 40) || null;
}

const textOf = (file: string): string => (existsSync(git + file) ? readFileSync(git + file, 'utf8').trim() : '');
