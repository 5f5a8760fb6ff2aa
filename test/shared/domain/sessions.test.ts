import { expect, test } from 'vitest';
import { decideIdle } from '../../../shared/domain/idle.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { decideConsoleSession } from '../../../shared/domain/staff-session.ts';
import { at, newYork } from '../../support/people.ts';

const quiet = { speech: false };

test.each([
  { step: 'attract' as const, idle: 10_000_000, state: { kind: 'active' } },
  { step: 'identify' as const, idle: 44_999, state: { kind: 'active' } },
  { step: 'identify' as const, idle: 45_000, state: { kind: 'warning', secondsLeft: 20 } },
  { step: 'identify' as const, idle: 64_001, state: { kind: 'warning', secondsLeft: 1 } },
  { step: 'identify' as const, idle: 65_000, state: { kind: 'over' } },
  { step: 'details' as const, idle: 90_000, state: { kind: 'warning', secondsLeft: 20 } },
  { step: 'forms' as const, idle: 179_999, state: { kind: 'active' } },
  { step: 'done' as const, idle: 11_999, state: { kind: 'active' } },
  { step: 'done' as const, idle: 12_000, state: { kind: 'over' } },
])('left alone for $idle ms at $step', ({ step, idle, state }) => {
  expect(decideIdle(step, idle, quiet, defaultPolicy.idle)).toEqual(state);
});

test('someone who listens has twice the time', () => {
  expect(decideIdle('identify', 89_999, { speech: true }, defaultPolicy.idle)).toEqual({ kind: 'active' });
  expect(decideIdle('done', 29_999, { speech: true }, defaultPolicy.idle)).toEqual({ kind: 'active' });
});

const signedIn = { signedInAt: at('14:00'), locked: false };
const seen = { idleMs: 0, ageMs: 60_000, now: at('14:01'), zone: newYork };

test.each([
  ['a person at work', signedIn, seen, 'open'],
  ['five minutes without a touch', signedIn, { ...seen, idleMs: 300_000 }, 'locked'],
  ['locked by hand', { ...signedIn, locked: true }, seen, 'locked'],
  ['twelve hours, busy or not', signedIn, { ...seen, ageMs: 12 * 3_600_000 }, 'signed-out'],
  ['the end of the shift', signedIn, { ...seen, now: at('01:00', '2026-03-03') }, 'signed-out'],
  [
    'a night shift that began after the day ended',
    { signedInAt: at('01:30', '2026-03-03'), locked: false },
    { ...seen, now: at('02:00', '2026-03-03') },
    'open',
  ],
] as const)('a console with %s is %s', (_what, session, now, state) => {
  expect(decideConsoleSession(session, now, defaultPolicy.staff)).toBe(state);
});
