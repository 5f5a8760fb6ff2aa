import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createLines, openSerialScanner } from '../../../electron/device/serial-scanner.ts';

const pythonRuns = (() => {
  try {
    execFileSync('python3', ['-c', 'import pty'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
})();

/** A pseudo-terminal: what is written to this program comes out of the port that it names. */
const aPort = `
import os, pty, sys
lead, port = pty.openpty()
print(os.ttyname(port), flush=True)
for line in sys.stdin:
    os.write(lead, line.rstrip('\\n').encode().decode('unicode_escape').encode('latin1'))
`;

async function aSerialPort() {
  const child: ChildProcess = spawn('python3', ['-c', aPort], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [port] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return { port, scan: (text: string) => void child.stdin?.write(`${text}\n`), unplug: () => child.kill() };
}

async function until(look: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !look(); tries += 1) await wait(25);
  expect(look()).toBe(true);
}

test.skipIf(!pythonRuns)('a scanner on a serial line is read line by line (needs python3 for a pseudo-terminal)', async () => {
  const { port, scan } = await aSerialPort();
  const read: string[] = [];
  const trouble: string[] = [];
  const scanner = openSerialScanner({ port, baud: 9600, onScan: (text) => read.push(text), onTrouble: (code) => trouble.push(code) });
  onTestFinished(scanner.stop);
  await wait(400);
  scan('1234-5678-9012\\r\\n');
  await until(() => read.length === 1);
  scan('without an end');
  await until(() => read.length === 2);
  expect(read).toEqual(['1234-5678-9012', 'without an end']);
  expect(trouble).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('a port that is not there is told once and tried again', async () => {
  const trouble: string[] = [];
  const scanner = openSerialScanner({
    port: '/dev/foyer-no-such-port',
    baud: 9600,
    onScan: () => undefined,
    onTrouble: (code) => trouble.push(code),
  });
  await until(() => trouble.length === 1);
  scanner.stop();
});

test('what is longer than any letter is cut', async () => {
  const read: string[] = [];
  const lines = createLines((text) => read.push(text));
  lines.take(`${'x'.repeat(2000)}\r\nshort\r`);
  expect(read.map((text) => text.length)).toEqual([513, 5]);
});
