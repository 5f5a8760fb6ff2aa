import { readArguments } from './arguments.mjs';
import { runEntry } from './on-screen.mjs';
import { entries, inRoot } from './places.mjs';

// npm run tour -- [--out DIR] [--data DIR] [--keep DIR]: drives the real app through a clinic's day and photographs it.
const given = process.argv.slice(2);
const out = given.some((text) => /^--out\b/.test(text)) ? [] : ['--out', inRoot('out', 'tour')];
process.exitCode = await runEntry(entries.tour, readArguments([...given, ...out]));
