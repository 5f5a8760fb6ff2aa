import type { Entered } from '../../shared/domain/board.ts';
import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { HandOffReason } from '../../shared/domain/hand-off.ts';
import { dayIn, trueTime } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import type { ParkedFact } from '../store/outbox.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';

/**
 * What the portal will not take from this kiosk, a person at the desk must hear of: somebody sits in the waiting room with a number that no
 * board shows. The refused fact is replaced by a hand-off and an audit row, in one transaction, so that it is told once.
 */
export const reportParked =
  ({ store }: Pick<KioskDeps, 'store'>) =>
  (): void => {
    const site = store.site.current();
    const waiting = store.outbox.parked().filter(isSomebodysAct);
    if (site === null || waiting.length === 0) return;
    store.transaction(() => {
      for (const parked of waiting) {
        const { fact, reason } = parked;
        const appointment = fact.subject.kind === 'appointment' ? store.appointments.find(fact.subject.id) : null;
        const now = trueNow(store);
        store.outbox.append({
          type: 'hand-off-raised',
          actor: { kind: 'device' },
          subject: fact.subject,
          body: {
            deskNumber: ticketOf(parked) ?? store.counters.nextTicket(dayIn(site.zone, now)),
            ...whereItStopped(parked),
            language: appointment?.patient.language ?? site.settings.languages[0] ?? 'en',
            entered: enteredBy(appointment),
            firstTouchAt: fact.type === 'patient-arrived' ? fact.body.firstTouchAt : trueTime(fact.occurredAt),
          },
        });
        store.audit.append({
          actor: { kind: 'device' },
          action: 'parked',
          outcome: 'failed',
          detail: { fact: fact.id, type: fact.type, reason },
        });
        store.outbox.dismissParked(fact.id);
      }
      return ok(null);
    });
  };

/** A refused hand-off is not reported by another hand-off: that would be refused as well. It stays parked. */
const isSomebodysAct = ({ fact }: ParkedFact): boolean => 'ticket' in fact.body;

const ticketOf = ({ fact }: ParkedFact) => ('ticket' in fact.body ? fact.body.ticket : null);

function whereItStopped({ fact }: ParkedFact): { readonly reason: HandOffReason; readonly step: string } {
  if (fact.type === 'patient-arrived') return { reason: 'blocked-by-rule', step: 'arrived' };
  return fact.type === 'coverage-answered' ? { reason: 'coverage-issue', step: 'coverage' } : { reason: 'details-wrong', step: 'change' };
}

function enteredBy(appointment: KioskAppointment | null): Entered {
  if (appointment === null) return {};
  const { name, birthDate } = appointment.patient;
  const [given] = name.given;
  return {
    ...(name.family === null ? {} : { family: name.family }),
    ...(given === undefined ? {} : { given }),
    ...(birthDate === null ? {} : { birthDate }),
  };
}
