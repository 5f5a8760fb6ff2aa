import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import type { Result } from '../../../shared/result.ts';
import { settled } from '../asking/use-asked.ts';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { isFinal, type Told, undoTold } from './told.ts';

type Listed = Extract<Awaited<ReturnType<StaffWindow['appointmentsOf']>>, { ok: true }>['value']['appointments'][number];
type Slot = Extract<Awaited<ReturnType<StaffWindow['timesLike']>>, { ok: true }>['value']['slots'][number];
export type RowId = BoardRow['appointment'];
export type BookingRefusal = RefusalOf<'moveTo'>;
export type { Listed, Slot };

/** What a time is looked for: another one for that appointment, or one more visit like the row's. */
export type Purpose = { readonly kind: 'move'; readonly one: Listed } | { readonly kind: 'book' };

export type Stage =
  | { readonly at: 'closed' }
  | { readonly at: 'list' }
  | { readonly at: 'times'; readonly purpose: Purpose; readonly slots: readonly Slot[] }
  | {
      readonly at: 'check';
      readonly purpose: Purpose;
      readonly slots: readonly Slot[];
      readonly slot: Slot;
      readonly until: Listed['start'];
    }
  | { readonly at: 'cancel'; readonly one: Listed }
  /** Stands until it is left, with its undo. */
  | { readonly at: 'told'; readonly told: Told };

export type BookingCalls = Pick<
  StaffWindow,
  | 'appointmentsOf'
  | 'timesLike'
  | 'keepTime'
  | 'freeTime'
  | 'moveTo'
  | 'bookLike'
  | 'cancelFor'
  | 'keepFor'
  | 'undoBookingFor'
  | 'undoMoveFor'
>;

/** The appointments of one row's patient, step by step; what is kept for the choice is given back when this is left. */
export function useBooking(staff: BookingCalls, row: RowId, onChanged: () => void) {
  const [stage, setStage] = useState<Stage>({ at: 'closed' });
  const [appointments, setAppointments] = useState<readonly Listed[]>([]);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<BookingRefusal | null>(null);
  const keeps = useRef(false);
  const free = useCallback(() => {
    if (keeps.current) void settled(staff.freeTime({}));
    keeps.current = false;
  }, [staff]);
  useEffect(() => free, [free]);

  /** One question at a time; a refusal stays until the next. */
  async function ask<T>(
    question: Promise<Result<T, BookingRefusal>>,
    then: (value: T) => void,
    refused: (refusal: BookingRefusal) => void = () => undefined,
  ): Promise<void> {
    setAsking(true);
    setRefusal(null);
    const answer = await settled(question);
    setAsking(false);
    if (answer.ok) return then(answer.value);
    setRefusal(answer.error);
    refused(answer.error);
  }
  const like = (purpose: Purpose): RowId => (purpose.kind === 'move' ? purpose.one.id : row);
  const list = () => {
    free();
    return ask(staff.appointmentsOf({ row }), (found) => {
      setAppointments(found.appointments);
      setStage({ at: 'list' });
    });
  };
  const times = (purpose: Purpose) => {
    free();
    return ask(staff.timesLike({ row, appointment: like(purpose) }), ({ slots }) => setStage({ at: 'times', purpose, slots }));
  };
  const changed = (told: Told) => {
    setStage({ at: 'told', told });
    onChanged();
  };

  return {
    stage,
    appointments,
    asking,
    refusal,
    list,
    times,
    close: () => {
      free();
      setRefusal(null);
      setStage({ at: 'closed' });
    },
    askCancel: (one: Listed) => setStage({ at: 'cancel', one }),
    keep: ({ purpose, slots }: Extract<Stage, { at: 'times' }>, slot: Slot) =>
      ask(staff.keepTime({ row, appointment: like(purpose), slot: slot.id }), ({ until }) => {
        keeps.current = true;
        setStage({ at: 'check', purpose, slots, slot, until });
      }),
    take: ({ purpose, slot }: Extract<Stage, { at: 'check' }>) => {
      const taken = () => {
        keeps.current = false;
      };
      return purpose.kind === 'move'
        ? ask(staff.moveTo({ row, appointment: purpose.one.id, slot: slot.id }), ({ start, appointment: id }) => {
            taken();
            changed({ what: 'moved', start, undo: { id, start } });
          })
        : ask(staff.bookLike({ row, slot: slot.id }), ({ start, appointment: id }) => {
            taken();
            changed({ what: 'booked', start, undo: { id, start } });
          });
    },
    cancel: ({ id, start }: Pick<Listed, 'id' | 'start'>) =>
      ask(staff.cancelFor({ row, appointment: id }), () => {
        keeps.current = true;
        changed({ what: 'cancelled', start, undo: { id, start } });
      }),
    undo: (told: Told) => {
      const { undo } = told;
      if (undo === null) return;
      return ask(
        undoTold(staff, row, { ...told, undo }),
        (undone) => {
          keeps.current = false;
          changed(undone);
        },
        (why) => isFinal(why) && setStage({ at: 'told', told: { ...told, undo: null } }),
      );
    },
  };
}
export type Booking = ReturnType<typeof useBooking>;
