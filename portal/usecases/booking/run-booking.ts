import type { BookingCommand } from '../../../shared/sync/booking-commands.ts';
import type { Command } from '../../../shared/sync/portal-api.ts';
import type { WriteScope } from '../../store/store.ts';
import type { Asker, Outcome } from '../command.ts';
import { bookSlot, cancelAppointment, holdSlot, moveAppointment, releaseSlots } from './change.ts';
import { freeSlots, myAppointments } from './look.ts';
import { ownerOf } from './owner.ts';
import { keepAppointment, undoBooking, undoMove } from './undo.ts';

/** A patient at a kiosk looks after their own appointments (docs/sync.md S100 to S105), or staff do it for them at the desk (S130). */
export async function runBooking(tx: WriteScope, asker: Asker, command: BookingCommand): Promise<Outcome> {
  if (command.type === 'release-slot') return releaseSlots(tx, asker);
  const owner = await ownerOf(tx, asker, command.proof);
  if (!owner.ok) return owner;
  switch (command.type) {
    case 'my-appointments':
      return myAppointments(tx, owner.value);
    case 'free-slots':
      return freeSlots(tx, owner.value, command);
    case 'hold-slot':
      return holdSlot(tx, owner.value, command);
    case 'book-slot':
      return bookSlot(tx, owner.value, command);
    case 'move-appointment':
      return moveAppointment(tx, owner.value, command);
    case 'cancel-appointment':
      return cancelAppointment(tx, owner.value, command);
    case 'keep-appointment':
      return keepAppointment(tx, owner.value, command);
    case 'undo-booking':
      return undoBooking(tx, owner.value, command);
    case 'undo-move':
      return undoMove(tx, owner.value, command);
  }
}

/** Asked again, it is looked at again: the answer is never kept, so that no one's appointments lie in clear beside the commands. */
export const isQuestion = ({ type }: Command): boolean =>
  type === 'my-appointments' || type === 'free-slots' || type === 'hold-slot' || type === 'release-slot';
