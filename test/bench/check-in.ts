import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareCheckIns } from './bare-driver.ts';
import { checkInAtKiosk, kioskOfToday } from './busy-day.ts';
import type { Compare } from './measure.ts';
import { median } from './median.ts';

/** So many acts make one figure, their median: a single one is at the mercy of whatever else the disk is doing. */
const acts = 60;
const appointments = 200;
const blockBytes = 20 * 1024;

/**
 * One check-in as a patient makes it, from the question of the page to the answer after COMMIT: against the bare driver doing the same
 * statements in one transaction, and against overwriting 20 KiB of a file on the same disk and waiting until it is there.
 */
export const compare: Compare = async () => {
  const onDisk = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  const inMemory = mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'foyer-bench-'));
  const ours = (folder: string) => () =>
    inOwnFolder(folder, async (own) => {
      const kiosk = kioskOfToday(own, appointments);
      const took = await checkInAtKiosk(kiosk, acts);
      kiosk.close();
      return took;
    });
  const bare = (folder: string) => () => inOwnFolder(folder, async (own) => bareCheckIns(own, { acts, appointments }));
  const overwrite = () => inOwnFolder(onDisk, async (own) => overwrites(join(own, 'block')));
  return {
    comparisons: [
      { name: 'check-in against the bare driver', unit: 'ms', ours: ours(onDisk), other: bare(onDisk) },
      { name: 'check-in against a 20 KiB overwrite and fdatasync', unit: 'ms', ours: ours(onDisk), other: overwrite },
      { name: 'check-in against the bare driver, without the disk', unit: 'ms', ours: ours(inMemory), other: bare(inMemory) },
    ],
    close: async () => [onDisk, inMemory].forEach((folder) => rmSync(folder, { recursive: true, force: true })),
  };
};

/** Files here are in memory only: what is left is the work of the processor. */
const memoryDisk = '/dev/shm';

async function inOwnFolder(folder: string, work: (own: string) => Promise<readonly number[]>): Promise<number> {
  const own = mkdtempSync(join(folder, 'run-'));
  try {
    return median(await work(own));
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function overwrites(file: string): readonly number[] {
  const block = randomBytes(blockBytes);
  const descriptor = openSync(file, 'w');
  const once = (): number => {
    const began = performance.now();
    writeSync(descriptor, block, 0, blockBytes, 0);
    fdatasyncSync(descriptor);
    return performance.now() - began;
  };
  // The first one makes the file as long as it stays.
  once();
  const took = Array.from({ length: acts }, once);
  closeSync(descriptor);
  return took;
}
