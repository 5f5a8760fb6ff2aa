import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Lock = z.object({ packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })) });

/** Licences under which we may ship what we did not write. */
const free = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1', 'BlueOak-1.0.0', 'Zlib', 'CC0-1.0'];
/** Named nowhere in the package's own description; read in its LICENSE file. */
const readByHand: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT' };

/** `(MIT OR CC0-1.0)` is free when one of its choices is. */
const isFree = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => free.includes(one)));

test('everything that is shipped may be shipped: no licence that binds the clinic’s own software', () => {
  const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  expect(shipped.length).toBeGreaterThan(100);
  const bound = shipped
    .map(([path, { license = readByHand[path] ?? 'unknown' }]) => ({ path, license }))
    .filter(({ license }) => !isFree(license));
  expect(bound).toEqual([]);
});

test.each(['GPL-3.0', 'AGPL-3.0-only', 'SSPL-1.0', 'BUSL-1.1', 'LGPL-2.1 AND MIT', 'UNLICENSED', 'unknown', 'SEE LICENSE IN x'])(
  '%s is not free',
  (licence) => {
    expect(isFree(licence)).toBe(false);
  },
);
