import { decidePause } from '../../../shared/domain/identity.ts';
import type { PatientId } from '../../../shared/domain/ids.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { VisitProof } from '../../../shared/sync/booking-commands.ts';
import type { CommandRefusal } from '../../../shared/sync/portal-api.ts';
import type { PortalAppointment } from '../../store/appointments.ts';
import type { Device } from '../../store/devices.ts';
import type { WriteScope } from '../../store/store.ts';

/** The person at the kiosk, as the portal itself found them. */
export interface Owner {
  readonly device: Device;
  readonly patient: PatientId;
  /** The visit they were matched by. */
  readonly visit: PortalAppointment;
  /** Where the kiosk stands. */
  readonly site: Site;
}

/** Both of code and birth date, of a visit of today or to come, at a kiosk, or nothing; guessing is slowed like everywhere else (docs/sync.md S100). */
export async function ownerOf(tx: WriteScope, device: Device, { code, birthDate }: VisitProof): Promise<Result<Owner, CommandRefusal>> {
  const site = device.role === 'kiosk' ? await tx.sites.find(device.site) : null;
  if (!site) return err('not-allowed');
  const who = `find:${device.id}`;
  const failures = await tx.failures.since(who, plusMinutes(tx.now, -24 * 60));
  if (decidePause(failures, tx.now, site.settings.policy.identity)) return err('too-many');
  const visit = await tx.appointments.findByCode(code);
  const known = visit !== null && visit.patient.birthDate === birthDate && !visit.patient.inactive && !visit.patient.deceased;
  if (known && visit.start > plusMinutes(tx.now, -24 * 60)) return ok({ device, patient: visit.patient.id, visit, site });
  await tx.failures.add(who);
  tx.audit({ actor: { kind: 'patient' }, action: 'identify-failed', outcome: 'refused', detail: { booking: true } }, device.id);
  return err('not-found');
}

/** One appointment of the owner, and the site whose rules count for it. Somebody else's is as if it were not there. */
export async function ownAppointment(
  tx: WriteScope,
  { patient }: Owner,
  id: PortalAppointment['id'],
): Promise<Result<{ readonly appointment: PortalAppointment; readonly place: Site }, CommandRefusal>> {
  const appointment = await tx.appointments.find(id);
  const place = appointment?.patient.id === patient ? await tx.sites.find(appointment.site) : null;
  return appointment && place ? ok({ appointment, place }) : err('not-found');
}
