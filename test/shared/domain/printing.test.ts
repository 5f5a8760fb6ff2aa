import { expect, test } from 'vitest';
import { decidePrinter, isReady } from '../../../shared/domain/printing.ts';

const front = { name: 'front-desk', ready: true };
const office = { name: 'office', ready: true };

test('without a printer of its own the console asks, and says so when there is none to ask about', () => {
  expect(decidePrinter(null, [office])).toEqual({ ok: true, value: { kind: 'ask' } });
  expect(decidePrinter(null, [])).toEqual({ ok: false, error: 'no-printer' });
});

test('the printer IT chose prints without a question, and no other one prints in its place', () => {
  expect(decidePrinter('front-desk', [office, front])).toEqual({ ok: true, value: { kind: 'print', printer: 'front-desk' } });
  expect(decidePrinter('front-desk', [office])).toEqual({ ok: false, error: 'printer-missing' });
  expect(decidePrinter('front-desk', [])).toEqual({ ok: false, error: 'printer-missing' });
  expect(decidePrinter('front-desk', [office, { ...front, ready: false }])).toEqual({ ok: false, error: 'printer-offline' });
});

test.each([
  [{}, true],
  [{ 'printer-state': '3', 'printer-state-reasons': 'none', 'printer-is-accepting-jobs': 'true' }, true],
  [{ 'printer-state': '4', 'printer-state-reasons': 'media-low-warning' }, true],
  [{ 'printer-state': '5', 'printer-state-reasons': 'paused' }, false],
  [{ 'printer-state': '3', 'printer-state-reasons': 'offline-report' }, false],
  [{ 'printer-state': '3', 'printer-state-reasons': 'none', 'printer-is-accepting-jobs': 'false' }, false],
  [{ 'printer-state': '4', 'printer-state-reasons': 'media-empty-error' }, false],
])('a printer that tells %j is ready: %s', (told, ready) => {
  expect(isReady(told)).toBe(ready);
});
