import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { root } from './places.mjs';
import { say } from './say.mjs';

/**
 * Runs a command in its own process group and leaves nothing of it behind, also when this process is interrupted.
 * Aborting `signal` ends it. Resolves its exit code, 130 when it was ended.
 */
export function supervise([program, ...args], { env, stdio = ['ignore', 'inherit', 'inherit'], signal: abort }) {
  const mark = `FOYER_RUN=${randomUUID()}`;
  const [name, value] = mark.split('=');
  return new Promise((finish) => {
    const child = spawn(program, args, { stdio, env: { ...env, [name]: value }, cwd: root, detached: true });
    let ended = false;
    const end = () => {
      ended = true;
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
    child.on('close', (code) => done(ended ? 130 : (code ?? 1)));
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
