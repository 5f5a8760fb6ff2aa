import { expect, test } from 'vitest';
import {
  decideClockStep,
  decideNext,
  type LoopState,
  pauseAfter,
  permanentRetryMs,
  troubleDespiteAnswer,
} from '../../../electron/sync/decide-next.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { at } from '../../support/clinic.ts';

const day = 86_400_000;
const now = { mono: 1_000_000, trueWall: at('09:00') };
const certificate = (daysLeft: number) => ({ from: plusMs(now.trueWall, (daysLeft - 7) * day), to: plusMs(now.trueWall, daysLeft * day) });

/** A device that pulled a second ago, has nothing to say and a certificate of today. */
const quiet: LoopState = {
  due: false,
  waiting: false,
  pullWanted: false,
  lastPullAt: now.mono - 1_000,
  retryAt: null,
  certificate: certificate(6.9),
  renewAt: 0,
};

test.each<{ when: string; state: Partial<LoopState>; next: unknown }>([
  { when: 'there is nothing to do: sleep until the next question is due (S37)', state: {}, next: { kind: 'wait', ms: 29_000 } },
  { when: 'nothing was ever asked: ask', state: { lastPullAt: null }, next: { kind: 'pull' } },
  { when: 'the policy time is over: ask (S37)', state: { lastPullAt: now.mono - 30_000 }, next: { kind: 'pull' } },
  { when: 'a hint came: ask at once (S36)', state: { pullWanted: true }, next: { kind: 'pull' } },
  { when: 'a fact is due: tell before asking', state: { due: true, pullWanted: true }, next: { kind: 'push' } },
  { when: 'a fact waits for its next try: look again soon', state: { waiting: true }, next: { kind: 'wait', ms: 1_000 } },
  {
    when: 'the portal just failed: leave it alone, whatever is due (S39)',
    state: { due: true, retryAt: now.mono + 700 },
    next: { kind: 'wait', ms: 700 },
  },
  { when: 'the pause after a failure is over: go on', state: { due: true, retryAt: now.mono }, next: { kind: 'push' } },
  { when: 'the certificate is older than a day: renew', state: { certificate: certificate(5.9), due: true }, next: { kind: 'renew' } },
  {
    when: 'the certificate has expired: renew before anything else',
    state: { certificate: certificate(-1), due: true },
    next: { kind: 'renew' },
  },
  {
    when: 'renewing was tried a moment ago: go on with the old one',
    state: { certificate: certificate(3), due: true, renewAt: now.mono + 1 },
    next: { kind: 'push' },
  },
])('when $when', ({ state, next }) => {
  expect(decideNext({ ...quiet, ...state }, now, defaultPolicy.sync)).toEqual(next);
});

test.each([
  { failures: 1, random: 0, ms: 500 },
  { failures: 2, random: 0, ms: 1_000 },
  { failures: 2, random: 0.999, ms: 500.5 },
  { failures: 20, random: 0, ms: 30_000 },
])('S39: after $failures failures the pause is $ms ms', ({ failures, random, ms }) => {
  expect(pauseAfter(failures, { kind: 'transient' }, random)).toBeCloseTo(ms, 0);
});

test('S40: after a failure that only a person can end, the portal is asked seldom', () => {
  expect(pauseAfter(1, { kind: 'permanent' }, 0.5)).toBe(permanentRetryMs);
});

test.each([
  { what: 'time going by', wall: 60_000, mono: 60_000, step: null },
  { what: 'a little drift', wall: 64_000, mono: 60_000, step: null },
  { what: 'a clock set forward', wall: 66_000, mono: 60_000, step: 6_000 },
  { what: 'a clock set back by two days', wall: -2 * day + 1_000, mono: 1_000, step: -2 * day },
])('$what is a step of $step ms', ({ wall, mono, step }) => {
  expect(decideClockStep({ wall: at('09:00'), mono: 5 }, { wall: plusMs(at('09:00'), wall), mono: 5 + mono })).toBe(step);
});

test.each([
  { offset: null, trouble: null },
  { offset: 299_000, trouble: null },
  { offset: -301_000, trouble: 'clock-wrong' },
  { offset: 2 * day, trouble: 'clock-wrong' },
])('a clock $offset ms from the portal’s: $trouble', ({ offset, trouble }) => {
  expect(troubleDespiteAnswer(offset)).toBe(trouble);
});
