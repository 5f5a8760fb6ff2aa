import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and keeps what it printed.
 * Resolves `{ code, out }`: a program that cannot be started, or that overran `timeout` (ms), answers with code 127 or 124.
 */
export function capture([program, ...args], { timeout = 0, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let out = '';
    let overran = false;
    const stopIt = () => {
      overran = true;
      child.kill('SIGKILL');
    };
    const timer = timeout > 0 ? setTimeout(stopIt, timeout) : undefined;
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (out += data));
    child.on('error', (error) => resolve({ code: 127, out: String(error.message) }));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: overran ? 124 : (code ?? 1), out });
    });
  });
}

/** The same, for a step that must succeed: throws with the last lines it printed. */
export async function must(command, options) {
  const { code, out } = await capture(command, options);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${out.trimEnd().split('\n').slice(-15).join('\n')}`);
  return out;
}

/** Runs a program that talks to the person directly and hands on the signals this one gets. Resolves its exit code. */
export function show([program, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    // A terminal gives Ctrl+C to the whole group; only a signal sent to this process alone has to be handed on.
    const handOn = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, handOn);
    const done = (code) => {
      for (const signal of signals) process.off(signal, handOn);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`foyer: ${program}: ${error.message}\n`);
      done(127);
    });
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 130 : 1)));
  });
}
