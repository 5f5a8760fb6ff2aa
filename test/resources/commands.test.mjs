import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readArguments } from '../../resources/commands/arguments.mjs';
import { matches } from '../../resources/commands/packages.mjs';
import { inRoot } from '../../resources/commands/places.mjs';

test('options that name a place become absolute and say what they are for', () => {
  expect(readArguments(['crash', '--n', '5', '--json', 'a.json', '--out=pictures', '--data', '/data'], '/work')).toEqual({
    args: ['crash', '--n', '5', '--json', '/work/a.json', '--out=/work/pictures', '--data', '/data'],
    writable: ['/work/pictures'],
    writableFiles: ['/work/a.json'],
    readable: ['/data'],
  });
});

const lock = (packages) => ({ packages });
const wanted = lock({ '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } });

test.each([
  ['everything there', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
  ['an optional package of another platform missing', { 'node_modules/a': { version: '1.0.0' } }, true],
  ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ['a package missing', { 'node_modules/b': { version: '2.0.0' } }, false],
  ['a package too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } }, false],
])('an installation with %s', (_what, there, fits) => {
  expect(matches(wanted, lock(there))).toBe(fits);
});

test('without node_modules nothing matches', () => {
  expect(matches(wanted, undefined)).toBe(false);
});

test('every command of package.json has its file', () => {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const files = Object.values(scripts).map((script) => script.split(' ')[1]);
  expect(files.filter((file) => !existsSync(inRoot(file)))).toEqual([]);
});

test('every dependency is pinned to one exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the lock file holds no address', () => {
  expect(readFileSync(inRoot('package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
