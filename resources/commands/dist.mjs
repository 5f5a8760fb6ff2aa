import { writeFileSync } from 'node:fs';
import { build } from './building.mjs';
import { inRoot, root } from './places.mjs';
import { prepare } from './prepare.mjs';
import { must } from './run.mjs';
import { say, step, stop } from './say.mjs';

// npm run dist [-- --dev-electron]: packs the release build with its Electron into out/dist and reads the fuses back.
const { node, electron } = await prepare(['electron']);
if (!electron.official && !process.argv.includes('--dev-electron')) {
  stop(
    `only the fallback Electron ${electron.version} is here. It is a third-party repack without the newest fixes, so no package for a clinic is made from it. ` +
      'Run this where github.com or an ELECTRON_MIRROR can be reached, or add "-- --dev-electron" to try the packaging itself.',
  );
}
const { readFuses } = await import('./fuses.mjs');
await build('release', electron.version);
const packed = inRoot('out', 'dist', 'linux-unpacked');
try {
  await step(`packed with Electron ${electron.version}`, pack);
} catch (error) {
  stop(error.message);
}
const fuses = await readFuses(`${packed}/foyer`, 'linux');
for (const { name, wanted, found, ok } of fuses)
  say(`fuse ${name}: ${found ? 'on' : 'off'}${ok ? '' : `, must be ${wanted ? 'on' : 'off'}`}`);
const forClinics = electron.official && fuses.every(({ ok }) => ok);
writeFileSync(
  inRoot('out', 'dist', 'fuses.json'),
  `${JSON.stringify({ electron: electron.version, official: electron.official, forClinics, fuses }, null, 2)}\n`,
);
if (!electron.official) say('this package is for trying only: it must not go to a clinic');
say(packed);
process.exitCode = fuses.every(({ ok }) => ok) ? 0 : 1;

function pack() {
  const config = ['--config', inRoot('electron-builder.yml'), `-c.electronDist=${electron.dist}`, `-c.electronVersion=${electron.version}`];
  const command = [node.path, inRoot('node_modules', 'electron-builder', 'cli.js'), '--linux', 'dir', '--publish', 'never', ...config];
  return must(command, { cwd: root, timeout: 600_000 });
}
