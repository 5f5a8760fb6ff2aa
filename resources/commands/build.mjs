import { build } from './building.mjs';
import { installedOfficial } from './electron.mjs';
import { prepare } from './prepare.mjs';

// npm run build [-- --test]: bundles every process into dist/release, or into dist/test for the build that tests may drive.
await prepare();
await build(process.argv.includes('--test') ? 'test' : 'release', installedOfficial()?.version);
