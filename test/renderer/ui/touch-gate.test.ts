import { expect, test } from 'vitest';
import { createTouchGate } from '../../../renderer/ui/touch-gate.ts';

test('a touch meant for the screen before does nothing on the new one', () => {
  const gate = createTouchGate();
  gate.screenShown(1000);
  expect(gate.accepts('next', 1349)).toBe(false);
  expect(gate.accepts('next', 1350)).toBe(true);
});

test('a trembling finger types a digit once, however long it trembles', () => {
  const gate = createTouchGate();
  expect([0, 200, 400, 600].map((at) => gate.accepts('4', at))).toEqual([true, false, false, false]);
});

test('the same digit twice on purpose counts twice', () => {
  const gate = createTouchGate();
  expect([0, 250].map((at) => gate.accepts('1', at))).toEqual([true, true]);
});

test('a quick hand may go from key to key', () => {
  const gate = createTouchGate();
  expect(['1', '2', '3'].map((key, index) => gate.accepts(key, index * 80))).toEqual([true, true, true]);
});
