import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'vite';
import { pageHeaders } from '../../electron/windows/content-policy.ts';
import { electronPath } from './clinic.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** The built staff page under the real content policy, in Electron, with a desk that answers from memory behind it. */
export async function openStaffPages() {
  const folder = mkdtempSync(join(tmpdir(), 'staff-page-'));
  const shared = { configFile: false, publicDir: false, logLevel: 'error', cacheDir: join(folder, 'cache') } as const;
  await build({
    ...shared,
    root: at('../../renderer'),
    plugins: [react()],
    build: {
      outDir: join(folder, 'page'),
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'chrome140',
      rolldownOptions: { input: at('../../renderer/staff/index.html') },
    },
  });
  await build({
    ...shared,
    root: at('../gallery'),
    build: {
      outDir: join(folder, 'desk'),
      lib: { entry: at('../gallery/staff-desk.ts'), formats: ['iife'], name: 'made', fileName: () => 'desk.js' },
    },
  });
  const server = await serve(join(folder, 'page'));
  const app = await startElectron(folder);
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.addInitScript(readFileSync(join(folder, 'desk', 'desk.js'), 'utf8'));
  return {
    /** A page that nobody has touched yet, with the board on it. */
    async fresh(): Promise<Page> {
      await page.goto(`${server.address}/staff/index.html`);
      await page.locator('[data-row]').first().waitFor();
      return page;
    },
    async close(): Promise<void> {
      await app.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const startElectron = (folder: string): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: electronPath,
    args: [at('../gallery/window.mjs'), `--user-data-dir=${join(folder, 'profile')}`, '1', 'about:blank'],
    chromiumSandbox: true,
  });

async function serve(root: string) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://here').pathname);
    try {
      const body = readFileSync(join(root, path));
      response.writeHead(200, Object.fromEntries(pageHeaders(types[extname(path)] ?? 'application/octet-stream'))).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}`, close };
}
