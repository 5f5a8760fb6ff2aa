import { entries, inRoot } from './places.mjs';
import { prepare } from './prepare.mjs';
import { show } from './run.mjs';

// npm run admin -- NOUN VERB [options]: the administrator's command line. It may ask for a password, so it keeps the terminal.
const { node } = await prepare();
process.exitCode = await show([node.path, inRoot(entries.admin), ...process.argv.slice(2)], { stdio: 'inherit' });
