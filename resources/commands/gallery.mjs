import { readArguments } from './arguments.mjs';
import { runEntry } from './on-screen.mjs';
import { entries, inRoot } from './places.mjs';

// npm run gallery -- [--out DIR] [--json FILE] [--small]: photographs every screen in every state, and counts what axe finds.
const given = process.argv.slice(2);
const out = given.some((text) => /^--out\b/.test(text)) ? [] : ['--out', inRoot('out', 'gallery')];
process.exitCode = await runEntry(entries.gallery, readArguments([...given, ...out]));
