import { expect, test } from 'vitest';
import { DeviceRole, mayCall, permissions, StaffRole } from '../../../shared/domain/access.ts';
import { decideMove } from '../../../shared/domain/appointment.ts';
import { err, ok } from '../../../shared/result.ts';

test('every role and every permission, cell by cell', () => {
  const cells = StaffRole.options.map((role) => [
    role,
    permissions.filter((permission) => mayCall('staff', permission, { surface: 'staff', role })),
  ]);
  expect(Object.fromEntries(cells)).toEqual({
    manager: [
      'board.read',
      'arrival.mark',
      'patient.call',
      'hand-off.resolve',
      'appointment.manage',
      'kiosk.take-over',
      'change.review',
      'consent.read',
      'parked.read',
      'settings.read',
      'settings.write',
      'safety.answer',
    ],
    'front-desk': [
      'board.read',
      'arrival.mark',
      'patient.call',
      'hand-off.resolve',
      'appointment.manage',
      'kiosk.take-over',
      'change.review',
      'consent.read',
      'parked.read',
      'safety.answer',
    ],
    clinician: ['board.read', 'patient.call', 'consent.read', 'review.read', 'form.read', 'safety.answer'],
    billing: [],
    it: ['settings.read'],
    'privacy-officer': ['parked.read', 'settings.read'],
  });
});

test.each(permissions)('nobody signed in means nobody may %s', (permission) => {
  expect(mayCall('staff', permission, { surface: 'staff', role: null })).toBe(false);
  expect(mayCall('staff', permission, { surface: 'kiosk' })).toBe(false);
  expect(mayCall('kiosk', permission, { surface: 'kiosk' })).toBe(false);
  expect(mayCall('staff', permission, null)).toBe(false);
});

test('roles keep their names for ever: they are stored and signed', () => {
  expect(StaffRole.options).toEqual(['front-desk', 'clinician', 'billing', 'manager', 'it', 'privacy-officer']);
  expect(DeviceRole.options).toEqual(['kiosk', 'console', 'display']);
});

test.each([
  ['booked', 'arrived', ok('move')],
  ['booked', 'cancelled', ok('move')],
  ['arrived', 'arrived', ok('stay')],
  ['arrived', 'checked-in', ok('move')],
  ['checked-in', 'arrived', err('not-expected')],
  ['cancelled', 'arrived', err('not-expected')],
  ['fulfilled', 'arrived', err('not-expected')],
  ['noshow', 'arrived', ok('move')],
] as const)('an appointment that is %s may become %s: %j', (from, to, answer) => {
  expect(decideMove(from, to)).toEqual(answer);
});
