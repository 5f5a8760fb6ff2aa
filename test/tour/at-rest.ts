import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What would give a person away: all of these texts, close together. A name alone may be a word of any file: White, Marks, Sample. */
export type Needle = readonly [first: string, ...others: string[]];

/** Files below `folder` in which one of `needles` stands in clear, as UTF-8 or UTF-16. Sockets and links are passed over. */
export function filesInClear(folder: string, needles: readonly Needle[]): readonly string[] {
  const wanted = needles.flatMap((texts) =>
    (['utf8', 'utf16le'] as const).map((encoding) => texts.map((text) => Buffer.from(text, encoding))),
  );
  return filesIn(folder).filter((file) => {
    const content = readFileSync(file);
    return wanted.some((texts) => standTogether(content, texts));
  });
}

/** Bytes between the parts of a name in any record that holds both. */
const reach = 160;

function standTogether(content: Buffer, [first, ...others]: readonly Buffer[]): boolean {
  if (first === undefined) return false;
  for (let at = content.indexOf(first); at !== -1; at = content.indexOf(first, at + 1)) {
    const around = content.subarray(Math.max(0, at - reach), at + first.length + reach);
    if (others.every((other) => around.includes(other))) return true;
  }
  return false;
}

interface Named {
  readonly family: string | null;
  readonly given: string | null;
  readonly text?: string | null;
}

/** What to look for of these people: first and last name together, and the written name; one word alone only where there is no more. */
export const needlesOf = (people: readonly Named[]): readonly Needle[] =>
  people.flatMap(({ family, given, text = null }) => {
    const [firstName] = given?.split(' ') ?? [];
    const both: readonly Needle[] = family !== null && firstName !== undefined ? [[family, firstName]] : [];
    const alone = [text, ...(both.length > 0 ? [] : [family, given])].filter((word) => word !== null && Buffer.byteLength(word) >= 5);
    return [...both, ...alone.map((word): Needle => [word as string])];
  });

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
