import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '../../shared/result.ts';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '..', '..', 'node_modules', '.cache', 'foyer');

const buildLimitMs = 15 * 60_000;

/** Where the other program's module is once it is built; `null` before. */
const builtIn = (folder: string): string | null => {
  const module = join(folder, 'node_modules', '@journeyapps', 'sqlcipher');
  return existsSync(join(module, 'build', 'Release', 'node_sqlite3.node')) ? module : null;
};

/**
 * Builds `@journeyapps/sqlcipher` from source, once per checkout: about a minute and a half. Exactly the versions and contents of the lock
 * file in `other/`. Answers the module's folder, or a sentence saying why this machine cannot build it.
 */
export function otherSqlCipher(): Result<string, string> {
  const folder = join(cache, 'sqlcipher-6.0.0');
  const known = builtIn(folder);
  if (known) return ok(known);
  if (process.platform === 'win32') return err('it has no Windows build');
  const missing = missingTools();
  if (missing.length > 0) return err(`building it needs ${missing.join(', ')}`);

  const fresh = `${folder}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(here, 'other', name), join(fresh, name));
  const headers = ['/usr', '/usr/local'].find((prefix) => existsSync(join(prefix, 'include', 'node', 'node_api.h')));
  const env = { ...process.env, ...(headers && { npm_config_nodedir: headers }) };
  const npm = spawnSync('npm', ['ci', '--ignore-scripts=false', '--no-audit', '--no-fund'], {
    cwd: fresh,
    env,
    encoding: 'utf8',
    timeout: buildLimitMs,
  });
  if (builtIn(fresh) === null) {
    rmSync(fresh, { recursive: true, force: true });
    return err(`it did not build: ${lastLine(npm.stderr || npm.stdout || String(npm.error))}`);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return ok(builtIn(folder) ?? '');
}

const missingTools = (): readonly string[] => {
  const tools = ['npm', 'python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
  const openssl = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].some((folder) =>
    existsSync(join(folder, 'openssl', 'evp.h')),
  );
  return openssl ? tools : [...tools, 'the headers of OpenSSL (Debian: libssl-dev)'];
};

const lastLine = (text: string): string =>
  text
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .at(-1) ?? 'no reason given';
