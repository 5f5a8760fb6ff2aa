import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Source text by its path from the checkout's root, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** Every TypeScript and stylesheet file below the given folders; a folder that is not there yet has none. */
export function sourcesIn(folders: readonly string[]): Sources {
  const paths = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => /\.(tsx?|css)$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

export const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
