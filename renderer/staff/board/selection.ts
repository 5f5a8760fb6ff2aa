import type { Board, BoardRow } from '../../../shared/ipc/staff.ts';
import type { KioskRow, NeedsYouRow, ParkedRow } from '../staff-window.ts';

/** Which row the drawer shows. */
export interface Selected {
  readonly kind: 'appointment' | 'hand-off' | 'parked';
  readonly id: string;
}

export type Found =
  | { readonly kind: 'appointment'; readonly row: BoardRow }
  | { readonly kind: 'hand-off'; readonly row: NeedsYouRow; readonly appointment: BoardRow | null; readonly kiosk: KioskRow | null }
  | { readonly kind: 'parked'; readonly row: ParkedRow };

/** The selected row as the board has it now; null when it has left. */
export function findSelected(board: Board, { kind, id }: Selected): Found | null {
  if (kind === 'appointment') {
    const row = findAppointment(board, id);
    return row === null ? null : { kind, row };
  }
  if (kind === 'hand-off') {
    const row = board.needsYou.find(({ handOff }) => handOff === id);
    if (row === undefined) return null;
    const appointment = row.appointment === null ? null : findAppointment(board, row.appointment);
    return { kind, row, appointment, kiosk: board.kiosks.find(({ handOff }) => handOff === id) ?? null };
  }
  const row = board.parked.find(({ fact }) => fact === id);
  return row === undefined ? null : { kind, row };
}

const findAppointment = ({ here, expected, later, finished }: Board, id: string): BoardRow | null =>
  [...here, ...expected, ...later, ...finished].find(({ appointment }) => appointment === id) ?? null;

/** Can the desk say that this person has just come? Someone entered as not come may still come. */
export const mayBeMarked = ({ status }: BoardRow): boolean => status === 'booked' || status === 'noshow';
