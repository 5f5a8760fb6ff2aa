import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asUser, whoRuns } from '../../resources/commands/as-user.mjs';
import { root } from '../../resources/commands/places.mjs';

const isRoot = process.getuid() === 0;
let folder;
let out;

beforeEach(() => {
  folder = mkdtempSync('/tmp/as-user-test-');
  chmodSync(folder, 0o755);
  out = join(folder, 'out');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script, places = {}) => asUser(['sh', '-euc', script], { writable: [out], ownHome: true, env: { OUT: out }, ...places });
const told = (name) => readFileSync(join(out, name), 'utf8').trim();

test('a program never runs as root', async () => {
  expect(await run('id -u > "$OUT/uid"; grep CapEff /proc/self/status > "$OUT/power"')).toBe(0);
  expect(told('uid')).not.toBe('0');
  expect(told('power')).toMatch(/\b0{16}$/);
});

test('it gets a home and a runtime folder of its own, which are gone afterwards', async () => {
  await run('touch "$HOME/a" "$XDG_RUNTIME_DIR/b" "$TMPDIR/c"; echo "$HOME" > "$OUT/home"; stat -c %a "$HOME" > "$OUT/mode"');
  expect(told('home')).not.toBe(process.env.HOME);
  expect(told('mode')).toBe('700');
  expect(existsSync(told('home'))).toBe(false);
});

test('it reads the checkout, and its exit code is handed on', async () => {
  expect(await run(`test -r ${root}/package.json && exit 7`)).toBe(7);
});

test('nothing it started stays behind', async () => {
  await run('setsid sleep 300 > /dev/null 2>&1 & echo $! > "$OUT/pid"; sleep 0.3');
  const state = `/proc/${told('pid')}/stat`;
  // A process that ended may still be listed until it is collected.
  expect(existsSync(state) ? readFileSync(state, 'utf8').split(' ')[2] : 'gone').toMatch(/^(gone|Z)$/);
});

test('an output folder that holds the project is refused', async () => {
  await expect(run('true', { writable: [root] })).rejects.toThrow('holds the project');
});

test.runIf(isRoot)('when root starts it: the environment of root stays with root', async () => {
  process.env.SECRET_OF_ROOT = 'x';
  await run('env > "$OUT/env"');
  delete process.env.SECRET_OF_ROOT;
  expect(told('env')).not.toContain('SECRET_OF_ROOT');
});

test.runIf(isRoot)('when root starts it: input and output below a closed folder work, and the folder stays closed', async () => {
  const closed = join(folder, "root's");
  out = join(closed, 'deep', 'out');
  const data = join(closed, 'data');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'patients'), 'here');
  chmodSync(closed, 0o700);
  expect(await run(`cat "${data}/patients" > "$OUT/copy"; ls "${closed}" > "$OUT/seen"`, { readable: [data] })).toBe(0);
  expect(told('copy')).toBe('here');
  expect(told('seen').split('\n')).toEqual(['data', 'deep']);
  expect(statSync(closed).mode & 0o777).toBe(0o700);
});

test.runIf(isRoot)('when root starts it: several closed folders at once are no obstacle', async () => {
  const data = ['one', 'two'].map((name) => join(folder, name, 'data'));
  for (const path of data) {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'patients'), 'here');
    chmodSync(join(path, '..'), 0o700);
  }
  expect(await run(`cat ${data[0]}/patients ${data[1]}/patients > "$OUT/copy"`, { readable: data })).toBe(0);
  expect(told('copy')).toBe('herehere');
});

test.runIf(isRoot)('when root starts it: private input is lent as a copy, and stays private', async () => {
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(data, 'patients'), 'here', { mode: 0o600 });
  expect(await run(`cat "${data}/patients" > "$OUT/copy"; echo changed > "${data}/patients"`, { readable: [data] })).toBe(0);
  expect(told('copy')).toBe('here');
  expect(readFileSync(join(data, 'patients'), 'utf8')).toBe('here');
  expect(statSync(join(data, 'patients')).mode & 0o777).toBe(0o600);
});

test.runIf(isRoot)('when root starts it: a single output file may be written, the files beside it may not', async () => {
  const file = join(folder, 'report.json');
  expect(await run(`echo done > ${file}; ! touch ${folder}/other 2> /dev/null`, { writableFiles: [file] })).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('done\n');
});

test.each([
  ['an ordinary user stays who they are', { uid: 1000, owner: 0 }, undefined],
  ['root becomes the owner of the checkout', { uid: 0, owner: 1000 }, 'nora'],
  ['root becomes nobody when the checkout is its own', { uid: 0, owner: 0 }, 'nobody'],
  ['root becomes nobody when the owner is unknown here', { uid: 0, owner: 4711 }, 'nobody'],
])('%s', async (_what, who, expected) => {
  const lookUp = async (key) => ({ 1000: { name: 'nora' }, nobody: { name: 'nobody' } })[key];
  expect((await whoRuns({ ...who, lookUp }))?.name).toBe(expected);
});
