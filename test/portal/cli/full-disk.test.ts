import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exitCodes } from '../../../portal/exit-codes.ts';

const mayMount = spawnSync('unshare', ['-rm', 'true']).status === 0;
if (!mayMount) process.stderr.write('skipped: a disk that fills up during an import (needs user namespaces to mount a small one)\n');

/** One record of about 700 bytes, so that seven thousand of them do not fit. */
const patient = (index: number): string => {
  const line = ['L'.repeat(190), 'M'.repeat(190)];
  const name = [{ family: `Example${index}`, given: ['A'.repeat(150)] }];
  return JSON.stringify({ resourceType: 'Patient', id: `p${index}`, name, birthDate: '1970-01-01', address: [{ line }] });
};

test.skipIf(!mayMount)(
  'a disk that fills up during an import is named, and with more room the same import is completed',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-full-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [disk, records] = [join(folder, 'disk'), join(folder, 'records.ndjson')];
    mkdirSync(disk);
    writeFileSync(records, `${Array.from({ length: 7_000 }, (_, index) => patient(index)).join('\n')}\n`);

    const admin = (words: string) =>
      `timeout 200 "${process.execPath}" portal/cli/main.ts ${words} --portal-data "${disk}/portal"; echo "exit $?"`;
    const script = [
      `mount -t tmpfs -o size=60m tmpfs "${disk}"`,
      admin('organisation make --name Clinic'),
      admin(`data import "${records}"`),
      `mount -o remount,size=400m "${disk}"`,
      admin(`data import "${records}"`),
    ];
    const { DATABASE_URL: _, PORTAL_KEY_FILE: __, ...env } = process.env;
    const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script.join('\n')], { env, encoding: 'utf8' });

    const exits = [...stdout.matchAll(/^exit (\d+)$/gm)].map(([, code]) => Number(code));
    expect(exits).toEqual([exitCodes.ok, exitCodes.io, exitCodes.ok]);
    expect(stderr).toContain('The disk is full');
    expect(stderr).not.toContain('"level":"error"');
    const [, imported, updated, unchanged] = (/^Patient +(\d+) +(\d+) +(\d+)$/m.exec(stdout) ?? []).map(Number);
    expect([Number(imported) + Number(unchanged), updated]).toEqual([7_000, 0]);
    expect(unchanged).toBeGreaterThan(0);
  },
  240_000,
);
