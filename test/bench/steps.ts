import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BusyKiosk, checkInAtKiosk, kioskOfToday, nameAtKiosk } from './busy-day.ts';
import type { Compare } from './measure.ts';
import { lowerQuartile } from './median.ts';

const acts = 35;
const busy = 2000;
const quiet = 40;
/** Promised: no step takes longer than 1.2 times the same step on an empty database. */
const limit = 1.2;

/** How long a disk takes to say that it has a commit does not depend on what is cached, varies more than all else here, and is left out. */
const inMemory = '/dev/shm';

/** The steps that look somebody up, with a full cache against a nearly empty one. The figure is the quicker quarter of each run's acts. */
export const compare: Compare = async () => {
  const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'foyer-bench-'));
  const side = (count: number, step: (kiosk: BusyKiosk, acts: number) => Promise<readonly number[]>) => async (): Promise<number> => {
    const own = mkdtempSync(join(folder, 'run-'));
    const kiosk = kioskOfToday(own, count);
    const took = await step(kiosk, acts);
    kiosk.close();
    rmSync(own, { recursive: true, force: true });
    return lowerQuartile(took);
  };
  const step = (name: string, work: typeof checkInAtKiosk) => ({
    name,
    unit: 'ms',
    ours: side(busy, work),
    other: side(quiet, work),
    limit,
  });
  return {
    comparisons: [
      step('identify by code, 2,000 cached against 40', checkInAtKiosk),
      step('identify by name, 2,000 cached against 40', nameAtKiosk),
    ],
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
};
