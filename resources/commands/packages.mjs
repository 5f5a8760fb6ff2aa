import { existsSync, readFileSync } from 'node:fs';
import { inRoot, root } from './places.mjs';
import { must } from './run.mjs';
import { step } from './say.mjs';

/** Installs the pinned packages when node_modules is missing, unfinished, or of another lock file. */
export async function preparePackages() {
  if (matches(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return;
  // Nothing in this tree needs an install script; with scripts on, npm would try to compile the database driver.
  await step('packages installed from the lock file', () =>
    must(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root }),
  );
}

/** npm writes its own lock inside node_modules as the last act of an installation, so equal versions mean a whole tree. */
export function matches(wanted, installed) {
  if (!wanted || !installed) return false;
  const there = installed.packages;
  const names = Object.keys(wanted.packages).filter((name) => name !== '');
  const fits = (name) => (there[name] ? there[name].version === wanted.packages[name].version : wanted.packages[name].optional === true);
  return names.every(fits) && Object.keys(there).every((name) => name in wanted.packages);
}

function readLock(path) {
  return existsSync(inRoot(path)) ? JSON.parse(readFileSync(inRoot(path), 'utf8')) : undefined;
}
