import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program under the eyes of a proof: its lines of JSON as they come, and its end. */
export interface Child {
  /** Resolves with the first line that has this field; rejects when the program ends without one, or after `ms`. */
  line(field: string, ms?: number): Promise<Record<string, unknown>>;
  /** Whether a line with this field has come. */
  has(field: string): boolean;
  readonly ended: Promise<number | null>;
  /** As if the power went: nothing is asked, nothing is finished. */
  kill(): Promise<void>;
}

export function startChild(
  script: string,
  args: readonly string[],
  onLine: (line: Record<string, unknown>) => void = () => undefined,
): Child {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const seen: Record<string, unknown>[] = [];
  const waiting = new Set<(line: Record<string, unknown> | null) => void>();
  let complaints = '';
  child.stderr?.on('data', (data: Buffer) => (complaints = (complaints + data.toString()).slice(-2000)));
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  lines.on('line', (text) => {
    const line = parsed(text);
    if (line === null) return;
    seen.push(line);
    onLine(line);
    waiting.forEach((heard) => heard(line));
  });
  const ended = new Promise<number | null>((resolve) => {
    // Lines written before the kill are still in the pipe, and each is a promise that counts.
    child.on('close', (code) => {
      waiting.forEach((heard) => heard(null));
      resolve(code);
    });
  });

  return {
    ended,
    has: (field) => seen.some((line) => field in line),
    line: (field, ms = 30_000) =>
      new Promise((resolve, reject) => {
        const known = seen.find((line) => field in line);
        if (known) return resolve(known);
        const timer = setTimeout(() => heard(null), ms);
        const heard = (line: Record<string, unknown> | null): void => {
          if (line !== null && !(field in line)) return;
          clearTimeout(timer);
          waiting.delete(heard);
          if (line !== null) resolve(line);
          else reject(new Error(`no "${field}" from ${script}: ${JSON.stringify(seen.at(-1))} ${complaints}`));
        };
        waiting.add(heard);
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
