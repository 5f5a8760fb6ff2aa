import { z } from 'zod';

/** Every way a visit at the kiosk can end at the desk. Staff see the same code; ids are stored, never rename one. */
export const HandOffReason = z.enum([
  'too-early',
  'too-late',
  'not-found',
  'ambiguous-match',
  'wrong-site',
  'inactive-record',
  'not-in-your-language',
  'blocked-by-rule',
  'identity-failed',
  'locked-out',
  'offline-unknown-patient',
  'coverage-issue',
  'details-wrong',
  'consent-declined',
  'patient-choice',
  'device-fault',
]);
export type HandOffReason = z.infer<typeof HandOffReason>;

/**
 * A number a person is called by: the kiosk's letter (given at enrolment, unique at a site) and its count of that day,
 * so kiosks that cannot see each other never give the same one.
 */
export const DeskNumber = z
  .string()
  .regex(/^[A-Z]{1,2}[1-9]\d{0,3}$/)
  .brand<'DeskNumber'>();
export type DeskNumber = z.infer<typeof DeskNumber>;

export const KioskLetter = z
  .string()
  .regex(/^[A-Z]{1,2}$/)
  .brand<'KioskLetter'>();
export type KioskLetter = z.infer<typeof KioskLetter>;

export const deskNumber = (letter: KioskLetter, count: number): DeskNumber => DeskNumber.parse(`${letter}${count}`);
