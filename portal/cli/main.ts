import { runAdmin } from './run.ts';
import { processTerminal } from './terminal.ts';

// npm run admin -- NOUN VERB [flags]. The exit codes are those of docs/operations.md.
process.exitCode = await runAdmin(process.argv.slice(2), { env: process.env, terminal: processTerminal() });
