import type { Contract } from '../../shared/ipc/contract.ts';

/** Rings a window's bell, without data and at most once per turn of the event loop, however much changed. */
export function createPublisher(ring: (surface: Contract['surface']) => void) {
  const due = new Set<Contract['surface']>();
  const flush = (): void => {
    const surfaces = [...due];
    due.clear();
    for (const surface of surfaces) ring(surface);
  };
  return {
    changed(surface: Contract['surface']): void {
      if (due.size === 0) queueMicrotask(flush);
      due.add(surface);
    },
  };
}
export type Publisher = ReturnType<typeof createPublisher>;
