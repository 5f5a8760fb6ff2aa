import { mayStaff } from '../../shared/domain/access.ts';
import type { StaffQuestion, StaffReading } from '../../shared/sync/staff-reading.ts';
import { readReceipt } from '../consents/receipt.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { Device } from '../store/devices.ts';
import type { Store, WriteScope } from '../store/store.ts';
import type { Asker } from './command.ts';
import { formChoices } from './form-choices.ts';
import { reviewLists } from './show-review-lists.ts';

/**
 * What staff look at without it ever being kept on the console: asked of the portal each time, by the person who is signed in, with an audit row
 * in the same transaction (docs/sync.md S112).
 */
export const readForStaff =
  ({ store }: { readonly store: Store }) =>
  (device: Device, question: StaffQuestion, token: string | null): Promise<StaffReading> =>
    store.write(device.tenant, async (tx) => {
      const session = token === null ? null : await tx.staffSessions.find(token, device.id);
      const mine = session?.staff.sites.includes(device.site) ? session : null;
      if (question.type === 'form-choices') return choices(tx, { device, session: mine });
      const appointment = await tx.appointments.find(question.appointment);
      const here = appointment?.site === device.site ? appointment : null;
      return question.type === 'consent-receipt'
        ? receipt(tx, { device, session: mine }, here)
        : review(tx, { device, session: mine }, here);
    });

async function receipt(tx: WriteScope, { device, session }: Asker, appointment: PortalAppointment | null): Promise<StaffReading> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'consent.read')) return refuse(tx, { device, session });
  const found = appointment && (await readReceipt(tx, appointment));
  if (!appointment || !found) return { kind: 'refused', reason: 'not-found' };
  tx.audit(
    { actor: actorOf(session), action: 'consent-receipt', subject: `Appointment/${appointment.id}`, detail: { by: 'console' } },
    device.id,
  );
  return { kind: 'consent-receipt', receipt: found.receipt };
}

async function review(tx: WriteScope, { device, session }: Asker, appointment: PortalAppointment | null): Promise<StaffReading> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'review.read')) return refuse(tx, { device, session });
  const said = appointment ? await tx.reviewAnswers.ofAppointment(appointment.id) : [];
  if (!appointment || said.length === 0) return { kind: 'refused', reason: 'not-found' };
  const current = (await reviewLists(tx, [appointment.patient.id])).get(appointment.patient.id)?.items ?? [];
  tx.audit({ actor: actorOf(session), action: 'review-read', subject: `Patient/${appointment.patient.id}` }, device.id);
  return {
    kind: 'review',
    entries: said.map(({ id, answeredAt, answers, additions, state, decidedBy, decidedAt }) => ({
      id,
      answeredAt,
      answers,
      additions,
      state,
      decidedBy,
      decidedAt,
      current,
    })),
  };
}

async function choices(tx: WriteScope, { device, session }: Asker): Promise<StaffReading> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'settings.read')) return refuse(tx, { device, session });
  tx.audit({ actor: actorOf(session), action: 'settings-read', detail: { what: 'forms' } }, device.id);
  return { kind: 'form-choices', choices: await formChoices(tx, device.site) };
}

function refuse(tx: WriteScope, { device, session }: Asker): StaffReading {
  const actor = session ? actorOf(session) : ({ kind: 'device' } as const);
  tx.audit({ actor, action: 'access-refused', outcome: 'refused', detail: { what: 'staff-reading' } }, device.id);
  return { kind: 'refused', reason: 'not-allowed' };
}

const actorOf = ({ staff }: NonNullable<Asker['session']>) => ({ kind: 'staff', id: staff.id }) as const;
