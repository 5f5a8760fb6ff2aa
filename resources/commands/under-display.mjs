import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * node under-display.mjs COMMAND...: runs the command on a screen of its own (Xvfb, 1920x1080) with a window manager and a session bus.
 * Without a window manager a kiosk window reports full screen and is 800x600. All of it ends with the command.
 */
const folder = mkdtempSync(join(tmpdir(), 'screen-'));
const started = [];
let stopping = false;

process.exitCode = await main();

async function main() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopAll);
  try {
    const env = await openScreen();
    await openWindowManager(env);
    const [program, ...args] = [...sessionBus(), ...process.argv.slice(2)];
    const session = start(program, args, { env, stdio: 'inherit' });
    return await session.ended;
  } finally {
    stopAll();
    await Promise.all(started.map(({ ended }) => ended));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openScreen() {
  const key = join(folder, 'key');
  writeFileSync(key, screenKey(), { mode: 0o600 });
  const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-auth', key];
  const { child, ended } = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (data) => (complaint = (complaint + data).slice(-300)));
  const number = await Promise.race([firstLine(child.stdio[3]), ended.then(() => undefined)]);
  if (number === undefined) throw new Error(`Xvfb did not start: ${complaint.trim()}`);
  return { ...process.env, DISPLAY: `:${number}`, XAUTHORITY: key, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
}

async function openWindowManager(env) {
  const ready = join(folder, 'ready');
  const { child } = start('openbox', ['--sm-disable', '--startup', `touch ${ready}`], { env, stdio: 'ignore' });
  for (let tries = 0; tries < 200 && !existsSync(ready); tries += 1) {
    if (child.exitCode !== null) throw new Error('openbox did not start');
    await pause(50);
  }
}

/** The bus does not start for a user without an entry in the password file; the app then runs without one. */
function sessionBus() {
  try {
    userInfo();
    return ['dbus-run-session', '--'];
  } catch {
    return [];
  }
}

/** A cookie for any screen number (FamilyWild), as Xauthority files hold it: big-endian lengths before each part. */
function screenKey() {
  const part = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  return Buffer.concat([
    Buffer.from([255, 255]),
    part(Buffer.alloc(0)),
    part(Buffer.alloc(0)),
    part(Buffer.from('MIT-MAGIC-COOKIE-1')),
    part(randomBytes(16)),
  ]);
}

function start(program, args, options) {
  const child = spawn(program, args, options);
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`foyer: ${program}: ${error.message}\n`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
  started.unshift({ child, ended });
  return { child, ended };
}

/** Newest first, so that a program goes before its screen does. */
function stopAll() {
  if (stopping) return;
  stopping = true;
  for (const { child } of started) child.kill('SIGTERM');
}

function firstLine(stream) {
  return new Promise((resolve) => {
    let text = '';
    stream.on('data', (data) => {
      text += data;
      if (text.includes('\n')) resolve(text.split('\n')[0]);
    });
    stream.on('close', () => resolve(undefined));
  });
}
