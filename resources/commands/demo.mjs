import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openMailCatcher } from './mail-catcher.mjs';
import { entries, inRoot } from './places.mjs';

/*
 * node demo.mjs --state DIR [--data DIR]: a clinic to try. It starts a portal with its own database, makes the clinic and a day of
 * appointments, and opens a kiosk and a console, each enrolled on its own. Mails it writes come no further than --state/mails. Everything stays
 * in --state and is there again next time.
 */
const { values } = parseArgs({ options: { state: { type: 'string' }, data: { type: 'string' } } });
const state = resolve(values.state ?? inRoot('.foyer'));
const mails = join(state, 'mails');
const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopAll);

async function main() {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const catcher = await openMailCatcher(mails, sayMails);
  try {
    const portal = await startPortal();
    const demo = await makeClinic(portal);
    await letItWrite(demo, catcher);
    introduce(demo);
    const windows = ['kiosk', 'console'].map((role) => openWindow(role, demo.enrolment[role]));
    const codes = await Promise.all(windows);
    return codes.find((code) => code !== 0) ?? 0;
  } finally {
    stopAll();
    await catcher.close();
  }
}

async function startPortal() {
  const args = [inRoot(entries.portal), '--data', join(state, 'portal'), '--json'];
  const child = start(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await firstLine(child);
  if (line === undefined) throw new Error('The portal did not start; it says why above.');
  return JSON.parse(line);
}

async function makeClinic({ portalUrl, enrolUrl }) {
  const data = values.data ? ['--data', resolve(values.data)] : [];
  const urls = ['--portal-url', portalUrl, '--enrol-url', enrolUrl];
  const args = [
    'demo',
    'make',
    '--forms',
    '--consents',
    '--json',
    '--portal-data',
    join(state, 'portal'),
    '--out',
    state,
    ...urls,
    ...data,
  ];
  return admin(args, 'The clinic could not be made; the reason stands above.');
}

/** Invitations, one-time codes and receipts go to a mail server of this machine, which keeps them as files; today's visits are invited at once. */
async function letItWrite({ site, day }, { port }) {
  const settings = join(state, 'messages.json');
  const smtp = { host: '127.0.0.1', port, security: 'none', from: 'desk@foyer-demo.example' };
  writeFileSync(settings, JSON.stringify({ smtp }), { mode: 0o600 });
  const at = ['--site', site, '--json', '--portal-data', join(state, 'portal')];
  await admin(['messages', 'settings', '--in', settings, ...at], 'The demonstration cannot write mails; the reason stands above.');
  await admin(['invitations', 'send', '--date', day.date, ...at], 'The invitations were not queued; the reason stands above.');
}

/** Runs the administrator's command line and gives its answer back. */
async function admin(args, failed) {
  const child = start(process.execPath, [inRoot(entries.admin), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const part of child.stdout.setEncoding('utf8')) text += part;
  if ((await ended(child)) !== 0) throw new Error(failed);
  return JSON.parse(text);
}

function sayMails(paths) {
  const [newest] = paths.slice(-1).map((path) => relative(process.cwd(), path));
  process.stdout.write(paths.length === 1 ? `a mail came: ${newest}\n` : `${paths.length} mails came; the newest is ${newest}\n`);
}

function introduce({ staff, clinician, try: tries }) {
  const [person] = tries.filter(({ email }) => email);
  const lines = [
    '',
    'A kiosk and a console open now, each in its own window; the kiosk fills the screen, so switch with Alt+Tab. Ctrl+C here closes both.',
    ...tries
      .slice(0, 3)
      .map(({ bookingCode, birthDate }) => `  At the kiosk: code ${bookingCode.replace(/(\d{4})(?=\d)/g, '$1 ')}, born ${birthDate}`),
    ...(person ? [`  A code by e-mail there: last name ${person.family}, first name ${person.given}, born ${person.birthDate}`] : []),
    `  Mails to patients (invitations with their QR, codes, receipts) stand in ${relative(process.cwd(), mails)}; each new one is said here.`,
    `  At the console: user name ${staff.username}, password ${staff.password}, code ${staff.totpCode} (changes each 30 s; secret ${staff.totpSeed})`,
    `  As a clinician there: user name ${clinician.username}, password ${clinician.password}, code ${clinician.totpCode} (secret ${clinician.totpSeed})`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** A device that was enrolled before keeps its identity: its new enrolment file is left unused. Resolves with its exit code. */
function openWindow(role, enrolment) {
  const home = join(state, role);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const config = {
    deviceRole: role,
    lockdown: 'off',
    allowUnprotectedKey: true,
    displayDiagonalInches: 15.6,
    ...(role === 'kiosk' ? { speech: {} } : {}),
  };
  writeFileSync(join(home, 'device.json'), `${JSON.stringify(config)}\n`, { mode: 0o600 });
  if (!isEnrolled(home)) renameSync(enrolment, join(home, 'enrolment.json'));
  const child = start(process.env.FOYER_ELECTRON, [process.env.FOYER_APP, `--foyer-data=${home}`], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!isChromiumNoise(line)) process.stderr.write(`${line}\n`);
  });
  return ended(child);
}

const isEnrolled = (home) => existsSync(join(home, 'identity.json')) && readFileSync(join(home, 'identity.json'), 'utf8').length > 2;

function start(command, args, options) {
  const child = spawn(command, args, { cwd: inRoot(), env: cleanEnvironment(), ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** The app refuses to start with settings that would run other code or trust other certificates inside it. */
function cleanEnvironment() {
  const refused = /^(NODE_|ELECTRON_|SSLKEYLOGFILE$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !refused.test(name)));
}

const ended = (child) => new Promise((done) => child.once('exit', (code, signal) => done(signal === null ? code : 0)));

function firstLine(child) {
  return new Promise((done) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', () => done(undefined));
  });
}

/** Chromium complains of each system bus it does not find; the app's own lines begin otherwise. */
function isChromiumNoise(line) {
  return line === '' || /^\[\d+:\d+\//.test(line);
}

function stopAll() {
  for (const child of running) if (!child.killed) child.kill('SIGTERM');
}

process.exitCode = await main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  return 1;
});
