import { z } from 'zod';
import { AppointmentStatus } from './appointment.ts';
import { BookingCode } from './booking-code.ts';
import { ChangeableField } from './changeable-field.ts';
import { ConsentOnFile } from './consent.ts';
import { KioskCoverage } from './coverage-value.ts';
import { FormsState, VisitForm } from './forms/due.ts';
import { Companions } from './guardian.ts';
import { DeskNumber } from './hand-off.ts';
import { AppointmentId, SiteId } from './ids.ts';
import { CheckInPatient } from './patient.ts';
import { ReviewList } from './review.ts';
import { Rebooking } from './slots.ts';
import { Instant } from './time.ts';
import { WaitRange } from './wait-range.ts';

/** How identity was settled: A token, B booking code, C one-time code, D name; `desk` is a member of staff. security.md. */
export const IdentityTier = z.enum(['A', 'B', 'C', 'D', 'desk']);
export type IdentityTier = z.infer<typeof IdentityTier>;

/** What is known of someone being here; all null until then. */
export const Arrival = z.object({
  arrivedAt: Instant,
  /** Place in line: the first touch of the kiosk, earlier than `arrivedAt`. */
  firstTouchAt: Instant,
  ticket: DeskNumber.nullable(),
  tier: IdentityTier,
  /** When a signed-in console first showed it. */
  deskSeenAt: Instant.nullable(),
  /** How long this person was told it would take; null when nothing was promised. */
  told: WaitRange.nullable().default(null),
  /** When they were called in: the wait is over. */
  calledAt: Instant.nullable().default(null),
  /** When they asked not to be called out: somebody walks over to them. */
  quietCallAt: Instant.nullable().default(null),
});
export type Arrival = z.infer<typeof Arrival>;

const base = {
  id: AppointmentId,
  site: SiteId,
  start: Instant,
  minutes: z.number().int().positive(),
  status: AppointmentStatus,
  /** What the visit is, in the clinic's words; null when the source did not say. */
  visitType: z.string().max(200).nullable(),
  practitioner: z.string().max(200).nullable(),
  arrival: Arrival.nullable(),
  /** What this patient last answered to each consent of the site. */
  consents: z.array(ConsentOnFile).default([]),
};

/** One appointment as a kiosk keeps it: enough to check its own site's patients in. */
export const KioskAppointment = z.object({
  ...base,
  bookingCode: BookingCode,
  /** More is still to pay than the site's rules allow; the amount stays at the portal. */
  owes: z.boolean().default(false),
  /** When the details were last confirmed at a kiosk or the desk. */
  detailsConfirmedAt: Instant.nullable(),
  /** Forms this visit asks for. */
  forms: z.array(VisitForm).default([]),
  /** Allergies and medicines; null unless the site's policy shows them at kiosks. */
  review: ReviewList.nullable().default(null),
  coverage: KioskCoverage.prefault({}),
  /** The same for each detail since each is asked by itself; it stands over the time above. */
  fieldsConfirmedAt: z.partialRecord(ChangeableField, Instant).default({}),
  patient: CheckInPatient,
});
export type KioskAppointment = z.infer<typeof KioskAppointment>;

/** One appointment as a console keeps it: who, when, where in the day; no booking code, no contact data. */
export const ConsoleAppointment = z.object({
  ...base,
  /** What was done with this time at a kiosk, and by whom. */
  rebooked: Rebooking.nullable().default(null),
  /** Only how far the forms have come: their names may tell what a patient is treated for. */
  formsState: FormsState.default('none'),
  /** The patient said something about allergies or medicines that no clinician has looked at. What, is not on this device. */
  reviewOpen: z.boolean().default(false),
  /** Who came along and what was asked for, if they said so at the kiosk. */
  companions: Companions.nullable().default(null),
  patient: CheckInPatient.pick({ id: true, name: true, birthDate: true, inactive: true, deceased: true, language: true }),
});
export type ConsoleAppointment = z.infer<typeof ConsoleAppointment>;

/** The part both share, which facts change. */
export type AnyAppointment = KioskAppointment | ConsoleAppointment;
