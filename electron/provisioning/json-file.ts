import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { z } from 'zod';

/** What reading a file came to. `unreadable` is not `absent`: nobody may conclude from it that a setting was taken away. */
export type FileReading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads one JSON file against its type. `why` names fields and error codes, never values. */
export function readJsonFile<T extends z.ZodType>(path: string, type: T): FileReading<z.output<T>> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', why: code };
  }
  return parseJson(text, type);
}

function parseJson<T extends z.ZodType>(text: string, type: T): FileReading<z.output<T>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'malformed', why: 'not JSON' };
  }
  const parsed = type.safeParse(json);
  if (parsed.success) return { kind: 'read', value: parsed.data };
  return { kind: 'malformed', why: parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'the file'}: ${code}`).join(', ') };
}

/** Replaces the file whole: a power cut leaves the old one or the new one. Readable by this user alone. */
export function writeJsonFile(path: string, value: unknown): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
