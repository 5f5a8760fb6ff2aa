import { expect, test } from 'vitest';
import { type Sources, sourcesIn, withoutComments } from './source-files.ts';

interface Ban {
  readonly what: string;
  readonly why: string;
  readonly pattern: RegExp;
  /** The one place, if any, that may. */
  readonly except?: RegExp;
}

/** Calls that compile, look harmless, and break a promise of the product. */
const bans: readonly Ban[] = [
  { what: 'db.serialize()', why: 'it returns the encrypted database in clear', pattern: /\b(?!JSON\b)\w+\.serialize\(/ },
  { what: 'shell.openExternal', why: 'a page could leave the kiosk through it', pattern: /\bopenExternal\b/ },
  { what: 'a native dialog', why: 'it shows the file system to whoever stands at the kiosk', pattern: /\bdialog\.show\w*\(/ },
  {
    what: 'accepting any certificate',
    why: 'the portal is known by the clinic authority alone',
    pattern: /\brejectUnauthorized:\s*false\b|\bignoreHTTPSErrors\b/,
    except: /^portal\/auth\/peer-certificate\.ts$/,
  },
  {
    what: 'NODE_TLS_REJECT_UNAUTHORIZED',
    why: 'it accepts any certificate; only the list of what a start refuses may name it',
    pattern: /\bNODE_TLS_REJECT_UNAUTHORIZED\b/,
    except: /^electron\/provisioning\/launch\.ts$/,
  },
  {
    what: 'startsWith on a path',
    why: '"root-evil" starts with "root": compare with path.relative',
    pattern: /\b\w*(?:path|dir|folder|root)\w*\.startsWith\(|\.startsWith\(\s*\w*(?:dir|folder|root|base)\w*\s*[,)]/i,
  },
  {
    what: 'the asynchronous safeStorage',
    why: 'it ends the process with a segmentation fault',
    pattern: /\b(?:encrypt|decrypt)StringAsync\b/,
  },
  { what: 'NODE_ENV', why: 'a build is what its build.json says, not what the environment says', pattern: /\bNODE_ENV\b/ },
  {
    what: 'a table without STRICT',
    why: 'SQLite would keep a text in a number column',
    pattern: /create table (?:if not exists )?\w+\s*\((?:(?!;|`)[\s\S])*\)(?!\s*(?:without rowid,\s*)?strict)\s*[;`]/i,
    except: /^portal\//,
  },
];

const sources = sourcesIn(['shared', 'electron', 'renderer', 'portal']);

test.each(bans.map((ban) => [ban.what, ban] as const))('nothing uses %s', (_what, ban) => {
  expect(uses(ban, sources)).toEqual([]);
});

test.each([
  ['db.serialize()', 'const copy = db.serialize();'],
  ['shell.openExternal', "void shell.openExternal('https://example.org');"],
  ['a native dialog', 'await dialog.showOpenDialog({});'],
  ['accepting any certificate', 'const agent = new Agent({ connect: { rejectUnauthorized: false } });'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';"],
  ['startsWith on a path', 'if (!file.startsWith(rootFolder)) return notFound;'],
  ['startsWith on a path', 'return filePath.startsWith(here);'],
  ['the asynchronous safeStorage', 'await safeStorage.encryptStringAsync(key);'],
  ['NODE_ENV', "if (process.env.NODE_ENV === 'test') return;"],
  ['a table without STRICT', 'const up = `create table visits (id text primary key, n integer);`;'],
])('a planted use of %s is found', (what, line) => {
  const ban = bans.find((candidate) => candidate.what === what)!;
  expect(uses(ban, new Map([['electron/store/planted.ts', line]]))).toHaveLength(1);
});

test('a strict table is not called loose', () => {
  const ban = bans.find(({ what }) => what === 'a table without STRICT')!;
  expect(
    uses(ban, new Map([['electron/store/a.ts', 'const up = `create table visits (id text primary key, n integer) strict;`;']])),
  ).toEqual([]);
});

/** Files that use what is banned, with the reason. Comments do not count. */
function uses(ban: Ban, files: Sources): string[] {
  return [...files]
    .filter(([file, text]) => ban.except?.test(file) !== true && ban.pattern.test(withoutComments(text)))
    .map(([file]) => `${file}: ${ban.why}`);
}
