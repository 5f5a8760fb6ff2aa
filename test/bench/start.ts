import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { _electron, type ElectronApplication } from 'playwright-core';
import { build } from 'vite';
import { electronPath, openClinic, testApp, until } from '../e2e/clinic.ts';
import { shownPage } from '../tour/kiosk-hands.ts';
import type { Compare } from './measure.ts';

const empty = fileURLToPath(new URL('./empty-app/', import.meta.url));

/**
 * From starting the program to a screen that can be touched: an enrolled kiosk with its encrypted store and its portal, against an Electron
 * window with an empty React page.
 */
export const compare: Compare = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  const bare = await buildEmptyApp(folder);
  const clinic = await openClinic();
  const kiosk = clinic.device('kiosk');
  await enrol(kiosk);
  return {
    comparisons: [
      {
        name: 'start to touchable',
        unit: 'ms',
        ours: () => untilTouchable([testApp, `--foyer-data=${kiosk}`]),
        other: () => untilTouchable([bare, join(folder, 'profile')]),
      },
    ],
    async close() {
      await clinic.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Built as the app's own pages are: React, bundled and minified by Vite. */
async function buildEmptyApp(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: empty,
    base: './',
    cacheDir: join(folder, 'vite'),
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: join(folder, 'app', 'page'), emptyOutDir: true, target: 'chrome148', modulePreload: { polyfill: false } },
  });
  mkdirSync(join(folder, 'profile'));
  const main = join(folder, 'app', 'main.mjs');
  copyFileSync(join(empty, 'main.mjs'), main);
  return main;
}

const launch = (args: readonly string[]): Promise<ElectronApplication> =>
  _electron.launch({ executablePath: electronPath, args: [...args], chromiumSandbox: true });

async function untilTouchable(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const app = await launch(args);
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'English' }).click({ trial: true, timeout: 30_000 });
    return performance.now() - began;
  } finally {
    await app.close();
  }
}

/** Once, before anything is measured: a kiosk is enrolled on one day and started on every other. */
async function enrol(data: string): Promise<void> {
  const app = await launch([testApp, `--foyer-data=${data}`]);
  await until(
    'a kiosk in service',
    async () =>
      (await shownPage(app))
        .getByRole('button', { name: 'English' })
        .isVisible()
        .catch(() => false),
    60_000,
  );
  await app.close();
}
