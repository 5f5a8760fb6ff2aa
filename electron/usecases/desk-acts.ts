import { decideMove } from '../../shared/domain/appointment.ts';
import type { ConsoleAppointment } from '../../shared/domain/cached-appointment.ts';
import { callIn, takeBackCall } from '../../shared/domain/called.ts';
import type { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import { dayIn, type Instant } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ConsoleStore } from '../store/store.ts';
import type { ConsoleSession } from './console-session.ts';
import { trueNow } from './kiosk-deps.ts';

interface Deps {
  readonly store: ConsoleStore;
  readonly session: ConsoleSession;
}
type Answer<E> = Result<Record<never, never>, E | 'storage-failed'>;

/** The desk says the person is here, whatever the kiosk thought, and gives a number of its own. Works offline. */
export const markArrived =
  ({ store, session }: Deps) =>
  ({ appointment: id }: { readonly appointment: AppointmentId }): Answer<'not-found' | 'not-expected'> => {
    const worker = session.worker();
    if (worker === null) return err('not-found');
    const actor = { kind: 'staff', id: worker.staff } as const;
    return store.transaction(() => {
      const appointment = store.appointments.find(id);
      const site = store.site.current();
      if (appointment === null || site === null) return err('not-found');
      const move = decideMove(appointment.status, 'arrived');
      if (!move.ok) return move;
      if (move.value === 'stay') return ok({});
      const subject = { kind: 'appointment', id } as const;
      const now = trueNow(store);
      // A console enrolled before consoles had letters gives no numbers until the portal has told it its letter.
      const ticket = store.counters.letter() === null ? null : store.counters.nextTicket(dayIn(site.zone, now));
      store.outbox.append({ type: 'patient-arrived', actor, subject, body: { tier: 'desk', ticket, firstTouchAt: now } });
      store.audit.append({ actor, action: 'mark-arrived', subject: `Appointment/${id}` });
      return ok({});
    });
  };

/** The person is called in; how long they waited is known from now on. Works offline. */
export const callInPatient = (deps: Deps) => (input: AboutOne) =>
  waitingAct(deps, input, { type: 'patient-called', decide: callIn, action: 'call-in' });

/** It was the wrong row: the person waits again. */
export const takeBackPatientCall = (deps: Deps) => (input: AboutOne) =>
  waitingAct(deps, input, { type: 'call-taken-back', decide: takeBackCall, action: 'call-take-back' });

interface AboutOne {
  readonly appointment: AppointmentId;
}

interface WaitingAct {
  readonly type: 'patient-called' | 'call-taken-back';
  readonly action: 'call-in' | 'call-take-back';
  readonly decide: (appointment: ConsoleAppointment, at: Instant) => Result<ConsoleAppointment, 'not-expected'>;
}

function waitingAct(
  { store, session }: Deps,
  { appointment: id }: AboutOne,
  { type, action, decide }: WaitingAct,
): Answer<'not-found' | 'not-expected'> {
  const worker = session.worker();
  if (worker === null) return err('not-found');
  const actor = { kind: 'staff', id: worker.staff } as const;
  return store.transaction(() => {
    const appointment = store.appointments.find(id);
    if (appointment === null) return err('not-found');
    const changed = decide(appointment, trueNow(store));
    if (!changed.ok) return changed;
    // Done before, here or elsewhere: the first time stands and nothing more is told.
    if (changed.value === appointment) return ok({});
    store.outbox.append({ type, actor, subject: { kind: 'appointment', id }, body: {} });
    store.audit.append({ actor, action, subject: `Appointment/${id}` });
    return ok({});
  });
}

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

/** Somebody has put right by hand what the portal would not take; it leaves the board, and who said so stays in the audit. */
export const dismissParked =
  ({ store, session }: Deps) =>
  ({ fact: id }: { readonly fact: FactId }): Answer<'not-found'> => {
    const worker = session.worker();
    if (worker === null) return err('not-found');
    return store.transaction(() => {
      const parked = store.outbox.parked().find(({ fact }) => fact.id === id);
      if (parked === undefined || !store.outbox.dismissParked(id)) return err('not-found');
      const { type, subject } = parked.fact;
      store.audit.append({
        actor: { kind: 'staff', id: worker.staff },
        action: 'parked-dismiss',
        subject: subject.kind === 'appointment' ? `Appointment/${subject.id}` : null,
        detail: { fact: id, type, reason: parked.reason },
      });
      return ok({});
    });
  };
