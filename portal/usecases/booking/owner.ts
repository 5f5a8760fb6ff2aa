import { mayStaff } from '../../../shared/domain/access.ts';
import type { Actor } from '../../../shared/domain/audit.ts';
import { decidePause } from '../../../shared/domain/identity.ts';
import type { PatientId, StaffId } from '../../../shared/domain/ids.ts';
import type { Policy } from '../../../shared/domain/policy.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { deskRules } from '../../../shared/domain/slots.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { DeskProof, VisitProof } from '../../../shared/sync/booking-commands.ts';
import type { CommandRefusal } from '../../../shared/sync/portal-api.ts';
import type { PortalAppointment } from '../../store/appointments.ts';
import type { Device } from '../../store/devices.ts';
import type { WriteScope } from '../../store/store.ts';
import type { Asker } from '../command.ts';

/** The person at the kiosk, or at the desk, as the portal itself found them. */
export interface Owner {
  readonly device: Device;
  readonly patient: PatientId;
  /** The visit they were matched by. */
  readonly visit: PortalAppointment;
  /** Where the device stands. */
  readonly site: Site;
  /** Who acts for them at the desk; null: they do, at a kiosk. */
  readonly staff: StaffId | null;
}

export const actorOf = ({ staff }: Owner): Actor => (staff === null ? { kind: 'patient' } : { kind: 'staff', id: staff });
export const rulesFor = ({ staff }: Owner, booking: Policy['booking']): Policy['booking'] =>
  staff === null ? booking : deskRules(booking);

export const ownerOf = (tx: WriteScope, asker: Asker, proof: VisitProof | DeskProof): Promise<Result<Owner, CommandRefusal>> =>
  'appointment' in proof ? atTheDesk(tx, asker, proof) : atTheKiosk(tx, asker.device, proof);

/** Staff act for whoever has this appointment at their site (docs/sync.md S130). */
async function atTheDesk(tx: WriteScope, { device, session }: Asker, { appointment }: DeskProof): Promise<Result<Owner, CommandRefusal>> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'appointment.manage')) return err('not-allowed');
  const site = await tx.sites.find(device.site);
  const visit = await tx.appointments.find(appointment);
  if (!site || visit?.site !== device.site || visit.patient.deceased) return err('not-found');
  return ok({ device, patient: visit.patient.id, visit, site, staff: session.staff.id });
}

/** Both of code and birth date, of a visit of today or to come, at a kiosk, or nothing; guessing is slowed like everywhere else (docs/sync.md S100). */
async function atTheKiosk(tx: WriteScope, device: Device, { code, birthDate }: VisitProof): Promise<Result<Owner, CommandRefusal>> {
  const site = device.role === 'kiosk' ? await tx.sites.find(device.site) : null;
  if (!site) return err('not-allowed');
  const who = `find:${device.id}`;
  const failures = await tx.failures.since(who, plusMinutes(tx.now, -24 * 60));
  if (decidePause(failures, tx.now, site.settings.policy.identity)) return err('too-many');
  const visit = await tx.appointments.findByCode(code);
  const known = visit !== null && visit.patient.birthDate === birthDate && !visit.patient.inactive && !visit.patient.deceased;
  if (known && visit.start > plusMinutes(tx.now, -24 * 60)) return ok({ device, patient: visit.patient.id, visit, site, staff: null });
  await tx.failures.add(who);
  tx.audit({ actor: { kind: 'patient' }, action: 'identify-failed', outcome: 'refused', detail: { booking: true } }, device.id);
  return err('not-found');
}

/** One appointment of the owner, and the site whose rules count for it. Somebody else's, and for staff another site's, is as if it were not there. */
export async function ownAppointment(
  tx: WriteScope,
  { patient, staff, device }: Owner,
  id: PortalAppointment['id'],
): Promise<Result<{ readonly appointment: PortalAppointment; readonly place: Site }, CommandRefusal>> {
  const appointment = await tx.appointments.find(id);
  const theirs = appointment?.patient.id === patient && (staff === null || appointment.site === device.site);
  const place = theirs ? await tx.sites.find(appointment.site) : null;
  return appointment && place ? ok({ appointment, place }) : err('not-found');
}
