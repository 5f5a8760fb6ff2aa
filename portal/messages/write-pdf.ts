import { chmodSync, closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../cli/command.ts';
import { notWritten } from '../cli/private-file.ts';
import { codeOf } from '../troubles.ts';

/** Writes a PDF that only this user may read, over an older PDF or nothing, so that a mistyped path never destroys anything else. */
export function writePdf(path: string, bytes: Buffer): Result<null, Problem> {
  try {
    if (!mayReplace(path)) return problem('cannotCreate', `${path} exists and is not a PDF. Choose another name.`);
    writeFileSync(path, bytes, { mode: 0o600 });
    chmodSync(path, 0o600);
    return ok(null);
  } catch (error) {
    return notWritten(path, error);
  }
}

function mayReplace(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(5);
      const read = readSync(file, start, 0, 5, 0);
      return read === 0 || start.toString('latin1') === '%PDF-';
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}
