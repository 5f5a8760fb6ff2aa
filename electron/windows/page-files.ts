import { readdirSync } from 'node:fs';
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path';

export interface PageFile {
  readonly path: string;
  readonly mime: string;
}

/** Request path, for example `/kiosk/index.html`, to the file that answers it. What is not listed does not exist. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const mimes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/**
 * The files one window may load, read once at start: those of its own page and the shared ones. A request is looked up here by its
 * exact path, so no spelling of `..` leads anywhere.
 */
export function listPageFiles(client: string, surface: 'kiosk' | 'staff'): PageFiles {
  const names = readdirSync(client, { recursive: true, encoding: 'utf8' });
  const other = surface === 'kiosk' ? 'staff' : 'kiosk';
  const entries = names.flatMap((name): [string, PageFile][] => {
    const path = resolve(join(client, name));
    const mime = mimes[extname(name)];
    const [top] = name.split(sep);
    return mime !== undefined && top !== other && isInside(client, path) ? [[`/${name.split(sep).join('/')}`, { path, mime }]] : [];
  });
  return new Map(entries);
}

/** Whether `path` lies inside `folder`; `folder-evil` does not lie inside `folder`. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.split(sep).includes('..') && !isAbsolute(way);
}
