import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const now = new Date('2026-03-02T15:00:00Z');

/** A folder with these files, gone after the test. Objects are written as JSON, lists as one JSON value per line. */
export function aFolder(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-records-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytesOf(content));
  }
  return folder;
}

function bytesOf(content: unknown): string | Uint8Array {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  return Array.isArray(content) ? content.map((line) => `${JSON.stringify(line)}\n`).join('') : JSON.stringify(content);
}

export const patient = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: 'Sample', given: ['Ada'] }],
  birthDate: '1951-03-07',
  ...more,
});

export const coverage = (id: string, reference: string, more: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Coverage',
  id,
  status: 'active',
  beneficiary: { reference },
  ...more,
});
