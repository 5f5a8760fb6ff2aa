import { failOutside, runAdmin } from './run.ts';
import { processTerminal } from './terminal.ts';

// npm run admin -- NOUN VERB [flags]. The exit codes are those of docs/operations.md.
const argv = process.argv.slice(2);
const terminal = processTerminal();
process.on('uncaughtException', (error) => process.exit(failOutside(error, { argv, terminal })));
const code = await runAdmin(argv, { env: process.env, terminal });
// Not by exitCode alone: an embedded database that could not be opened leaves timers behind that would keep the process.
process.stdout.write('', () => process.exit(code));
