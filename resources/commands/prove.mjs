import { readArguments } from './arguments.mjs';
import { runEntry } from './on-screen.mjs';
import { entries } from './places.mjs';

// npm run prove -- NAME [--n N] [--json FILE] [--seed S] [--out DIR]: runs test/prove/NAME.ts; fails unless the proof holds.
process.exitCode = await runEntry(entries.proof, readArguments(process.argv.slice(2)));
