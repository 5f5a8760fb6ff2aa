import type { Result } from '../../../shared/result.ts';
import { settled } from '../asking/use-asked.ts';
import type { useWords } from '../words/use-words.ts';
import type { BookingCalls, BookingRefusal, Listed, RowId } from './use-booking.ts';

type About = Pick<Listed, 'id' | 'start'>;

/** What was done, and by which appointment it can be undone; null when it cannot, or not any more. */
export type Told =
  | { readonly what: 'moved' | 'booked' | 'cancelled'; readonly start: Listed['start']; readonly undo: About | null }
  | { readonly what: 'stays' | 'moved-back' | 'unbooked'; readonly start: Listed['start']; readonly undo: null };

/** Takes back what stands there. The portal decides whether that is still possible. */
export async function undoTold(
  staff: Pick<BookingCalls, 'keepFor' | 'undoBookingFor' | 'undoMoveFor'>,
  row: RowId,
  { what, undo }: Told & { readonly undo: About },
): Promise<Result<Told, BookingRefusal>> {
  const about = { row, appointment: undo.id };
  if (what === 'moved') {
    const back = await settled(staff.undoMoveFor(about));
    return back.ok ? { ok: true, value: { what: 'moved-back', start: back.value.start, undo: null } } : back;
  }
  const done = await settled(what === 'cancelled' ? staff.keepFor(about) : staff.undoBookingFor(about));
  return done.ok ? { ok: true, value: { what: what === 'cancelled' ? 'stays' : 'unbooked', start: undo.start, undo: null } } : done;
}

/** The portal said no for good; anything else may go better the next time. */
export const isFinal = (refusal: BookingRefusal): boolean =>
  refusal === 'slot-taken' || refusal === 'not-offered' || refusal === 'not-found' || refusal === 'already-decided';

/** Why an undo was refused, and what counts now; null for what is said alike everywhere. */
export function sayUndoRefusal(
  refusal: BookingRefusal,
  { what }: Told,
  when: string,
  { appointments: say }: ReturnType<typeof useWords>,
): string | null {
  if (refusal === 'not-offered' || refusal === 'not-found') return say.undoLate;
  if (refusal !== 'slot-taken') return null;
  return what === 'cancelled' ? say.undoTaken.cancelled : say.undoTaken.moved(when);
}
