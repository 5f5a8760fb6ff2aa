import type { Board, BoardRow } from '../../../shared/ipc/staff.ts';

/** The board in the order the desk works in. Main sorts too; the screen does not lean on it. */
export function orderBoard(board: Board): Board {
  return {
    ...board,
    needsYou: [...board.needsYou].sort((a, b) => a.waitingSince.localeCompare(b.waitingSince)),
    here: [...board.here].sort((a, b) => placeInLine(a).localeCompare(placeInLine(b))),
    expected: byStart(board.expected),
    later: byStart(board.later),
    finished: byStart(board.finished),
    parked: [...board.parked].sort((a, b) => a.at.localeCompare(b.at)),
  };
}

const byStart = (rows: readonly BoardRow[]): BoardRow[] => [...rows].sort((a, b) => a.start.localeCompare(b.start));

/** The first touch of the kiosk; someone the desk marked has the time of that. */
const placeInLine = ({ waitingSince, arrivedAt, start }: BoardRow): string => waitingSince ?? arrivedAt ?? start;
