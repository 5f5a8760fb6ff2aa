import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { asUser } from './as-user.mjs';
import { appEnvironment, hasScreen } from './on-screen.mjs';
import { entries, inRoot } from './places.mjs';
import { prepare } from './prepare.mjs';
import { say, step, stop } from './say.mjs';

// npm run dev: the clinic of `npm start` with pages that reload as you type; a change in main or a preload restarts the app.
if (!hasScreen()) stop('development needs a screen: neither DISPLAY nor WAYLAND_DISPLAY is set.');
const { node, electron } = await prepare(['electron']);
const { createBuilder, createServer } = await import('vite');
const vite = { configFile: inRoot('vite.config.ts'), mode: 'dev' };
const settleMs = 100;

const server = await createServer(vite);
await server.listen();
say(`pages come from ${server.resolvedUrls?.local[0]}`);
const builder = await createBuilder({ ...vite, logLevel: 'warn' });

let changed = Promise.withResolvers();
for (const folder of ['electron', 'shared']) watch(inRoot(folder), { recursive: true }, () => changed.resolve('changed'));
let running = true;
while (running) running = await runOnce();
await server.close();
process.exit();

/** Builds main and the preloads, runs the clinic, and answers whether to do it again: yes after a change, no when the app was closed. */
async function runOnce() {
  changed = Promise.withResolvers();
  const built = await step('built main and preloads', buildProcesses).catch((error) => say(error.message) ?? false);
  if (built === false) return changed.promise.then(settled);
  const closing = new AbortController();
  const state = inRoot('.foyer');
  const clinic = asUser([node.path, inRoot(entries.demo), '--state', state], {
    writable: [state],
    env: appEnvironment(electron, inRoot('dist', 'dev')),
    signal: closing.signal,
  });
  const first = await Promise.race([clinic, changed.promise]);
  if (first !== 'changed') return false;
  await settled();
  closing.abort();
  await clinic;
  return true;
}

async function buildProcesses() {
  for (const name of ['main', 'preloadKiosk', 'preloadStaff']) await builder.build(builder.environments[name]);
}

/** Editors write a file in several steps. */
async function settled() {
  await pause(settleMs);
  return true;
}
