import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isInside, throughClosedFolders } from './closed-folders.mjs';
import { inRoot, root } from './places.mjs';
import { capture, must } from './run.mjs';
import { say } from './say.mjs';
import { supervise } from './supervise.mjs';

/** What a dropped user may know of the environment: nothing of root's own settings or credentials. */
const passedOn = /^(PATH|TERM|TZ|LANG|LANGUAGE|LC_.*|CI|NO_COLOR|FORCE_COLOR|DISPLAY|FOYER_.*|TEST_.*)$/;

/**
 * Runs `command` as somebody who is not root, because Chromium's sandbox refuses root. Resolves its exit code.
 * Whoever started it as an ordinary user stays that user. Root drops to the checkout's owner, or to `nobody`.
 * `writable`: folders (made when missing) and `writableFiles` the user may write; `readable`: what it must be able to read besides the checkout.
 * `ownHome`: a fresh private home and runtime folder, removed at the end; always so when dropped. Aborting `signal` ends it.
 */
export async function asUser(command, { env = {}, writable = [], writableFiles = [], readable = [], ownHome = false, stdio, signal } = {}) {
  const user = await whoRuns();
  if (!user && !ownHome) return supervise(command, { env: { ...process.env, ...env }, stdio, signal });
  const home = privateHome(user);
  try {
    const paths = { writable: absolute(writable), writableFiles: absolute(writableFiles), readable: absolute(readable) };
    makeWritable(paths, user);
    const launch = user ? await droppedCommand(command, { user, home, paths }) : command;
    return await supervise(launch, { env: { ...privateEnvironment(home, user), ...env, ...displayAccess(home, user) }, stdio, signal });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The user root drops to, `{ uid, gid, name }`; undefined when there is nothing to drop. */
export async function whoRuns({ uid = process.getuid?.(), owner = statSync(root).uid, lookUp = passwordEntry } = {}) {
  if (uid !== 0) return undefined;
  return (owner !== 0 ? await lookUp(owner) : undefined) ?? (await lookUp('nobody')) ?? noUser();
}

/** The words before a command that make it the user's, or nobody else's when `user` is undefined. It is sent `endsWith` when its starter ends. */
export const dropTo = (user, endsWith = 'TERM') => [
  'setpriv',
  ...(user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=-all'] : []),
  `--pdeathsig=${endsWith}`,
  '--',
];

function noUser() {
  throw new Error('there is no unprivileged user to run as: create "nobody", or start the command as an ordinary user.');
}

async function passwordEntry(nameOrUid) {
  const { code, out } = await capture(['getent', 'passwd', String(nameOrUid)]);
  if (code !== 0) return undefined;
  const [name, , uid, gid] = out.trim().split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

const absolute = (paths) => paths.map((path) => resolve(path));

/** `/tmp` rather than root's own TMPDIR, which other users may not enter. The name is short: socket paths end at 107 bytes. */
function privateHome(user) {
  const home = mkdtempSync(join(user ? '/tmp' : tmpdir(), 'foyer-'));
  for (const folder of ['run', 'tmp']) mkdirSync(join(home, folder), { mode: 0o700 });
  if (user) for (const path of [home, join(home, 'run'), join(home, 'tmp')]) chownSync(path, user.uid, user.gid);
  return home;
}

function privateEnvironment(home, user) {
  const known = Object.entries(process.env).filter(([name]) => passedOn.test(name));
  return {
    ...Object.fromEntries(known),
    PATH: `${inRoot('node_modules', '.bin')}:${process.env.PATH}`,
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    TMPDIR: join(home, 'tmp'),
    ...(user ? { USER: user.name, LOGNAME: user.name } : {}),
  };
}

/** A desktop's key to its screen belongs to whoever sits there; the dropped user gets a copy. */
function displayAccess(home, user) {
  const key = process.env.XAUTHORITY ?? join(process.env.HOME ?? '/', '.Xauthority');
  if (!process.env.DISPLAY || !existsSync(key)) return {};
  const copy = join(home, 'screen-key');
  copyFileSync(key, copy);
  if (user) chownSync(copy, user.uid, user.gid);
  return { XAUTHORITY: copy };
}

/** Only the named folder or file changes hands, never what is inside it: a wrong `--out` must not give away a whole tree. */
function makeWritable({ writable, writableFiles }, user) {
  for (const path of [...writable, ...writableFiles]) {
    if (isInside(root, path)) throw new Error(`${path} holds the project itself; name a folder of its own.`);
  }
  for (const folder of writable) {
    mkdirSync(folder, { recursive: true });
    handOver(folder, user);
  }
  for (const file of writableFiles) {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) writeFileSync(file, '');
    handOver(file, user);
  }
}

function handOver(path, user) {
  // A folder like /tmp that everybody may write stays whose it is.
  if (user && (statSync(path).mode & 0o002) === 0) chownSync(path, user.uid, user.gid);
}

/** Wraps `command` so that it runs as the user, with every path it needs in reach. */
async function droppedCommand(command, { user, home, paths }) {
  openSocketFolder();
  await openForReading();
  const needed = [root, ...paths.writable, ...paths.writableFiles];
  return throughClosedFolders([...dropTo(user), ...command], { user, home, needed, readable: paths.readable });
}

/** Screens put their sockets here; made by root it would otherwise be closed to the user. */
function openSocketFolder() {
  const folder = '/tmp/.X11-unix';
  mkdirSync(folder, { recursive: true });
  if (statSync(folder).uid === 0) chmodSync(folder, 0o1777);
}

/** A clone made under a private umask has private files; the checkout holds sources only, so reading is opened. */
async function openForReading() {
  if ((statSync(inRoot('package.json')).mode & 0o004) !== 0) return;
  say('the files of this checkout are private to root; opening them for reading');
  const names = readdirSync(root).filter((name) => name !== '.git');
  await must(['chmod', '-R', 'go+rX', ...names.map((name) => join(root, name))]);
}
