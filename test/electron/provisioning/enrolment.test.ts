import { expect, test } from 'vitest';
import { decideEnrolmentRetry } from '../../../electron/provisioning/enrolment.ts';

test('a code the portal refused is shown to IT and tried seldom', () => {
  expect(decideEnrolmentRetry({ kind: 'refused' }, 0, 0)).toEqual({ reason: 'enrolment-refused', againMs: 10_000 });
});

test('a portal out of reach is asked again, later each time and never later than half a minute', () => {
  const wait = (tries: number) => decideEnrolmentRetry({ kind: 'transient', reason: 'refused-connection' }, tries, 0);
  expect([0, 1, 2, 20].map((tries) => wait(tries).againMs)).toEqual([500, 1000, 2000, 30_000]);
  expect(wait(0).reason).toBe('portal-unreachable');
});

test('a clock that is wrong is named, because the portal cannot be believed before it is set', () => {
  expect(decideEnrolmentRetry({ kind: 'permanent', reason: 'clock-wrong' }, 0, 0).reason).toBe('clock-wrong');
});
