import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';

/** `lines`: one JSON value per line. `document`: one JSON value per file. */
export interface InputFile {
  readonly path: string;
  /** Relative to what was named on the command line, for messages. */
  readonly name: string;
  readonly bytes: number;
  readonly gzip: boolean;
  readonly form: 'lines' | 'document';
}

export interface Listing {
  readonly files: readonly InputFile[];
  /** Folders and files inside that could not be looked at. */
  readonly unreadable: readonly string[];
}

/** Every file that can hold FHIR JSON in a folder and the folders in it, in order of path; or the one file named. Throws if that is unreadable. */
export async function listInput(path: string): Promise<Listing> {
  const top = await stat(path);
  if (!top.isDirectory() && !top.isFile()) return { files: [], unreadable: [basename(path)] };
  if (!top.isDirectory()) return { files: [inputFile(path, basename(path), top.size)], unreadable: [] };
  await readdir(path);
  const files: InputFile[] = [];
  const unreadable: string[] = [];
  await walk(path, { root: path, files, unreadable, seen: new Set() });
  return { files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), unreadable };
}

interface Walk {
  readonly root: string;
  readonly files: InputFile[];
  readonly unreadable: string[];
  /** Real folders already entered: a link to a folder above would otherwise never end. */
  readonly seen: Set<string>;
}

async function walk(folder: string, found: Walk): Promise<void> {
  const real = await realpath(folder);
  if (found.seen.has(real)) return;
  found.seen.add(real);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const shown = relative(found.root, path);
    try {
      const entry = await stat(path);
      if (entry.isDirectory()) await walk(path, found);
      else if (entry.isFile() && holdsJson(path)) found.files.push(inputFile(path, shown, entry.size));
    } catch {
      found.unreadable.push(shown);
    }
  }
}

const holdsJson = (path: string): boolean => /\.(ndjson|jsonl|json)(\.gz)?$/i.test(path);

function inputFile(path: string, name: string, bytes: number): InputFile {
  return { path, name, bytes, gzip: /\.gz$/i.test(path), form: /\.(ndjson|jsonl)(\.gz)?$/i.test(path) ? 'lines' : 'document' };
}
