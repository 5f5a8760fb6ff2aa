import { expect, test } from 'vitest';
import { arrangeBoard } from '../../../shared/domain/board.ts';
import { DeskNumber } from '../../../shared/domain/hand-off.ts';
import { AppointmentId, DeviceId, FactId } from '../../../shared/domain/ids.ts';
import { anAppointment, at, newYork, onConsole } from '../../support/people.ts';

const row = (id: string, rest: Parameters<typeof anAppointment>[0] = {}) =>
  onConsole(anAppointment({ ...rest, id: AppointmentId.parse(id) }));
const arrived = (firstTouch: string) => ({
  arrivedAt: at('13:59'),
  firstTouchAt: at(firstTouch),
  ticket: DeskNumber.parse('A1'),
  tier: 'B' as const,
  deskSeenAt: null,
  told: null,
  calledAt: null,
  quietCallAt: null,
});
const handOff = (deskNumber: string, firstTouch: string, resolved = false) => ({
  id: FactId.parse(`00000000-0000-4000-8000-0000000000${deskNumber.slice(1).padStart(2, '0')}`),
  device: DeviceId.parse('kiosk-1'),
  deskNumber: DeskNumber.parse(deskNumber),
  reason: 'too-early' as const,
  appointment: null,
  step: 'identify',
  language: 'en',
  entered: {},
  firstTouchAt: at(firstTouch),
  raisedAt: at(firstTouch),
  resolvedAt: resolved ? at('14:00') : null,
  companions: null,
});

test('each of the day stands in one lane', () => {
  const appointments = [
    row('here-second', { status: 'arrived', arrival: arrived('13:50') }),
    row('here-first', { status: 'checked-in', arrival: arrived('13:40') }),
    row('soon', { start: at('15:59') }),
    row('overdue', { start: at('13:00') }),
    row('later', { start: at('16:01') }),
    row('gone', { status: 'fulfilled' }),
    row('tomorrow', { start: at('14:10', '2026-03-03') }),
  ];
  const lanes = arrangeBoard(
    { appointments, handOffs: [handOff('A2', '13:30'), handOff('A1', '13:20'), handOff('A3', '13:10', true)] },
    at('14:00'),
    newYork,
  );
  const ids = (rows: readonly { id: string }[]) => rows.map((one) => one.id);
  expect(ids(lanes.here)).toEqual(['here-first', 'here-second']);
  expect(ids(lanes.expected)).toEqual(['overdue', 'soon']);
  expect(ids(lanes.later)).toEqual(['later']);
  expect(ids(lanes.finished)).toEqual(['gone']);
  expect(lanes.needsYou.map((one) => one.deskNumber)).toEqual(['A1', 'A2']);
});
