import { readArguments } from './arguments.mjs';
import { runEntry } from './on-screen.mjs';
import { entries, inRoot } from './places.mjs';

// npm run gallery -- [--out DIR]: photographs every screen in every state.
const given = process.argv.slice(2);
const out = given.some((text) => /^--out\b/.test(text)) ? [] : ['--out', inRoot('out', 'gallery')];
process.exitCode = await runEntry(entries.gallery, readArguments([...given, ...out]));
