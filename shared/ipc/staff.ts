import { z } from 'zod';
import { StaffRole } from '../domain/access.ts';
import { AppointmentStatus } from '../domain/appointment.ts';
import { Entered } from '../domain/board.ts';
import { IdentityTier } from '../domain/cached-appointment.ts';
import { ChangeRequest } from '../domain/change-request.ts';
import { ConsentStatus } from '../domain/consent.ts';
import { ConsentReceipt } from '../domain/consent-receipt.ts';
import { CardSide, CoverageAnswer } from '../domain/coverage.ts';
import { FormsState } from '../domain/forms/due.ts';
import { FormChoices } from '../domain/forms/offer.ts';
import { ReadableForm } from '../domain/forms/readable.ts';
import { Companions } from '../domain/guardian.ts';
import { Guessing } from '../domain/guessing.ts';
import { DeskNumber, HandOffReason } from '../domain/hand-off.ts';
import { AppointmentId, FactId } from '../domain/ids.ts';
import { PrintRefusal } from '../domain/printing.ts';
import { ReviewEntry } from '../domain/review.ts';
import { Site, SiteSettings } from '../domain/site.ts';
import { Rebooking } from '../domain/slots.ts';
import { Instant, LocalDate, TimeZone } from '../domain/time.ts';
import { WaitRange } from '../domain/wait-range.ts';
import { ParkReason, PortalTrouble } from '../sync/delivery.ts';
import { CardPicture, CommandRefusal } from '../sync/portal-api.ts';
import { type Contract, method } from './contract.ts';
import { OutOfService } from './kiosk.ts';
import { appointmentActs } from './staff/appointments.ts';
import { KioskRow, kioskActs } from './staff/kiosks.ts';

const nothing = z.strictObject({});

/** How old what is shown is, and why. */
export const Freshness = z.object({
  lastHeardAt: Instant.nullable(),
  stale: z.boolean(),
  trouble: PortalTrouble.nullable(),
  /** Facts made here that the portal has not answered. */
  unsent: z.number().int().nonnegative(),
});

export const StaffState = z.object({
  phase: z.enum(['signed-out', 'locked', 'open']),
  outOfService: OutOfService.nullable(),
  siteName: z.string(),
  zone: TimeZone,
  name: z.string().nullable(),
  role: StaffRole.nullable(),
  mayChangeSettings: z.boolean(),
  pinSet: z.boolean(),
  demoNotice: z.boolean(),
  freshness: Freshness,
});
export type StaffState = z.infer<typeof StaffState>;

export const BoardRow = z.object({
  appointment: AppointmentId,
  ticket: DeskNumber.nullable(),
  /** Null when the record has no name: the row says so. */
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  start: Instant,
  visitType: z.string().nullable(),
  practitioner: z.string().nullable(),
  status: AppointmentStatus,
  arrivedAt: Instant.nullable(),
  waitingSince: Instant.nullable(),
  tier: IdentityTier.nullable(),
  /** Deceased or inactive: the kiosk sends them to the desk. */
  /** What they were told at the kiosk; null when nothing was promised. */
  told: WaitRange.nullable(),
  calledAt: Instant.nullable(),
  /** They asked not to be called out: somebody walks over. */
  quietCall: z.boolean(),
  /** What was done with this time at a kiosk, and by whom. */
  rebooked: Rebooking.nullable(),
  needsCare: z.boolean(),
  /** Who came along and what was asked for, as said at the kiosk. */
  companions: Companions.nullable().default(null),
  openChanges: z.number().int().nonnegative(),
  /** How far the forms of this visit are; `tablet` needs one to be handed out. */
  forms: FormsState,
  /** The site's texts and what this patient answered to the current version of each, then what they agreed to of texts asked no more. */
  consents: z.array(
    z.object({ title: z.string(), required: z.boolean(), state: z.union([ConsentStatus, z.literal('due')]), former: z.boolean() }),
  ),
  /** Something was said about allergies or medicines; what, only a clinician reads. */
  reviewOpen: z.boolean(),
});
export type BoardRow = z.infer<typeof BoardRow>;

export const NeedsYouRow = z.object({
  handOff: FactId,
  deskNumber: DeskNumber,
  reason: HandOffReason,
  step: z.string(),
  language: z.string(),
  waitingSince: Instant,
  entered: Entered,
  appointment: AppointmentId.nullable(),
  name: z.string().nullable(),
  companions: Companions.nullable().default(null),
});
export type NeedsYouRow = z.infer<typeof NeedsYouRow>;

/** Somebody gave an answer that needs a person now. `nurse`: what the desk sees, without the name. */
export const AlertRow = z.object({
  alert: FactId,
  view: z.enum(['answer', 'nurse']),
  ticket: DeskNumber.nullable(),
  name: z.string().nullable(),
  raisedAt: Instant,
});
export type AlertRow = z.infer<typeof AlertRow>;

/** A fact the portal did not take; a person must look. */
export const ParkedRow = z.object({
  fact: FactId,
  type: z.string(),
  reason: ParkReason,
  at: Instant,
  name: z.string().nullable(),
  deskNumber: DeskNumber.nullable(),
});
export type ParkedRow = z.infer<typeof ParkedRow>;

export const Board = z.object({
  now: Instant,
  day: LocalDate,
  freshness: Freshness,
  needsYou: z.array(NeedsYouRow),
  here: z.array(BoardRow),
  expected: z.array(BoardRow),
  later: z.array(BoardRow),
  finished: z.array(BoardRow),
  parked: z.array(ParkedRow),
  alerts: z.array(AlertRow),
  /** Where somebody may be guessing at who a patient is. */
  guessing: z.array(Guessing).default([]),
  /** Who is being checked in at this moment. */
  kiosks: z.array(KioskRow).default([]),
});
export type Board = z.infer<typeof Board>;

/** What a locked console still shows: numbers and calls, no names. */
export const LockedBoard = z.object({
  here: z.array(z.object({ ticket: DeskNumber.nullable(), waitingSince: Instant.nullable() })),
  needsYou: z.array(z.object({ deskNumber: DeskNumber, reason: HandOffReason, waitingSince: Instant })),
  expected: z.number().int().nonnegative(),
  alerts: z.array(AlertRow.pick({ ticket: true, raisedAt: true })),
  freshness: Freshness,
});
export type LockedBoard = z.infer<typeof LockedBoard>;

export const staffContract = {
  surface: 'staff',
  methods: {
    state: method({ input: nothing, output: StaffState, refusals: [], needs: null }),
    signIn: method({
      input: z.strictObject({
        username: z.string().trim().min(1).max(100),
        password: z.string().min(1).max(1000),
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/),
      }),
      output: z.object({}),
      refusals: ['not-matched', 'too-many-tries', 'portal-unreachable', 'no-work-here'],
      needs: null,
    }),
    /** Six or more digits, kept on this console until sign-out; for unlocking only. */
    choosePin: method({
      input: z.strictObject({ pin: z.string().regex(/^\d{6,12}$/) }),
      output: z.object({}),
      refusals: ['too-simple', 'not-signed-in'],
      needs: null,
    }),
    unlock: method({
      input: z.strictObject({ pin: z.string().max(12) }),
      output: z.object({}),
      refusals: ['wrong-pin', 'signed-out'],
      needs: null,
    }),
    lock: method({ input: nothing, output: z.object({}), refusals: [], needs: null }),
    signOut: method({ input: nothing, output: z.object({}), refusals: [], needs: null }),
    lockedBoard: method({ input: nothing, output: LockedBoard, refusals: [], needs: null }),
    board: method({ input: nothing, output: Board, refusals: [], needs: 'board.read' }),
    /** The desk says the person is here, whatever the kiosk thought. */
    markArrived: method({
      input: z.strictObject({ appointment: AppointmentId }),
      output: z.object({}),
      refusals: ['not-found', 'not-expected'],
      needs: 'arrival.mark',
    }),
    /** The person is called in: the wait is over. */
    callIn: method({
      input: z.strictObject({ appointment: AppointmentId }),
      output: z.object({}),
      refusals: ['not-found', 'not-expected'],
      needs: 'patient.call',
    }),
    /** That was the wrong row: the person waits again, at the same place in line. */
    takeBackCall: method({
      input: z.strictObject({ appointment: AppointmentId }),
      output: z.object({}),
      refusals: ['not-found', 'not-expected'],
      needs: 'patient.call',
    }),
    resolveHandOff: method({
      input: z.strictObject({ handOff: FactId }),
      output: z.object({}),
      refusals: ['not-found'],
      needs: 'hand-off.resolve',
    }),
    /** Somebody has put right by hand what the portal would not take. */
    dismissParked: method({
      input: z.strictObject({ fact: FactId }),
      output: z.object({}),
      refusals: ['not-found'],
      needs: 'hand-off.resolve',
    }),
    ...kioskActs,
    ...appointmentActs,
    changeRequests: method({ input: nothing, output: z.object({ open: z.array(ChangeRequest) }), refusals: [], needs: 'change.review' }),
    coverageAnswers: method({ input: nothing, output: z.object({ open: z.array(CoverageAnswer) }), refusals: [], needs: 'change.review' }),
    decideCoverage: method({
      input: z.strictObject({ answer: FactId, decision: z.enum(['accept', 'reject']) }),
      output: z.object({}),
      refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
      needs: 'change.review',
    }),
    /** One side of a card, from the portal; it is shown and not kept. */
    cardPicture: method({
      input: z.strictObject({ answer: FactId, side: CardSide }),
      output: CardPicture,
      refusals: ['not-found', 'signed-out', 'portal-unreachable'],
      needs: 'change.review',
    }),
    decideChange: method({
      input: z.strictObject({ changeRequest: FactId, decision: z.enum(['accept', 'reject']) }),
      output: z.object({}),
      refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
      needs: 'change.review',
    }),
    /** "I take this." */
    takeAlert: method({
      input: z.strictObject({ alert: FactId }),
      output: z.object({}),
      refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
      needs: 'safety.answer',
    }),
    readForms: method({
      input: z.strictObject({ appointment: AppointmentId, language: z.string().max(20) }),
      output: z.object({ forms: z.array(z.object({ ...ReadableForm.shape, answeredAt: Instant, done: z.boolean() })) }),
      refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
      needs: 'form.read',
    }),
    consentReceipt: method({
      input: z.strictObject({ appointment: AppointmentId }),
      output: z.object({ receipt: ConsentReceipt }),
      refusals: ['portal-unreachable', 'signed-out', 'not-found'],
      needs: 'consent.read',
    }),
    /** The same to the e-mail on file. */
    mailReceipt: method({
      input: z.strictObject({ appointment: AppointmentId }),
      output: z.object({}),
      refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
      needs: 'consent.read',
    }),
    /** What is shown, on paper: to the printer IT chose, else by the system's print dialog. */
    printPage: method({ input: nothing, output: z.object({}), refusals: PrintRefusal.options, needs: 'consent.read' }),
    reviewAnswers: method({
      input: z.strictObject({ appointment: AppointmentId }),
      output: z.object({ entries: z.array(ReviewEntry) }),
      refusals: ['portal-unreachable', 'signed-out', 'not-found'],
      needs: 'review.read',
    }),
    decideReview: method({
      input: z.strictObject({ review: FactId, decision: z.enum(['taken-over', 'dismissed']) }),
      output: z.object({}),
      refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
      needs: 'review.read',
    }),
    settings: method({
      input: nothing,
      output: z.object({
        site: Site,
        /** Of the appointments this console keeps: what a rule may name. */
        known: z.object({ practitioners: z.array(z.string()), visitTypes: z.array(z.string()) }).optional(),
      }),
      refusals: [],
      needs: 'settings.read',
    }),
    /** The installed forms and the clinicians, from the portal; it is shown and not kept. */
    formChoices: method({
      input: nothing,
      output: FormChoices,
      refusals: ['portal-unreachable', 'signed-out', 'not-found'],
      needs: 'settings.read',
    }),
    saveSettings: method({
      input: z.strictObject({ basedOn: z.number().int().nonnegative(), settings: SiteSettings }),
      output: z.object({}),
      refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
      needs: 'settings.write',
    }),
  },
} as const satisfies Contract;
