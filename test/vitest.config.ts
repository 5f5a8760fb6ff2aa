import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The compile-time constants of a build, as tests see them. */
const define = { __TEST_BUILD__: 'true', __DEV_SERVER__: '""' };

/**
 * `unit` runs everywhere in plain Node, on real files and databases. `e2e` drives the built app in Electron:
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
          exclude: ['test/e2e/**'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        define,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
