import { expect, test } from 'vitest';
import { arrangeBoard, boardDays } from '../../../shared/domain/board.ts';
import { DeskNumber } from '../../../shared/domain/hand-off.ts';
import { AppointmentId, DeviceId, FactId } from '../../../shared/domain/ids.ts';
import { TimeZone } from '../../../shared/domain/time.ts';
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

const utc = TimeZone.parse('Etc/UTC');

test('over midnight nobody who waits goes from the board, and who is due soon stands on it', () => {
  const arrivedAt = (clock: string, date?: string) => ({ ...arrived('13:00'), arrivedAt: at(clock, date), firstTouchAt: at(clock, date) });
  const waiting = row('waiting', { start: at('23:30'), status: 'arrived', arrival: arrivedAt('23:20') });
  const early = row('early', { start: at('00:10', '2026-03-03'), status: 'arrived', arrival: arrivedAt('23:50') });
  const forgotten = row('forgotten', { start: at('15:00'), status: 'arrived', arrival: arrivedAt('14:50') });
  const overdue = row('overdue', { start: at('23:40') });
  const soon = row('soon', { start: at('00:20', '2026-03-03') });
  const gone = row('gone', { start: at('09:00'), status: 'fulfilled' });
  const call = { ...handOff('A7', '23:45'), deskNumber: DeskNumber.parse('A7') };
  const given = { appointments: [waiting, early, forgotten, overdue, soon, gone], handOffs: [call, handOff('A1', '13:20')] };
  const ids = (rows: readonly { id: string }[]) => rows.map((one) => one.id);

  const before = arrangeBoard(given, at('23:55'), utc);
  expect(ids(before.here)).toEqual(['forgotten', 'waiting', 'early']);
  expect(ids(before.expected)).toEqual(['overdue', 'soon']);
  expect(before.needsYou.map((one) => one.deskNumber)).toEqual(['A1', 'A7']);

  const after = arrangeBoard(given, at('00:05', '2026-03-03'), utc);
  expect(ids(after.here)).toEqual(['waiting', 'early']);
  expect(ids(after.expected)).toEqual(['overdue', 'soon']);
  expect(after.needsYou.map((one) => one.deskNumber)).toEqual(['A7']);
  expect(after.finished).toEqual([]);
});

test('by day the board needs that day alone, at night the one beside it too', () => {
  expect(boardDays(at('14:00'), utc)).toEqual(['2026-03-02', '2026-03-02']);
  expect(boardDays(at('22:30'), utc)).toEqual(['2026-03-02', '2026-03-03']);
  expect(boardDays(at('02:00', '2026-03-03'), utc)).toEqual(['2026-03-02', '2026-03-03']);
});
