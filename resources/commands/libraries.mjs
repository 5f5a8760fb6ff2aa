import { existsSync } from 'node:fs';
import { capture, must } from './run.mjs';
import { say, step, stop } from './say.mjs';

/** Debian packages by what needs them. */
const packages = {
  electron: [
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'libxss1',
    'libatk-bridge2.0-0',
    'fonts-dejavu-core',
    'util-linux',
    'procps',
    'dbus',
  ],
  /** The voice of the kiosk's speech mode. */
  speech: ['espeak-ng'],
  display: ['xvfb', 'xauth', 'openbox'],
  postgres: ['postgresql'],
  reader: ['libssl-dev', 'build-essential', 'python3'],
};

/**
 * Makes sure the system packages behind `needs` are there; installs only what is missing, and only as root.
 * `optional` needs never stop the command: what leans on them is skipped with its reason.
 */
export async function prepareLibraries(needs, optional = []) {
  if (process.platform !== 'linux') return;
  const missing = await absent(needs);
  const wished = await absent(optional);
  if (missing.length + wished.length === 0) return;
  if (!existsSync('/usr/bin/apt-get')) {
    say(`this is not a Debian system; if something fails, look for its equivalent of: ${[...missing, ...wished].join(' ')}`);
    return;
  }
  if (process.getuid() === 0) await install(missing, wished);
  else ask(missing, wished);
}

/** A package counts as present under its own name or under the one newer Debian and Ubuntu releases gave it. */
async function absent(needs) {
  const names = needs.flatMap((need) => packages[need]);
  const present = await Promise.all(names.map(async (name) => (await installed(name)) || (await installed(`${name}t64`))));
  return names.filter((_, index) => !present[index]);
}

const installed = async (name) => / install ok installed/.test((await capture(['dpkg', '-s', name])).out);

async function install(missing, wished) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = async (names) =>
    must(['apt-get', 'install', '-y', '--no-install-recommends', ...(await known(names))], { env, timeout: 900_000 });
  await step('package lists updated', () => capture(['apt-get', 'update'], { env, timeout: 300_000 }));
  if (missing.length > 0) await step(`installed ${missing.join(' ')}`, () => apt(missing));
  if (wished.length === 0) return;
  try {
    await step(`installed ${wished.join(' ')}`, () => apt(wished));
  } catch (error) {
    say(`going on without ${wished.join(' ')}: ${error.message.split('\n').at(-1)}`);
  }
}

/** The names this release knows the packages by. */
const known = (names) => Promise.all(names.map(async (name) => ((await hasCandidate(`${name}t64`)) ? `${name}t64` : name)));

const hasCandidate = async (name) => /Candidate: (?!\(none\))/.test((await capture(['apt-cache', 'policy', name])).out);

function ask(missing, wished) {
  const command = `sudo apt-get install -y --no-install-recommends ${[...missing, ...wished].join(' ')}`;
  if (missing.length > 0) stop(`some system packages are missing. Run this once, then the command again:\n  ${command}`);
  say(`without these packages some tests are skipped:\n  ${command}`);
}
