import { expect, test } from 'vitest';
import { afterAnswer, noReplyYet, type Reply } from '../../../renderer/staff/asking/reply.ts';
import { settled } from '../../../renderer/staff/asking/use-asked.ts';
import { nowFrom } from '../../../renderer/staff/asking/use-now.ts';
import { Instant } from '../../../shared/domain/time.ts';
import { err, ok } from '../../../shared/result.ts';

const empty: Reply<string, string> = noReplyYet;

test('a first refusal is a failure with its reason', () => {
  expect(afterAnswer(empty, err('unavailable'), 5)).toMatchObject({ phase: 'failed', refusal: 'unavailable', value: null });
});

test('a later refusal keeps what was read, with the time it was read', () => {
  const read = afterAnswer(empty, ok('board'), 5);
  expect(afterAnswer(read, err('unavailable'), 9)).toEqual({ phase: 'ready', value: 'board', refusal: 'unavailable', receivedAt: 5 });
});

test('a broken pipe is answered, not thrown', async () => {
  expect(await settled(Promise.reject(new Error('gone')))).toEqual(err('unavailable'));
});

test('main’s time goes on with the steady clock, so a changed computer clock moves nothing', () => {
  const told = Instant.parse('2026-11-23T14:41:00Z');
  expect(nowFrom(told, 1000, 4000)).toBe('2026-11-23T14:41:03.000Z');
  expect(nowFrom(told, 1000, 500)).toBe(told);
});
