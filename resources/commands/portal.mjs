import { entries, inRoot } from './places.mjs';
import { prepare } from './prepare.mjs';
import { show } from './run.mjs';

// npm run portal -- [options of portal/server.ts]: the portal alone, in the foreground.
const { node } = await prepare();
process.exitCode = await show([node.path, inRoot(entries.portal), ...process.argv.slice(2)]);
