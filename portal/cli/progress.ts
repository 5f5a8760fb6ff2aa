import type { Terminal } from './terminal.ts';

export interface Progress {
  readonly at: (done: number, total: number) => void;
  readonly end: () => void;
}

const width = 30;

/** A bar that redraws itself where somebody looks, a line per tenth elsewhere, nothing for work that is over at once. */
export function createProgress({ err, live }: Pick<Terminal, 'err' | 'live'>, now: () => number = () => performance.now()): Progress {
  let lastDrawn = now();
  let lastTenth = 0;
  let drawn = false;
  const bar = (done: number, total: number) => {
    if (now() - lastDrawn < 200) return;
    lastDrawn = now();
    drawn = true;
    const filled = total === 0 ? 0 : Math.min(width, Math.floor((done / total) * width));
    err(`\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${megabytes(done)} of ${megabytes(total)} MB`);
  };
  const line = (done: number, total: number) => {
    const tenth = total === 0 ? 0 : Math.floor((done / total) * 10);
    if (tenth <= lastTenth || now() - lastDrawn < 2000) return;
    [lastTenth, lastDrawn] = [tenth, now()];
    err(`${tenth * 10} % of ${megabytes(total)} MB read\n`);
  };
  return { at: live ? bar : line, end: () => (drawn ? err('\n') : undefined) };
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
