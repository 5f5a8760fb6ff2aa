import { decideMove } from '../../shared/domain/appointment.ts';
import type { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ConsoleStore } from '../store/store.ts';
import type { ConsoleSession } from './console-session.ts';
import { trueNow } from './kiosk-deps.ts';

interface Deps {
  readonly store: ConsoleStore;
  readonly session: ConsoleSession;
}
type Answer<E> = Result<Record<never, never>, E | 'storage-failed'>;

/** The desk says the person is here, whatever the kiosk thought. Works offline. */
export const markArrived =
  ({ store, session }: Deps) =>
  ({ appointment: id }: { readonly appointment: AppointmentId }): Answer<'not-found' | 'not-expected'> => {
    const worker = session.worker();
    if (worker === null) return err('not-found');
    const actor = { kind: 'staff', id: worker.staff } as const;
    return store.transaction(() => {
      const appointment = store.appointments.find(id);
      if (appointment === null) return err('not-found');
      const move = decideMove(appointment.status, 'arrived');
      if (!move.ok) return move;
      if (move.value === 'stay') return ok({});
      const subject = { kind: 'appointment', id } as const;
      store.outbox.append({ type: 'patient-arrived', actor, subject, body: { tier: 'desk', ticket: null, firstTouchAt: trueNow(store) } });
      store.audit.append({ actor, action: 'mark-arrived', subject: `Appointment/${id}` });
      return ok({});
    });
  };

/** Somebody has looked after a person who waited for the desk. */
export const resolveHandOff =
  ({ store, session }: Deps) =>
  ({ handOff: id }: { readonly handOff: FactId }): Answer<'not-found'> => {
    const worker = session.worker();
    if (worker === null) return err('not-found');
    const actor = { kind: 'staff', id: worker.staff } as const;
    return store.transaction(() => {
      const handOff = store.handOffs.find(id);
      if (handOff === null) return err('not-found');
      if (handOff.resolvedAt !== null) return ok({});
      store.outbox.append({ type: 'hand-off-resolved', actor, subject: { kind: 'nobody' }, body: { handOff: id } });
      store.audit.append({
        actor,
        action: 'hand-off-resolve',
        subject: handOff.appointment === null ? null : `Appointment/${handOff.appointment}`,
      });
      return ok({});
    });
  };
