import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Piece } from './hunt.ts';

/** Chromium's and Electron's own names for what they put into the system's folder for temporary files. */
const chromiumNames = /^\.?(org\.chromium|com\.google|chrom|electron|scoped_dir|crashpad)/i;
/** Programs and libraries, which no program writes while it runs. */
const installed = /^\/(usr|lib|lib64|opt|etc|proc|sys|dev\/(null|urandom|dri))\b|\/node_modules\//;
const pictures = [Buffer.from('\x89PNG', 'latin1'), Buffer.from('\xff\xd8\xff', 'latin1')];

/** Every file below these folders, and whatever Chromium put into /tmp; each is read whole. */
export function filesBelow(folders: readonly string[]): readonly Piece[] {
  const others = namesIn('/tmp')
    .filter((name) => chromiumNames.test(name))
    .map((name) => join('/tmp', name));
  return [...folders, ...others].flatMap(allBelow).flatMap((path): readonly Piece[] => {
    const bytes = readOrNull(path);
    return bytes === null ? [] : [{ place: 'files', where: path, bytes }];
  });
}

export const picturesAmong = (pieces: readonly Piece[]): readonly string[] =>
  pieces.filter(({ bytes }) => pictures.some((start) => bytes.subarray(0, start.length).equals(start))).map(({ where }) => where);

/**
 * Every file and shared memory that the processes below `pid` hold open, deleted ones too. Sandboxed processes let nobody look; what they
 * share with the others is seen there.
 */
export function openFilesOf(pid: number): readonly Piece[] {
  const seen = new Set<string>();
  return processesBelow(pid).flatMap((one) =>
    namesIn(`/proc/${one}/fd`).flatMap((descriptor): readonly Piece[] => {
      const path = `/proc/${one}/fd/${descriptor}`;
      const where = linkOrNull(path);
      const about = where === null || installed.test(where) ? null : statOrNull(path);
      if (where === null || about === null || !about.isFile() || seen.has(`${about.dev}:${about.ino}`)) return [];
      seen.add(`${about.dev}:${about.ino}`);
      const bytes = readOrNull(path);
      return bytes === null ? [] : [{ place: 'openFiles', where, bytes }];
    }),
  );
}

/** The process and all that it started, itself first. */
export function processesBelow(pid: number): readonly number[] {
  const parents = namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const below = (one: number): readonly number[] => [
    one,
    ...parents.filter(({ parent }) => parent === one).flatMap((child) => below(child.pid)),
  ];
  return below(pid);
}

const parentOf = (pid: number): number => Number(/\) \S (\d+)/.exec(readOrNull(`/proc/${pid}/stat`)?.toString('latin1') ?? '')?.[1] ?? -1);

function allBelow(path: string): readonly string[] {
  const about = orNull(() => lstatSync(path));
  if (about?.isFile()) return [path];
  return about?.isDirectory() ? namesIn(path).flatMap((name) => allBelow(join(path, name))) : [];
}

/** What disappears while it is looked at is not there any more. */
function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
const namesIn = (folder: string): readonly string[] => orNull(() => readdirSync(folder)) ?? [];
const linkOrNull = (path: string): string | null => orNull(() => readlinkSync(path));
const statOrNull = (path: string) => orNull(() => statSync(path));
const readOrNull = (path: string): Buffer | null => orNull(() => readFileSync(path));
