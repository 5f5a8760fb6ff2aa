import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The compile-time constants of a build, as tests see them. */
const define = { __TEST_BUILD__: 'true', __DEV_SERVER__: '""' };

/** Tests that start databases, servers or other programs: seconds each, so `npm run check` leaves them to `npm test`. */
const startsPrograms = [
  'test/portal/**/*.test.ts',
  'test/electron/sync/**/*.test.ts',
  'test/resources/**/*.test.mjs',
  'test/electron/store/bad-disk.test.ts',
];

/**
 * `unit` runs everywhere in plain Node, on real files; `programs` on real databases and servers, too. `e2e` drives the built app in Electron:
 * start it with `npm test`, which gives it a screen, an unprivileged user and the path of Electron.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // The unprivileged user of `npm test` may read the checkout, not write to it.
  cacheDir: process.env.FOYER_RUN === undefined ? 'node_modules/.cache/vitest' : join(tmpdir(), 'vitest'),
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        define,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx,mjs}'],
          exclude: ['test/e2e/**', ...startsPrograms],
          // Modules are loaded once for all files of a worker: what a test changes it puts back. Half the time of `npm run check`.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        define,
        test: { name: 'programs', include: startsPrograms, testTimeout: 60_000, hookTimeout: 90_000 },
      },
      {
        extends: true,
        define,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: ['test/e2e/what-stood-there.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
