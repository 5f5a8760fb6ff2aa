import { readArguments } from './arguments.mjs';
import { runEntry } from './on-screen.mjs';
import { entries } from './places.mjs';

// npm run bench -- NAME [--json FILE] [--runs N]: runs test/bench/NAME.ts, both sides alternately.
process.exitCode = await runEntry(entries.measure, readArguments(process.argv.slice(2)));
