import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { ok, type Result } from '../../shared/result.ts';
import { codeOf } from '../troubles.ts';
import { type Problem, problem } from './command.ts';

/**
 * Writes a file that only this user may read. An existing file is replaced only when `mayReplace` knows its content as an earlier one of the
 * same kind, so a mistyped path never destroys anything.
 */
export function writePrivateFile(path: string, text: string, mayReplace: (old: string) => boolean): Result<null, Problem> {
  try {
    const old = read(path);
    if (old !== null && !mayReplace(old)) return problem('cannotCreate', `${path} exists and is something else. Choose another name.`);
    writeFileSync(path, text, { mode: 0o600 });
    chmodSync(path, 0o600);
    return ok(null);
  } catch (error) {
    return notWritten(path, error);
  }
}

/** Why a file could not be written, and what to do; anything but a complaint of the system is thrown again. */
export function notWritten(path: string, error: unknown): Result<never, Problem> {
  const code = codeOf(error);
  if (code === null) throw error;
  if (code === 'EACCES' || code === 'EPERM') return problem('noPermission', `This user may not write ${path}.`);
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('io', `The disk is full: ${path} could not be written.`);
  return problem('cannotCreate', `${path} cannot be written (${code}). Choose another name.`);
}

/** For files of JSON: may be replaced when it parses and looks as expected. */
export const holds =
  (matches: (value: unknown) => boolean) =>
  (old: string): boolean => {
    if (old.trim() === '') return true;
    try {
      return matches(JSON.parse(old));
    } catch {
      return false;
    }
  };

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A small file of JSON, or null when it is not there or not of this shape. */
export function readJson<T>(path: string, shape: z.ZodType<T>): T | null {
  const text = read(path);
  try {
    return text === null ? null : (shape.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}
