import { z } from 'zod';

/** What a device is for. Fixed at enrolment by the portal. */
export const DeviceRole = z.enum(['kiosk', 'console', 'display']);
export type DeviceRole = z.infer<typeof DeviceRole>;

/** What a person does at the clinic. Ids are stored and signed; never rename one. */
export const StaffRole = z.enum(['front-desk', 'clinician', 'billing', 'manager', 'it', 'privacy-officer']);
export type StaffRole = z.infer<typeof StaffRole>;

export const permissions = [
  'board.read',
  'arrival.mark',
  'patient.call',
  'hand-off.resolve',
  /** Move, cancel and book appointments of patients. */
  'appointment.manage',
  'kiosk.take-over',
  'change.review',
  'consent.read',
  'review.read',
  'parked.read',
  'settings.read',
  'settings.write',
  /** Read what a patient answered in a form. */
  'form.read',
  /** See and take the alerts that answers raise; what each role sees of one is decided by `decideAlert`. */
  'safety.answer',
] as const;
export type Permission = (typeof permissions)[number];

/** 45 CFR 164.308(a)(4) and 164.502(b): each role reaches what its work needs and nothing else. */
const permissionsByRole: Readonly<Record<StaffRole, readonly Permission[]>> = {
  'front-desk': [
    'board.read',
    'arrival.mark',
    'patient.call',
    'hand-off.resolve',
    'appointment.manage',
    'kiosk.take-over',
    'change.review',
    'consent.read',
    'parked.read',
    'safety.answer',
  ],
  clinician: ['board.read', 'patient.call', 'consent.read', 'review.read', 'form.read', 'safety.answer'],
  billing: [],
  manager: [
    'board.read',
    'arrival.mark',
    'patient.call',
    'hand-off.resolve',
    'appointment.manage',
    'kiosk.take-over',
    'change.review',
    'consent.read',
    'parked.read',
    'settings.read',
    'settings.write',
    'safety.answer',
  ],
  it: ['settings.read'],
  'privacy-officer': ['parked.read', 'settings.read'],
};

export const mayStaff = (role: StaffRole, permission: Permission): boolean => permissionsByRole[role].includes(permission);

/** Who is calling over IPC: a kiosk window has no person behind it; a staff window has one once signed in and not locked. */
export type Caller = { readonly surface: 'kiosk' } | { readonly surface: 'staff'; readonly role: StaffRole | null };

/** `null` needs no permission (signing in, for example); the surface must match all the same. */
export function mayCall(surface: Caller['surface'], needs: Permission | null, caller: Caller | null): boolean {
  if (caller?.surface !== surface) return false;
  if (needs === null) return true;
  return caller.surface === 'staff' && caller.role !== null && mayStaff(caller.role, needs);
}
