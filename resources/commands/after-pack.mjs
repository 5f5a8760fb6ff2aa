import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFuses } from './fuses.mjs';

/** Called by electron-builder on the packed folder, before anything is signed. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  // Electron's own demo app: without it there is one app in the package, ours.
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  await setFuses(join(appOutDir, packager.executableName), electronPlatformName);
}
