import { describe, expect, test } from 'vitest';
import { viewRow, waitedMinutes } from '../../../../renderer/staff/board/row-view.ts';
import { en } from '../../../../renderer/staff/words/en.ts';
import { Instant, TimeZone } from '../../../../shared/domain/time.ts';
import { BoardRow } from '../../../../shared/ipc/staff.ts';

const when = { now: Instant.parse('2026-11-23T14:41:00Z'), zone: TimeZone.parse('America/New_York') };
const at = (clock: string) => `2026-11-23T${clock}:00-05:00`;
const row = (change: object) =>
  BoardRow.parse({
    appointment: 'a1',
    ticket: null,
    name: 'Siobhan O’Brien',
    birthDate: null,
    start: at('10:00'),
    visitType: 'Check-up',
    practitioner: 'Dr. Osei',
    status: 'booked',
    arrivedAt: null,
    waitingSince: null,
    tier: null,
    told: null,
    calledAt: null,
    quietCall: false,
    rebooked: null,
    needsCare: false,
    openChanges: 0,
    forms: 'none',
    consents: [],
    reviewOpen: false,
    ...change,
  });
const arrived = (since: string, change: object = {}) =>
  row({ status: 'arrived', ticket: 'A14', arrivedAt: at(since), waitingSince: at(since), ...change });

describe('a row in words and shape', () => {
  test.each([
    ['booked, in nineteen minutes', row({}), { shape: 'booked', lead: '10:00', wait: 'in 19 min', long: false }],
    ['booked, right now', row({ start: at('09:41') }), { shape: 'booked', wait: 'now', long: false }],
    ['booked and late', row({ start: at('09:20') }), { shape: 'overdue', wait: '21 min late', long: true }],
    ['in an hour and four minutes', row({ start: at('10:45') }), { wait: 'in 1 h 4 min' }],
    ['just arrived', arrived('09:41'), { shape: 'arrived', lead: 'A14', wait: 'now', long: false }],
    ['waiting twelve minutes', arrived('09:29'), { wait: '12 min', long: false, line: '10:00 · Dr. Osei · Check-up' }],
    ['waiting half an hour', arrived('09:11'), { wait: '30 min', long: true }],
    ['waiting over an hour', arrived('08:21'), { wait: '1 h 20 min', long: true }],
    ['checked in', arrived('09:38', { status: 'checked-in' }), { shape: 'checked-in', wait: '3 min' }],
    ['arrived without a number', arrived('09:38', { ticket: null }), { lead: '–' }],
    [
      'seen',
      row({ status: 'fulfilled', ticket: 'A1', waitingSince: at('08:00') }),
      { shape: 'fulfilled', state: 'Seen', wait: '', lead: '10:00' },
    ],
    ['cancelled', row({ status: 'cancelled' }), { shape: 'cancelled', state: 'Cancelled', wait: '' }],
    ['did not come', row({ status: 'noshow' }), { shape: 'noshow', state: 'Did not come', wait: '' }],
    ['a record for the desk only', row({ needsCare: true }), { shape: 'care', state: 'Desk only', wait: 'in 19 min' }],
    ['no name on the record', row({ name: null }), { name: 'No name on the record' }],
    ['no practitioner, no kind of visit', row({ practitioner: null, visitType: null }), { line: 'no practitioner named' }],
    ['told how long it takes', arrived('09:30', { told: { from: 10, to: 25 } }), { told: 'told 10–25 min', over: false }],
    ['waiting longer than was told', arrived('09:04', { told: { from: 10, to: 25 } }), { told: 'told 10–25 min, 12 min over', over: true }],
    ['called in: what was told is over', arrived('09:04', { status: 'fulfilled', told: { from: 10, to: 25 } }), { told: '', over: false }],
    [
      'cancelled at a kiosk',
      row({ status: 'cancelled', rebooked: { how: 'cancelled', by: 'patient', where: 'Kiosk A', at: at('09:00'), other: null } }),
      { rebooked: 'Cancelled by the patient at Kiosk A' },
    ],
    [
      'moved at a kiosk',
      row({ rebooked: { how: 'moved-here', by: 'patient', where: 'Kiosk A', at: at('09:00'), other: at('15:30') } }),
      { rebooked: 'Moved from 2026-11-23 15:30 by the patient at Kiosk A' },
    ],
    [
      'whose time staff moved',
      row({ rebooked: { how: 'moved-here', by: 'staff', where: 'Front desk', at: at('09:00'), other: at('15:30') } }),
      { rebooked: 'Moved from 2026-11-23 15:30 by staff at Front desk' },
    ],
    ['two changes to review', row({ openChanges: 2 }), { changes: '2 changes' }],
  ])('%s', (_name, given, expected) => {
    expect(viewRow(given, when, en)).toMatchObject(expected);
  });
});

test('a clock put back never shows a wait below nothing', () => {
  expect(waitedMinutes(arrived('09:55'), when.now)).toBe(0);
  expect(viewRow(arrived('09:55'), when, en).wait).toBe('now');
});

test('times are the site’s, wherever this computer stands', () => {
  expect(viewRow(row({}), { ...when, zone: TimeZone.parse('America/Los_Angeles') }, en).lead).toBe('07:00');
});
