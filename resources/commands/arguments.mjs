import { resolve } from 'node:path';

/** What the options that name a place do with it. */
const places = { '--out': 'writable', '--keep': 'writable', '--json': 'writableFiles', '--data': 'readable' };

/**
 * Reads a command line that is handed on to a program running as another user in another folder:
 * `{ args, writable, writableFiles, readable }`, with the named places made absolute.
 */
export function readArguments(argv, from = process.cwd()) {
  const found = { args: [], writable: [], writableFiles: [], readable: [] };
  for (const [index, text] of argv.entries()) {
    const [, option, value] = /^(--\w+)=(.*)$/.exec(text) ?? [];
    const use = places[option ?? argv[index - 1]];
    if (use === undefined) {
      found.args.push(text);
      continue;
    }
    const path = resolve(from, value ?? text);
    found[use].push(path);
    found.args.push(option ? `${option}=${path}` : path);
  }
  return found;
}
