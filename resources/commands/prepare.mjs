import { dropTo, whoRuns } from './as-user.mjs';
import { findElectron, prepareSandbox } from './electron.mjs';
import { prepareLibraries } from './libraries.mjs';
import { continueOnNode24, findNode } from './node24.mjs';
import { preparePackages } from './packages.mjs';
import { stop } from './say.mjs';

/**
 * Brings a fresh clone to the point where a command can work, and installs nothing that is there already.
 * `needs`: any of `electron`, `display`; `optional`: any of `postgres`, `reader`, `speech`.
 * Under an older Node it starts the command again on Node 24, so what follows in a command always runs there.
 * Answers `{ node, electron }`; `electron` only when it was asked for.
 */
export async function prepare(needs = [], optional = []) {
  // What is installed here must be readable for the unprivileged user that will run it.
  process.umask(0o022);
  try {
    await preparePackages();
    const node = await findNode();
    await continueOnNode24(node);
    // Without its voice the app runs, and does not offer speech.
    await prepareLibraries(needs, needs.includes('electron') ? [...optional, 'speech'] : optional);
    const electron = needs.includes('electron') ? await findElectron(node) : undefined;
    if (electron) await prepareSandbox(electron, dropTo(await whoRuns()));
    return { node, electron };
  } catch (error) {
    return stop(error.message);
  }
}
