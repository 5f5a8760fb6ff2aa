import { describe, expect, test } from 'vitest';
import {
  answered,
  choose,
  type Decisions,
  dueAt,
  onTheirWay,
  secondsLeft,
  sending,
  undo,
  undoMs,
} from '../../../../renderer/staff/changes/decisions.ts';

const none: Decisions = new Map();
const accepted = choose(none, 'a', { decision: 'accept', nowMs: 1000 });

describe('a decision can be undone for some seconds before it is sent', () => {
  test('nothing is due before the seconds are over', () => {
    expect(dueAt(accepted, 1000 + undoMs - 1)).toEqual([]);
    expect(dueAt(accepted, 1000 + undoMs)).toEqual(['a']);
  });

  test('undone, it is as if it had never been', () => {
    expect(undo(accepted, 'a')).toEqual(none);
  });

  test('once sent it cannot be undone', () => {
    const sent = sending(accepted, 'a');
    expect(undo(sent, 'a')).toBe(sent);
  });

  test('a second press changes nothing, so one field is decided once', () => {
    expect(choose(accepted, 'a', { decision: 'reject', nowMs: 2000 })).toBe(accepted);
  });

  test('an answer to something never sent is ignored', () => {
    expect(answered(accepted, 'a', null)).toBe(accepted);
    expect(sending(none, 'a')).toBe(none);
  });

  test('after a refusal one may decide again', () => {
    const refused = answered(sending(accepted, 'a'), 'a', 'portal-unreachable');
    expect(refused.get('a')).toMatchObject({ phase: 'refused', reason: 'portal-unreachable' });
    expect(choose(refused, 'a', { decision: 'reject', nowMs: 9000 }).get('a')).toMatchObject({ phase: 'waiting', decision: 'reject' });
  });

  test('after it is taken one may not', () => {
    const done = answered(sending(accepted, 'a'), 'a', null);
    expect(choose(done, 'a', { decision: 'reject', nowMs: 9000 })).toBe(done);
  });

  test('what waits or is being sent is counted', () => {
    const two = choose(accepted, 'b', { decision: 'reject', nowMs: 1000 });
    expect(onTheirWay(sending(two, 'a'))).toBe(2);
    expect(onTheirWay(answered(sending(two, 'a'), 'a', null))).toBe(1);
  });

  test('the count of seconds never reaches nought while it waits', () => {
    expect([6000, 5999, 1000, 1, 0, -50].map((left) => secondsLeft(10_000 + left, 10_000))).toEqual([6, 6, 1, 1, 1, 1]);
  });
});
