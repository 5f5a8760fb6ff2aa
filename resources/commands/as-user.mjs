import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { inRoot, root } from './places.mjs';
import { capture, must } from './run.mjs';
import { say } from './say.mjs';

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

/** Whether `inner` is `outer` or lies inside it. */
function isInside(inner, outer) {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

/** Wraps `command` so that it runs as the user, in a private mount namespace where a closed folder stands in the way. */
async function droppedCommand(command, { user, home, paths }) {
  openSocketFolder();
  await openForReading();
  const drop = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=-all', '--pdeathsig=TERM', '--'];
  const needed = [root, ...paths.writable, ...paths.writableFiles, ...paths.readable];
  const closed = await closedFolder(user, needed);
  const copies = await copiesOfPrivate(user, paths.readable, home);
  if (!closed && copies.size === 0) return [...drop, ...command];
  const script = mountScript({ closed, needed, copies, stash: join(home, 'stash'), children: closed ? childrenOf(closed) : [] });
  return ['unshare', '--mount', '--propagation=private', '--', 'sh', '-euc', script, 'sh', ...drop, ...command];
}

/** Screens put their sockets here; made by root it would otherwise be closed to the user. */
function openSocketFolder() {
  const folder = '/tmp/.X11-unix';
  mkdirSync(folder, { recursive: true });
  if (statSync(folder).uid === 0) chmodSync(folder, 0o1777);
}

const asThem = (user, script, ...args) =>
  capture(['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--', 'sh', '-c', script, 'sh', ...args]);

/** A clone made under a private umask has private files; the checkout holds sources only, so reading is opened. */
async function openForReading() {
  if ((statSync(inRoot('package.json')).mode & 0o004) !== 0) return;
  say('the files of this checkout are private to root; opening them for reading');
  const names = readdirSync(root).filter((name) => name !== '.git');
  await must(['chmod', '-R', 'go+rX', ...names.map((name) => join(root, name))]);
}

/** The first folder on the way to any needed path that the user may not pass through. */
async function closedFolder(user, needed) {
  const ways = [...new Set(needed.flatMap(wayTo))].sort((a, b) => a.length - b.length);
  const { out } = await asThem(user, 'for folder; do test -x "$folder" || { echo "$folder"; break; }; done', ...ways);
  return out.trim() || undefined;
}

/** Every folder from the root down to `path`, which counts itself when it is a folder. */
function wayTo(path) {
  const folders = path
    .split(sep)
    .slice(1)
    .map((_, index, parts) => sep + parts.slice(0, index + 1).join(sep));
  return statSync(path).isDirectory() ? folders : folders.slice(0, -1);
}

/** Input whose files themselves are private is copied into the private home: the original is not touched. */
async function copiesOfPrivate(user, readable, home) {
  const copies = new Map();
  for (const [index, path] of readable.entries()) {
    if ((await must(['find', path, '!', '-perm', '-004', '!', '-type', 'l', '-print', '-quit'])).trim() === '') continue;
    const copy = join(home, `input-${index}`);
    cpSync(path, copy, { recursive: true });
    await must(['chown', '-R', `${user.uid}:${user.gid}`, copy]);
    await must(['chmod', '-R', 'u+rX', copy]);
    copies.set(path, copy);
  }
  return copies;
}

const childrenOf = (folder) => readdirSync(folder).map((name) => join(folder, name));

/**
 * A shell script that shows the needed paths where they always were, without opening the closed folder on disk:
 * each is held aside, an empty folder covers the closed one in this namespace alone, and each is mounted back.
 * When the checkout itself is the closed folder, its `children` are what comes back.
 */
export function mountScript({ closed, needed, copies, stash, children }) {
  const wanted = needed.flatMap((path) => (path === closed ? children : [path]));
  const outermost = [...new Set(wanted)].filter((path) => !wanted.some((other) => other !== path && isInside(path, other)));
  const under = closed ? outermost.filter((path) => isInside(path, closed)) : [];
  const quoted = (path) => `'${path.replaceAll("'", `'\\''`)}'`;
  const bind = (from, to) =>
    `mkdir -p "$(dirname ${quoted(to)})"; if [ -d ${quoted(from)} ]; then mkdir -p ${quoted(to)}; else [ -e ${quoted(to)} ] || : > ${quoted(to)}; fi; mount --rbind ${quoted(from)} ${quoted(to)}`;
  const aside = under.map((path, index) => [path, join(stash, String(index))]);
  return [
    'umask 022',
    ...aside.map(([path, held]) => bind(path, held)),
    ...(closed ? [`mount -t tmpfs -o mode=755,size=1m foyer ${quoted(closed)}`] : []),
    ...aside.map(([path, held]) => bind(held, path)),
    ...[...copies].map(([path, copy]) => bind(copy, path)),
    'exec "$@"',
  ].join('\n');
}

/** Runs a command in its own process group and leaves nothing of it behind, also when this process is interrupted. */
function supervise([program, ...args], { env, stdio = ['ignore', 'inherit', 'inherit'], signal: abort }) {
  const mark = `FOYER_RUN=${randomUUID()}`;
  const [name, value] = mark.split('=');
  return new Promise((finish) => {
    const child = spawn(program, args, { stdio, env: { ...env, [name]: value }, cwd: root, detached: true });
    const end = () => {
      kill(-child.pid, 'SIGTERM');
      setTimeout(() => kill(-child.pid, 'SIGKILL'), 5_000).unref();
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, end);
    abort?.addEventListener('abort', end);
    const done = (code) => {
      for (const signal of signals) process.off(signal, end);
      killLeftOver(mark);
      finish(code);
    };
    child.on('error', (error) => {
      say(`${program}: ${error.message}`);
      done(127);
    });
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 130 : 1)));
  });
}

/** Processes that left the group still carry the run's mark in their environment. */
function killLeftOver(mark) {
  if (!existsSync('/proc/self/environ')) return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (environmentOf(pid).includes(mark)) kill(Number(pid), 'SIGKILL');
  }
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}
