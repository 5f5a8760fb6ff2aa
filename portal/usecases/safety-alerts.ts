import { mayStaff } from '../../shared/domain/access.ts';
import { formOf } from '../../shared/domain/forms/installed-form.ts';
import { hasSafetyQuestion } from '../../shared/domain/forms/safety.ts';
import { decideAlert } from '../../shared/domain/forms/safety-alert.ts';
import type { DeviceId, FactId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';
import { visitHere } from './open-form.ts';

interface Raised {
  readonly id: FactId;
  readonly appointment: PortalAppointment;
  readonly form: string;
  readonly raisedAt: Instant;
}

/** Once per visit and form, whoever says it first: the kiosk's command or the answers that follow it. */
export async function raiseAlert(tx: WriteScope, { appointment, ...alert }: Raised, device: DeviceId): Promise<void> {
  const fresh = await tx.safetyAlerts.raise(appointment.site, { ...alert, appointment: appointment.id });
  if (fresh) tx.audit({ actor: { kind: 'patient' }, action: 'safety-alert', subject: `Appointment/${appointment.id}` }, device);
}

/** From a kiosk, at once: somebody must come. */
export async function raiseSafetyAlert(
  tx: WriteScope,
  asker: Asker,
  command: Extract<Command, { type: 'raise-safety-alert' }>,
): Promise<Outcome> {
  const appointment = await visitHere(tx, asker, command.appointment);
  if (!appointment.ok) return appointment;
  const installed = await tx.forms.find(command.form);
  const form = installed === null ? null : formOf(installed);
  if (form === null || !hasSafetyQuestion(form)) return err('not-found');
  await raiseAlert(tx, { id: command.id, appointment: appointment.value, form: command.form, raisedAt: tx.now }, asker.device.id);
  return ok({ found: null });
}

/** A person takes it: a clinician at any time, the desk once it has come to the desk. */
export async function acknowledgeAlert(
  tx: WriteScope,
  { device, session }: Asker,
  { alert: id }: Extract<Command, { type: 'acknowledge-alert' }>,
): Promise<Outcome> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'safety.answer')) return err('not-allowed');
  const site = await tx.sites.find(device.site);
  const alert = await tx.safetyAlerts.find(device.site, id);
  if (!alert || !site) return err('not-found');
  if (alert.acknowledgedAt !== null) return err('already-decided');
  const { escalateSeconds } = site.settings.policy.forms;
  if (decideAlert(alert, session.staff.role, { now: tx.now, escalateSeconds }) === null) return err('not-found');
  await tx.safetyAlerts.acknowledge(device.site, id, session.staff.id);
  tx.audit(
    { actor: { kind: 'staff', id: session.staff.id }, action: 'safety-acknowledge', subject: `Appointment/${alert.appointment}` },
    device.id,
  );
  return ok({ found: null });
}
