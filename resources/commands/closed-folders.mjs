import { cpSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './places.mjs';
import { capture, must } from './run.mjs';

/**
 * Wraps `command` so that it finds `needed` and `readable` where they always were, even below folders the user may not enter.
 * Nothing is opened on disk: in a mount namespace of the command's own, each path is held aside, an empty folder covers the
 * closed one, and each path is mounted back. Input whose files are private is lent as a copy in `home`.
 */
export async function throughClosedFolders(command, { user, home, needed, readable }) {
  const all = [...needed, ...readable];
  const closed = await closedFolders(user, all);
  const copies = await copiesOfPrivate(user, readable, home);
  if (closed.length === 0 && copies.size === 0) return command;
  const wanted = all.flatMap((path) => (path === root && !mayEnter(root, user) ? childrenOf(root) : [path]));
  const below = outermost(wanted).filter((path) => closed.some((folder) => isInside(path, folder)));
  const script = mountScript({ closed, below, copies, stash: join(home, 'stash') });
  return ['unshare', '--mount', '--propagation=private', '--', 'sh', '-euc', script, 'sh', ...command];
}

/** Whether `inner` is `outer` or lies inside it. */
export function isInside(inner, outer) {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

/** The outermost folders on the way to the paths that the user may not pass through. */
async function closedFolders(user, paths) {
  const ways = [...new Set(paths.flatMap(wayTo))];
  const script = 'for folder; do test -x "$folder" || printf "%s\\0" "$folder"; done';
  const drop = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--'];
  const { out } = await capture([...drop, 'sh', '-c', script, 'sh', ...ways]);
  return outermost(out.split('\0').filter((folder) => folder !== ''));
}

/** Every folder from the root down to `path`, which counts itself when it is a folder. */
function wayTo(path) {
  const parts = path.split(sep).slice(1);
  const folders = parts.map((_, index) => sep + parts.slice(0, index + 1).join(sep));
  return statSync(path).isDirectory() ? folders : folders.slice(0, -1);
}

const outermost = (paths) => [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && isInside(path, other)));

function mayEnter(folder, user) {
  const { mode, uid } = statSync(folder);
  return (mode & 0o005) === 0o005 || uid === user.uid;
}

const childrenOf = (folder) => readdirSync(folder).map((name) => join(folder, name));

async function copiesOfPrivate(user, readable, home) {
  const copies = new Map();
  for (const [index, path] of readable.entries()) {
    const closedToOthers = ['!', '-perm', '-004', '!', '-type', 'l', '-print', '-quit'];
    if ((await must(['find', path, ...closedToOthers])).trim() === '') continue;
    const copy = join(home, `input-${index}`);
    cpSync(path, copy, { recursive: true });
    await must(['chown', '-R', `${user.uid}:${user.gid}`, copy]);
    await must(['chmod', '-R', 'u+rX', copy]);
    copies.set(path, copy);
  }
  return copies;
}

function mountScript({ closed, below, copies, stash }) {
  const aside = below.map((path, index) => [path, join(stash, String(index))]);
  return [
    'umask 022',
    ...aside.map(([path, held]) => bind(path, held)),
    ...closed.map((folder) => `mount -t tmpfs -o mode=755,size=1m foyer ${quoted(folder)}`),
    ...aside.map(([path, held]) => bind(held, path)),
    ...[...copies].map(([path, copy]) => bind(copy, path)),
    // The folder this began in may be the covered one.
    `cd ${quoted(root)}`,
    'exec "$@"',
  ].join('\n');
}

/** Shell lines that make the place for a mount, as a folder or a file like its source, and mount there. */
function bind(from, to) {
  const [source, target] = [quoted(from), quoted(to)];
  const place = `if [ -d ${source} ]; then mkdir -p ${target}; else [ -e ${target} ] || : > ${target}; fi`;
  return `mkdir -p "$(dirname ${target})"; ${place}; mount --rbind ${source} ${target}`;
}

const quoted = (path) => `'${path.replaceAll("'", `'\\''`)}'`;
