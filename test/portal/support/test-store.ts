import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { placesFrom } from '../../../portal/config.ts';
import { type OpenStore, openStore } from '../../../portal/store/open-store.ts';
import type { Store } from '../../../portal/store/store.ts';
import { type Instant, instantAt, LocalDate, plusMs, TimeZone } from '../../../shared/domain/time.ts';

export const zone = TimeZone.parse('America/New_York');
export const today = LocalDate.parse('2026-03-02');
export const at = (clock: string, day: LocalDate = today): Instant => instantAt(zone, day, clock);

/** A clock moved by hand. */
export function aClock(start: Instant = at('09:00')) {
  let now = start;
  return {
    now: () => now,
    set(to: Instant) {
      now = to;
    },
    pass(ms: number) {
      now = plusMs(now, ms);
    },
  };
}
export type HandClock = ReturnType<typeof aClock>;

export interface TestStore {
  readonly store: Store;
  readonly clock: HandClock;
}

/** One real database for a test file, opened before its tests; each test makes its own clinic in it. */
export function sharedStore(databaseUrl?: string): () => TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
  const clock = aClock();
  let opened: OpenStore;
  beforeAll(async () => {
    const result = await openStore(placesFrom(folder, databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }), clock.now);
    if (!result.ok) throw new Error(`the test store did not open: ${result.error.reason} ${result.error.detail}`);
    opened = result.value;
  });
  afterAll(async () => {
    await opened?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    clock.set(at('09:00'));
    return { store: opened.store, clock };
  };
}
