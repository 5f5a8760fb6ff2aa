import { describe, expect, test } from 'vitest';
import { orderBoard } from '../../../../renderer/staff/board/order.ts';
import { fits, needsYouFits, rowFits } from '../../../../renderer/staff/board/search.ts';
import { findSelected, mayBeMarked } from '../../../../renderer/staff/board/selection.ts';
import type { BoardRow } from '../../../../shared/ipc/staff.ts';
import { sampleBoard } from '../../../gallery/fake-staff.ts';

const board = sampleBoard();
const shuffled = {
  ...board,
  needsYou: [...board.needsYou].reverse(),
  here: [...board.here].reverse(),
  expected: [...board.expected].reverse(),
};

describe('the order of the lanes', () => {
  test('who has waited longest for the desk stands first', () => {
    expect(orderBoard(shuffled).needsYou.map(({ deskNumber }) => deskNumber)).toEqual(['A9', 'B4', 'A12', 'A13']);
  });

  test('people here stand by their place in line, not by their appointment', () => {
    const [first, second] = board.here;
    const later = '2026-11-23T20:00:00.000Z' as BoardRow['start'];
    const early = { ...board, here: [second!, { ...first!, start: later }] };
    expect(orderBoard(early).here.map(({ name }) => name)).toEqual([first!.name, second!.name]);
  });

  test('someone the desk marked without a wait stands by when they arrived', () => {
    const [first, second] = board.here;
    const marked = { ...board, here: [second!, { ...first!, waitingSince: null }] };
    expect(orderBoard(marked).here[0]?.name).toBe(first!.name);
  });

  test('expected people stand by start', () => {
    const starts = orderBoard(shuffled).expected.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort());
  });
});

describe('search', () => {
  test.each([
    ['obrien', ['Declan O’Brien']],
    ["O'Brien", ['Declan O’Brien']],
    ['alborg', ['Søren Ålborg']],
    ['wei li', ['Li Wei']],
    ['a10', ['Ruth Abernathy']],
    ['hartmann', ['Chidinma Okonkwo-Whitfield', 'Li Wei']],
    ['hartmann li', ['Li Wei']],
    ['zzz', []],
  ])('“%s” finds %j', (typed, found) => {
    expect(board.here.filter((row) => rowFits(typed, row)).map(({ name }) => name)).toEqual(found);
  });

  test('nothing typed fits everybody, and so do signs that are no letters', () => {
    expect(board.here.every((row) => rowFits('', row) && rowFits(' - ', row))).toBe(true);
  });

  test('a person who waits for the desk is found by what they typed at the kiosk', () => {
    expect(board.needsYou.filter((row) => needsYouFits('oduya', row)).map(({ deskNumber }) => deskNumber)).toEqual(['A9']);
  });

  test('a name in another script is found as it is written', () => {
    expect(fits('李', ['李伟'])).toBe(true);
  });
});

describe('the open row', () => {
  test('a call for help knows its appointment, wherever on the board that stands', () => {
    const found = findSelected(board, { kind: 'hand-off', id: board.needsYou[1]!.handOff });
    expect(found?.kind === 'hand-off' && found.appointment?.name).toBe('María Fernanda Núñez de la Cruz');
  });

  test('a row that has left the board is not found, and nothing breaks', () => {
    expect(findSelected(board, { kind: 'appointment', id: 'gone' })).toBeNull();
    expect(findSelected(board, { kind: 'hand-off', id: 'gone' })).toBeNull();
    expect(findSelected(board, { kind: 'parked', id: 'gone' })).toBeNull();
  });

  test('only somebody who is expected, or was given up, can be marked as arrived', () => {
    const [one] = board.expected;
    const statuses = ['booked', 'noshow', 'arrived', 'checked-in', 'fulfilled', 'cancelled'] as const;
    expect(statuses.filter((status) => mayBeMarked({ ...one!, status }))).toEqual(['booked', 'noshow']);
  });
});
