import { describe, expect, test } from 'vitest';
import { holdRows } from '../../../../renderer/staff/board/hold-rows.ts';

const row = (id: string, wait = 0) => ({ id, wait });
const hold = (held: readonly ReturnType<typeof row>[] | null, incoming: readonly ReturnType<typeof row>[]) =>
  holdRows(held, incoming, ({ id }) => id);
const names = ({ shown }: ReturnType<typeof hold>) => shown.map((one) => one.row.id);

describe('rows never move under pointer or focus', () => {
  test('with nobody in the lane the rows are simply the newest', () => {
    const view = hold(null, [row('a'), row('b')]);
    expect(names(view)).toEqual(['a', 'b']);
    expect(view.waiting).toBe(0);
  });

  test('an arrival that would stand first waits and is counted', () => {
    const view = hold([row('b'), row('c')], [row('a'), row('b'), row('c'), row('d')]);
    expect(names(view)).toEqual(['b', 'c']);
    expect(view.waiting).toBe(2);
  });

  test('a row that has left the lane keeps its place and is marked', () => {
    const view = hold([row('a'), row('b'), row('c')], [row('a'), row('c')]);
    expect(view.shown.map(({ row: { id }, gone }) => [id, gone])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
  });

  test('rows that changed places stay, with their newest content', () => {
    const view = hold([row('a', 1), row('b', 1)], [row('b', 9), row('a', 8)]);
    expect(view.shown.map(({ row: { id, wait } }) => [id, wait])).toEqual([
      ['a', 8],
      ['b', 9],
    ]);
    expect(view.waiting).toBe(0);
  });

  test('an empty lane that is being looked at lets nobody in by surprise', () => {
    expect(hold([], [row('a')])).toEqual({ shown: [], waiting: 1 });
  });
});
