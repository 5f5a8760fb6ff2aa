import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makePrivateDir } from '../../../portal/store/private-dir.ts';

test('every folder the portal makes, and those above it, is its own user’s alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  makePrivateDir(join(folder, 'a', 'b'));
  for (const path of [join(folder, 'a'), join(folder, 'a', 'b')]) expect([path, statSync(path).mode & 0o777]).toEqual([path, 0o700]);
});
