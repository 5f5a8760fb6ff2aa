import { mayStaff } from '../../shared/domain/access.ts';
import { isHere } from '../../shared/domain/appointment.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import { plusMs } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Command, CommandRefusal } from '../../shared/sync/portal-api.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { ReadScope, WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';

/** A kiosk shows a form to somebody who is here: what they answered elsewhere today, and whether a responder would come. */
export async function openForm(
  tx: WriteScope,
  asker: Asker,
  { appointment: id, form }: Extract<Command, { type: 'open-form' }>,
): Promise<Outcome> {
  const appointment = await visitHere(tx, asker, id);
  if (!appointment.ok) return appointment;
  const [url = ''] = form.split('|');
  const known = await tx.formResponses.find(id, url);
  const response = known !== null && known.completedAt === null ? known.response : null;
  tx.audit(
    { actor: { kind: 'patient' }, action: 'form-open', subject: `Appointment/${id}`, detail: { resumed: response !== null } },
    asker.device.id,
  );
  return ok({
    found: null,
    changes: false,
    fleeting: true,
    opened: { response: response === null ? null : { ...response }, responder: await mayRespond(tx, asker) },
  });
}

/** Only a kiosk of the site at which the person is here may ask about that person's forms. */
export async function visitHere(tx: ReadScope, { device }: Asker, id: AppointmentId): Promise<Result<PortalAppointment, CommandRefusal>> {
  if (device.role !== 'kiosk') return err('not-allowed');
  const appointment = await tx.appointments.find(id);
  return appointment === null || appointment.site !== device.site || !isHere(appointment.status) ? err('not-found') : ok(appointment);
}

async function mayRespond(tx: ReadScope, { device }: Asker): Promise<boolean> {
  const site = await tx.sites.find(device.site);
  if (site === null) return false;
  const { policy, responders } = site.settings;
  const heardSince = plusMs(tx.now, -policy.forms.responderSeconds * 1000);
  return tx.staffSessions.isSignedIn(device.site, { role: 'clinician', among: responders }, heardSince);
}

/** A clinician reads the answers of a visit at this site. Each look is written down. */
export async function readForms(
  tx: WriteScope,
  { device, session }: Asker,
  { appointment: id }: Extract<Command, { type: 'read-forms' }>,
): Promise<Outcome> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'form.read')) return err('not-allowed');
  const appointment = await tx.appointments.find(id);
  if (appointment === null || appointment.site !== device.site) return err('not-found');
  const answers = [];
  for (const { url, version, response, answeredAt, completedAt } of await tx.formResponses.ofAppointment(id)) {
    const installed = await tx.forms.find(`${url}|${version}`);
    if (installed !== null) answers.push({ installed, response: { ...response }, answeredAt, done: completedAt !== null });
  }
  tx.audit(
    {
      actor: { kind: 'staff', id: session.staff.id },
      action: 'form-read',
      subject: `Appointment/${id}`,
      detail: { forms: answers.length },
    },
    device.id,
  );
  return ok({ found: null, changes: false, fleeting: true, answers });
}
