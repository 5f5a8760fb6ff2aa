import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Loaded from node_modules or given by Electron; everything else is bundled. */
const external = ['electron', /^electron\//, 'better-sqlite3-multiple-ciphers', '@node-rs/argon2', /^node:/, ...builtinModules];

/** What runs in Electron's own processes. A sandboxed preload must be one CommonJS file. */
const electronSide = (entry: string, outDir: string, output: { format: 'es' | 'cjs'; file: string }): EnvironmentOptions => ({
  consumer: 'server',
  resolve: {
    noExternal: true,
    external: ['electron', 'better-sqlite3-multiple-ciphers', '@node-rs/argon2'],
    conditions: ['node', 'import', 'default'],
  },
  build: {
    outDir,
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node24',
    minify: false,
    sourcemap: true,
    ssr: true,
    rolldownOptions: {
      input: entry,
      external,
      platform: 'node',
      output: { format: output.format, entryFileNames: output.file, codeSplitting: false },
    },
  },
});

/** Chromium takes the smaller WOFF2; the WOFF beside each would travel to every kiosk unread. */
const modernFontsOnly: Plugin = {
  name: 'modern-fonts-only',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource.*\.css$/ },
    handler: (css) => ({ code: css.replaceAll(/,\s*url\([^)]*\.woff\) format\(['"]woff['"]\)/g, ''), map: null }),
  },
};

/**
 * One build for every process. The mode is the flavour, and the folder below dist:
 * `release`, `test` (may be driven from outside, says so in build.json) and `dev` (pages come from the development server).
 */
export default defineConfig(({ mode }) => {
  const dist = (part: string): string => at(`dist/${mode}/${part}`);
  return {
    root: at('renderer'),
    cacheDir: at('node_modules/.cache/vite'),
    publicDir: false,
    plugins: [react(), modernFontsOnly],
    define: {
      __TEST_BUILD__: JSON.stringify(mode === 'test'),
      // A constant, never an environment variable: nobody can point a release build at another server.
      __DEV_SERVER__: JSON.stringify(mode === 'dev' ? `http://127.0.0.1:${devPort}` : ''),
    },
    server: { host: '127.0.0.1', port: devPort, strictPort: true },
    environments: {
      client: {
        build: {
          outDir: dist('client'),
          emptyOutDir: true,
          // The content policy allows no data: fonts or images, and the pages have no network for a polyfill to use.
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          target: 'chrome148',
          sourcemap: mode !== 'release',
          rolldownOptions: { input: { kiosk: at('renderer/kiosk/index.html'), staff: at('renderer/staff/index.html') } },
        },
      },
      main: electronSide(at('electron/main.ts'), dist('main'), { format: 'es', file: 'main.mjs' }),
      preloadKiosk: electronSide(at('electron/preload/kiosk.ts'), dist('preload'), { format: 'cjs', file: 'kiosk.cjs' }),
      preloadStaff: electronSide(at('electron/preload/staff.ts'), dist('preload'), { format: 'cjs', file: 'staff.cjs' }),
    },
    builder: {
      buildApp: async (builder) => {
        for (const environment of Object.values(builder.environments)) if (environment.name in parts) await builder.build(environment);
      },
    },
  };
});

const devPort = 5183;

/** The environments a build makes; Vite adds one of its own for server rendering, which is not used. */
const parts = { client: true, main: true, preloadKiosk: true, preloadStaff: true };
