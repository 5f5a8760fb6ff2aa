import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../troubles.ts';
import { writeWhole } from './write-whole.ts';

/** Who has the embedded database open, and where it listens. Lies in the data folder while a process uses it. */
const Lock = z.object({
  pid: z.number().int().positive(),
  /** The process's start, so that a reused pid is not taken for it. Null where the system does not tell. */
  started: z.string().nullable(),
  /** The machine's start: a lock from before it means that the power may have gone. Null where the system does not tell. */
  machine: z.string().nullable(),
  socket: z.string(),
});
export type Lock = z.infer<typeof Lock>;

/** `free`: nobody had it. `killed`: its owner died. `power-lost`: its owner died with the machine, so unsynced writes may be gone. */
export type Previous = 'free' | 'killed' | 'power-lost';

export type Taken =
  | { readonly kind: 'taken'; readonly lock: Lock; readonly previous: Previous; readonly release: () => void }
  | { readonly kind: 'held'; readonly by: Lock };

/**
 * Takes the data folder for this process, or says which living process has it. Processes that find a dead one's lock at the same moment take turns,
 * so that none removes the lock another has just made.
 */
export function takeDataDir(dataDir: string): Taken {
  const path = join(dataDir, 'portal.lock');
  const found = readLock(path);
  if (found && isAlive(found)) return { kind: 'held', by: found };
  return inTurn(`${path}.taking`, () => takeNow(path));
}

function takeNow(path: string): Taken {
  const found = readLock(path);
  if (found && isAlive(found)) return { kind: 'held', by: found };
  if (found) rmSync(dirname(found.socket), { recursive: true, force: true });
  if (found !== null) rmSync(path, { force: true });
  const lock: Lock = {
    pid: process.pid,
    started: startOf(process.pid),
    machine: machineStart(),
    socket: join(privateDir(), '.s.PGSQL.5432'),
  };
  writeWhole(path, JSON.stringify(lock));
  const previous = found ? (found.machine === lock.machine ? 'killed' : 'power-lost') : found === null ? 'free' : 'killed';
  const release = () => {
    rmSync(path, { force: true });
    rmSync(dirname(lock.socket), { recursive: true, force: true });
  };
  return { kind: 'taken', lock, previous, release };
}

const turnMs = 5000;

/** One process at a time: making a folder succeeds for one only. A turn takes a millisecond, so one older than seconds belongs to the dead. */
function inTurn<T>(turn: string, work: () => T): T {
  const until = Date.now() + turnMs;
  while (!tryMakeDir(turn)) {
    if (Date.now() > until) rmSync(turn, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  try {
    return work();
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
}

function tryMakeDir(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null: no lock. Undefined: one that cannot be read, left by a death in the middle of writing it. */
function readLock(path: string): Lock | null | undefined {
  try {
    return Lock.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isAlive({ pid, started, machine }: Lock): boolean {
  if (machine !== machineStart()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return started === null || startOf(pid) === started;
}

/** Field 22 of /proc/PID/stat, counted after the command name, which may hold spaces. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function machineStart(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

/** A Unix socket path may hold 107 bytes, so a long temporary folder is passed over. mkdtemp makes it 0700. */
function privateDir(): string {
  const parent = Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp';
  return mkdtempSync(join(parent, 'foyer-'));
}
