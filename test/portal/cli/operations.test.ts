import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../../portal/cli/commands.ts';
import { exitCodes } from '../../../portal/exit-codes.ts';
import { importRefusals } from '../../../portal/import/refusal.ts';
import { OutOfService } from '../../../shared/ipc/kiosk.ts';
import { FactRefusal, PortalTrouble } from '../../../shared/sync/delivery.ts';

const file = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const operations = file('docs/operations.md');

/** The words of a union type, read from its source: types leave nothing behind to ask. */
const wordsOf = (path: string, type: string): string[] => {
  const [, body = ''] = new RegExp(`type ${type} =([^;]+);`).exec(file(path)) ?? [];
  return [...body.matchAll(/'([^']+)'/g)].map(([, word]) => word ?? '');
};

test.each([
  { what: 'reason a record is refused', codes: Object.keys(importRefusals) },
  { what: 'trouble between device and portal', codes: PortalTrouble.options },
  { what: 'reason a fact is refused', codes: FactRefusal.options },
  { what: 'reason a device does not serve', codes: OutOfService.options },
  { what: 'reason a key is not available', codes: wordsOf('shared/domain/vault.ts', 'VaultRefusal') },
  { what: 'reason a device cannot use its storage', codes: wordsOf('electron/store/trouble.ts', 'StoreTrouble') },
  { what: 'reason the portal does not start', codes: wordsOf('portal/troubles.ts', 'TroubleReason') },
])('every $what has its line in the operations page', ({ codes }) => {
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !operations.includes(`\`${code}\``))).toEqual([]);
});

test('every exit code and every command is explained', () => {
  for (const code of Object.values(exitCodes)) expect(operations).toContain(`| ${code} |`);
  for (const { noun, verb } of commands) expect(operations).toContain(`${noun} ${verb}`);
});
