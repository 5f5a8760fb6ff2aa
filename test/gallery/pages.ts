import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import config from './vite.config.ts';

export interface Pages {
  readonly address: (page: 'kiosk' | 'staff') => string;
  close(): Promise<void>;
}

/** Builds the gallery's pages into a folder of their own and serves them on loopback. */
export async function servePages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  const outDir = join(folder, 'pages');
  const own = { ...config, configFile: false, cacheDir: join(folder, 'cache'), build: { ...config.build, outDir } } as const;
  await build(own);
  const server = await preview({ ...own, preview: { host: '127.0.0.1', port: 0 } });
  const at = server.httpServer.address();
  if (at === null || typeof at === 'string') throw new Error('the gallery server has no port');
  return {
    address: (page) => `http://127.0.0.1:${at.port}/${page}-page.html`,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
