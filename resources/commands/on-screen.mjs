import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asUser } from './as-user.mjs';
import { build } from './building.mjs';
import { inRoot } from './places.mjs';
import { prepare } from './prepare.mjs';
import { stop } from './say.mjs';

/** What every program that drives the app is told: where Electron is, and which build of the app to run in it. */
export const appEnvironment = (electron, folder) => ({
  FOYER_ELECTRON: electron.path,
  FOYER_ELECTRON_VERSION: electron.version,
  FOYER_APP: join(folder, 'main', 'main.mjs'),
});

/** Whether somebody can see a window here. */
export const hasScreen = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Runs a TypeScript program that drives the app, as an unprivileged user on a screen of its own, with a fresh home. Resolves its exit code. */
export const onScreen = (node, command, options) =>
  asUser([node.path, inRoot('resources', 'commands', 'under-display.mjs'), ...command], { ...options, ownHome: true });

/** The whole of a command such as the tour: prepare, build what tests may drive, run `entry` with the command's own options. */
export async function runEntry(entry, { args, ...places }) {
  if (!existsSync(inRoot(entry))) stop(`${entry} is not there yet.`);
  const { node, electron } = await prepare(['electron', 'display']);
  try {
    const folder = await build('test', electron.version);
    return await onScreen(node, [node.path, inRoot(entry), ...args], { ...places, env: appEnvironment(electron, folder) });
  } catch (error) {
    return stop(error.message);
  }
}
