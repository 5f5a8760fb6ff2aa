import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Sources, sourcesIn, withoutComments } from './source-files.ts';

/**
 * The architecture as a table: a folder, or a single file named here, may import itself and what stands beside it, nothing else.
 * `node:` means Node's own modules; a name without a slash that is no folder is a package. The longest matching entry counts.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/result.ts': [],
  'shared/domain': ['shared/result.ts', 'zod', 'libphonenumber-js'],
  'shared/sync': ['shared/result.ts', 'shared/domain', 'zod'],
  'shared/ipc': ['shared/result.ts', 'shared/domain', 'shared/sync', 'zod'],
  'shared/i18n': ['shared/result.ts', 'shared/domain'],

  'electron/store': ['shared/result.ts', 'shared/domain', 'shared/sync', 'node:', 'better-sqlite3-multiple-ciphers', 'zod'],
  'electron/usecases': ['shared/result.ts', 'shared/domain', 'shared/sync', 'electron/store'],
  'electron/sync': [
    'shared/result.ts',
    'shared/domain',
    'shared/sync',
    'electron/store',
    'node:',
    'undici',
    'zod',
    '@peculiar/x509',
    'reflect-metadata',
  ],
  'electron/ipc': ['shared/result.ts', 'shared/domain', 'shared/ipc', 'electron/usecases', 'zod'],
  'electron/ipc/electron-wire.ts': ['shared/result.ts', 'shared/domain', 'shared/ipc', 'electron/ipc', 'node:', 'electron'],
  'electron/preload': ['shared/ipc', 'electron'],
  'electron/windows': ['shared/result.ts', 'shared/domain', 'node:', 'electron'],
  'electron/vault': ['shared/result.ts', 'shared/domain', 'node:', 'zod'],
  'electron/vault/key-vault.ts': ['shared/result.ts', 'shared/domain', 'electron/vault', 'node:', 'electron'],
  'electron/provisioning': [
    'shared/result.ts',
    'shared/domain',
    'shared/sync',
    'electron/store',
    'node:',
    'undici',
    'zod',
    '@peculiar/x509',
    'reflect-metadata',
  ],
  'electron/device': ['shared/result.ts', 'shared/domain', 'node:', 'electron', 'electron-store', 'zod'],
  'electron/open-device.ts': ['*'],
  'electron/compose-kiosk.ts': ['*'],
  'electron/compose-console.ts': ['*'],
  'electron/compose-station.ts': ['*'],
  'electron/compose-windows.ts': ['*'],
  'electron/compose.ts': ['*'],
  'electron/main.ts': ['*'],

  'renderer/kiosk': [
    'shared/result.ts',
    'shared/domain',
    'shared/ipc',
    'renderer/ui',
    'renderer/i18n',
    'react',
    'react-dom',
    'zod',
    'jsqr',
  ],
  'renderer/staff': ['shared/result.ts', 'shared/domain', 'shared/ipc', 'renderer/ui', 'renderer/i18n', 'react', 'react-dom', 'zod'],
  'renderer/ui': [
    'shared/result.ts',
    'shared/domain',
    'renderer/i18n',
    'react',
    'react-dom',
    'qrcode',
    '@fontsource/ibm-plex-sans',
    '@fontsource/ibm-plex-sans-arabic',
    '@fontsource/noto-sans-sc',
  ],
  'renderer/i18n': ['shared/result.ts', 'shared/domain', 'react'],

  /** Reads the sentences of the catalogue, which are data; no page. */
  'portal/languages': ['shared', 'portal', 'renderer/i18n', 'node:', 'zod'],

  portal: [
    'shared',
    'node:',
    'fastify',
    'kysely',
    'pg',
    'zod',
    '@electric-sql/pglite',
    '@electric-sql/pglite-socket',
    '@node-rs/argon2',
    '@peculiar/x509',
    'reflect-metadata',
    'otpauth',
    'qrcode',
    'libphonenumber-js',
    'undici',
    'nodemailer',
    'pdfkit',
    'fontkit',
    'bidi-js',
  ],
};

const roots = ['shared', 'electron', 'renderer', 'portal'];
const sources = sourcesIn(roots);

test('every import is one the table allows', () => {
  expect(strayImports(sources)).toEqual([]);
});

test('every source file belongs to an entry of the table', () => {
  expect(outsideTheTable(sources)).toEqual([]);
});

test.each([
  ['shared/domain/arrival.ts', "import { outbox } from '../../electron/store/outbox.ts';"],
  ['shared/domain/arrival.ts', "import { readFileSync } from 'node:fs';"],
  ['shared/sync/fact.ts', "export { serve } from '../ipc/contract.ts';"],
  ['electron/store/store.ts', "import { app } from 'electron';"],
  ['electron/vault/envelope.ts', "import { safeStorage } from 'electron';"],
  ['electron/usecases/visit.ts', "const wire = await import('../ipc/electron-wire.ts');"],
  ['electron/sync/push.ts', "import { compose } from '../compose.ts';"],
  ['electron/preload/kiosk.ts', "import { join } from 'node:path';"],
  ['renderer/kiosk/flow.ts', "import type { Board } from '../staff/board.ts';"],
  ['renderer/ui/Button.tsx', "import '../kiosk/kiosk.css';"],
  ['portal/app.ts', "const store = require('../electron/store/store.ts');"],
  ['portal/store/store.ts', "import Database from 'better-sqlite3-multiple-ciphers';"],
])('a stray import in %s is found: %s', (path, line) => {
  expect(strayImports(new Map([[path, line]]))).toHaveLength(1);
});

test('an allowed import is not called stray', () => {
  const allowed = new Map([
    ['electron/vault/key-vault.ts', "import { safeStorage } from 'electron';\nimport { wrap } from './envelope.ts';"],
    ['renderer/kiosk/App.tsx', "import { createRoot } from 'react-dom/client';\nimport '../ui/theme.css';"],
    ['electron/main.ts', "import { compose } from './compose.ts';"],
  ]);
  expect(strayImports(allowed)).toEqual([]);
});

test('a folder nobody put into the table is found', () => {
  expect(outsideTheTable(new Map([['electron/utils/format.ts', '']]))).toEqual(['electron/utils/format.ts']);
});

/** Imports that the table does not allow, as `file -> import`. */
function strayImports(files: Sources): string[] {
  return [...files].flatMap(([file, text]) => {
    const entry = entryOf(file);
    const allowed = entry === undefined ? [] : [entry, ...(mayImport[entry] ?? [])];
    if (allowed.includes('*')) return [];
    return importsOf(file, text)
      .filter((target) => !allowed.some((name) => covers(name, target)))
      .map((target) => `${file} -> ${target}`);
  });
}

const outsideTheTable = (files: Sources): string[] => [...files.keys()].filter((file) => entryOf(file) === undefined);

/** The longest entry that holds the file. */
const entryOf = (file: string): string | undefined =>
  Object.keys(mayImport)
    .filter((entry) => file === entry || file.startsWith(`${entry}/`))
    .sort((a, b) => b.length - a.length)[0];

/** A folder covers what is in it, except a file with an entry of its own beside the folder's: that one is named or it is not meant. */
function covers(name: string, target: string): boolean {
  if (name === 'node:') return target.startsWith('node:');
  const own = entryOf(target);
  if (own !== undefined && own !== name && own === target && name in mayImport) return false;
  return target === name || target.startsWith(`${name}/`);
}

/** Static, side-effect, re-exporting, dynamic and CommonJS imports alike; relative ones as paths from the root. */
function importsOf(file: string, text: string): string[] {
  const found = withoutComments(text).matchAll(/(?:(?<=[\s}*])from|\bimport|\brequire|@import)\s*\(?\s*['"]([^'"\s]+)['"]/g);
  return [...found].map(([, target = '']) => (target.startsWith('.') ? join(dirname(file), target) : target));
}
