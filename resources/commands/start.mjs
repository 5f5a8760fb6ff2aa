import { existsSync } from 'node:fs';
import { asUser } from './as-user.mjs';
import { build } from './building.mjs';
import { appEnvironment, hasScreen } from './on-screen.mjs';
import { entries, inRoot } from './places.mjs';
import { prepare } from './prepare.mjs';
import { say, stop } from './say.mjs';

// npm start: a clinic to try, with its portal, a kiosk and a staff console. Without a screen it is the tour, which brings its own.
if (hasScreen()) process.exitCode = await startClinic();
else {
  say('there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the tour runs instead; its pictures go to out/tour');
  await import('./tour.mjs');
}

async function startClinic() {
  if (!existsSync(inRoot(entries.demo))) stop(`${entries.demo} is not there yet.`);
  const { node, electron } = await prepare(['electron']);
  const folder = await build('release', electron.version);
  const state = inRoot('.foyer');
  return asUser([node.path, inRoot(entries.demo), '--state', state, ...process.argv.slice(2)], {
    writable: [state],
    env: appEnvironment(electron, folder),
  });
}
