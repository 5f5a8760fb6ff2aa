import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { electronPath, emptyDevice, releaseApp } from './clinic.ts';

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts what a clinic gets and waits for its end, ten seconds at most. */
function start(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(electronPath, [...args], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

test.each([
  '--remote-debugging-port=9333',
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--inspect',
  '--inspect=0',
  '--js-flags=--expose-gc',
  '--disable-web-security',
])('what a clinic gets refuses %s, before and after its own path', async (option) => {
  const data = emptyDevice();
  for (const args of [
    [releaseApp, `--foyer-data=${data}`, option],
    [option, releaseApp, `--foyer-data=${data}`],
  ]) {
    const { code, said } = await start(args);
    expect([args, code]).toEqual([args, 78]);
    expect(said).toContain(`foyer: "${option.split('=')[0]}" is not an option of this program`);
  }
  rmSync(data, { recursive: true });
});

test.each(['NODE_OPTIONS', 'SSLKEYLOGFILE', 'NODE_EXTRA_CA_CERTS'])('what a clinic gets refuses to start with %s set', async (name) => {
  const data = emptyDevice();
  const { code, said } = await start([releaseApp, `--foyer-data=${data}`], { [name]: '/tmp/x' });
  expect(code).toBe(78);
  expect(said).toContain(`foyer: ${name} must not be set`);
  rmSync(data, { recursive: true });
});

test('a second start on the same data leaves at once and disturbs nobody', async () => {
  const data = emptyDevice();
  const first = spawn(electronPath, [releaseApp, `--foyer-data=${data}`], { stdio: 'ignore' });
  await new Promise((resume) => setTimeout(resume, 3000));
  expect(await start([releaseApp, `--foyer-data=${data}`])).toMatchObject({ code: 0, said: expect.stringContaining('already running') });
  expect(first.exitCode).toBeNull();
  const ended = new Promise((resolve) => first.once('exit', resolve));
  first.kill('SIGTERM');
  expect(await ended).toBe(0);
  rmSync(data, { recursive: true });
});
