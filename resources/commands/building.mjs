import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './places.mjs';
import { capture } from './run.mjs';
import { say, step } from './say.mjs';

const sources = ['electron', 'renderer', 'shared', 'vite.config.ts', 'package-lock.json', 'resources/commands/building.mjs'];

/**
 * Builds `dist/<flavour>` (`release` or `test`) when a source changed since the last time, and answers that folder.
 * Its build.json says what it is: `{ testBuild, version, commit, electron, sources }`.
 */
export async function build(flavour, electronVersion) {
  const folder = inRoot('dist', flavour);
  const description = await describe(flavour, electronVersion);
  if (previous(folder)?.sources === description.sources) say(`dist/${flavour} is up to date`);
  else await step(`built dist/${flavour}`, () => bundle(flavour, folder));
  writeFileSync(join(folder, 'build.json'), `${JSON.stringify(description, null, 2)}\n`);
  return folder;
}

async function bundle(flavour, folder) {
  const { createBuilder } = await import('vite');
  // Gone first: a build that stopped half-way must not pass for a finished one.
  rmSync(folder, { recursive: true, force: true });
  const builder = await createBuilder({ configFile: inRoot('vite.config.ts'), mode: flavour, logLevel: 'warn' });
  await builder.buildApp();
}

async function describe(flavour, electron) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const commit = (await capture(['git', 'rev-parse', 'HEAD'], { cwd: inRoot() })).out.trim();
  return {
    testBuild: flavour === 'test',
    version,
    commit: /^[0-9a-f]{40}$/.test(commit) ? commit : null,
    electron: electron ?? null,
    sources: digest(),
  };
}

const previous = (folder) =>
  existsSync(join(folder, 'build.json')) ? JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8')) : undefined;

function digest() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inRoot(file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(inRoot(path))) return [];
  const entries = path.includes('.') ? [] : readdirSync(inRoot(path), { recursive: true, withFileTypes: true });
  if (entries.length === 0) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(inRoot().length + 1))
    .sort();
}
