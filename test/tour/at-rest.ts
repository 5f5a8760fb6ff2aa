import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below `folder` in which one of `needles` stands in clear, as UTF-8 or UTF-16. Sockets and links are passed over. */
export function filesInClear(folder: string, needles: readonly string[]): readonly string[] {
  const wanted = needles.flatMap((needle) => [Buffer.from(needle, 'utf8'), Buffer.from(needle, 'utf16le')]);
  return filesIn(folder).filter((file) => {
    const content = readFileSync(file);
    return wanted.some((needle) => content.includes(needle));
  });
}

interface Named {
  readonly family: string | null;
  readonly given: string | null;
  readonly text?: string | null;
}

/** What to look for of these people: last name and written name, or the first where there is no other; too short ones are in every file. */
export function needlesOf(people: readonly Named[]): readonly string[] {
  const names = people.flatMap(({ family, given, text = null }) => [family, text, family === null && text === null ? given : null]);
  return [...new Set(names)].filter((name): name is string => name !== null && Buffer.byteLength(name) >= 5);
}

/** Databases below `folder` that begin like a plain SQLite file, and how many there are at all. */
export function databasesAtRest(folder: string): { readonly found: number; readonly plain: readonly string[] } {
  const databases = filesIn(folder).filter((file) => file.endsWith('.db'));
  const plain = databases.filter((file) => readFileSync(file).subarray(0, 15).toString('latin1') === 'SQLite format 3');
  return { found: databases.length, plain };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
