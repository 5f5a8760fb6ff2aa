import { z } from 'zod';
import { DeviceRole, StaffRole } from '../domain/access.ts';
import { BlobType } from '../domain/blob.ts';
import { BookingCode } from '../domain/booking-code.ts';
import { KioskLetter } from '../domain/hand-off.ts';
import { AppointmentId, DeviceId, FactId, SiteId, StaffId, TenantId } from '../domain/ids.ts';
import { KioskPresence, PresentVisit, TakeOver, VisitKey } from '../domain/presence.ts';
import { SiteSettings } from '../domain/site.ts';
import { Instant, LocalDate } from '../domain/time.ts';
import { BookingFound, bookingCommands } from './booking-commands.ts';
import { CheckCode, SendCode } from './code-commands.ts';
import { FactAnswer } from './delivery.ts';
import { AcknowledgeAlert, FormAnswers, FormOpened, OpenForm, RaiseSafetyAlert, ReadForms } from './form-commands.ts';

/** Sent by both ends in the header `foyer-api`. Raised when an old device could misread an answer. */
export const apiVersion = 1;
export const apiVersionHeader = 'foyer-api';
/** The portal's time, an Instant, on each of its answers, so that a device can learn how far its own clock is off. */
export const timeHeader = 'foyer-time';

/** Each answer that is not 2xx has this body. `reason` is a code of docs/operations.md; never a patient's data. */
export const Refused = z.object({ refused: z.string().max(60), retryAfterSeconds: z.number().int().nonnegative().optional() });

/** The public listener: server-authenticated TLS 1.3, the only two questions a device without a certificate may ask. */
export const Hello = z.object({ portal: z.literal('foyer'), api: z.number().int(), tenant: TenantId, time: Instant });

export const EnrolBody = z.object({
  code: z.string().max(40),
  csr: z.string().max(4000),
  platform: z.string().max(60),
  version: z.string().max(40),
});
export const Enrolled = z.object({
  device: DeviceId,
  tenant: TenantId,
  site: SiteId,
  role: DeviceRole,
  name: z.string().max(100),
  letter: KioskLetter.nullable(),
  /** PEM; valid 7 days, renewed daily. */
  certificate: z.string().max(8000),
  ca: z.string().max(8000),
});
export type Enrolled = z.infer<typeof Enrolled>;

/** Same key as before, so possession of the device is proven by the request's own signature. */
export const RenewBody = z.object({ csr: z.string().max(4000) });
export const Renewed = z.object({ certificate: z.string().max(8000), ca: z.string().max(8000) });

/** At most 100 facts; one bad fact never stops the others, so each is read on its own. */
export const FactsBody = z.object({ facts: z.array(z.unknown()).max(100) });
export const FactsAnswer = z.object({ answers: z.array(FactAnswer), portalTime: Instant });

export const SignInBody = z.object({ username: z.string().max(100), password: z.string().max(1000), code: z.string().max(10) });
export const SignedIn = z.object({
  /** Bound to the certificate of the device that signed in; useless elsewhere. */
  token: z.string().max(200),
  staff: StaffId,
  name: z.string().max(200),
  role: StaffRole,
  expiresAt: Instant,
});
export type SignedIn = z.infer<typeof SignedIn>;
export const sessionHeader = 'foyer-session';

/** What needs the portal now. Idempotent by id: the same command twice has one effect and the same answer. */
export const Command = z.discriminatedUnion('type', [
  z.object({ id: FactId, type: z.literal('decide-change'), changeRequest: FactId, decision: z.enum(['accept', 'reject']) }),
  z.object({ id: FactId, type: z.literal('decide-review'), review: FactId, decision: z.enum(['taken-over', 'dismissed']) }),
  /** A copy of what the patient of a visit agreed to, to the e-mail on file. */
  z.object({ id: FactId, type: z.literal('mail-receipt'), appointment: AppointmentId }),
  z.object({ id: FactId, type: z.literal('decide-coverage'), answer: FactId, decision: z.enum(['accept', 'reject']) }),
  z.object({ id: FactId, type: z.literal('save-settings'), basedOn: z.number().int().nonnegative(), settings: SiteSettings }),
  /** Full match required; answers only whether this appointment is at another site or on another day. Throttled per device. */
  z.object({ id: FactId, type: z.literal('find-elsewhere'), code: BookingCode, birthDate: LocalDate }),
  SendCode,
  CheckCode,
  /** Staff help at a kiosk from the console: its screen says so, with the name. Only where help was asked for. */
  z.object({ id: FactId, type: z.literal('take-over'), kiosk: DeviceId, visit: VisitKey }),
  /** Gives the kiosk back to the patient, or ends the visit there. */
  z.object({ id: FactId, type: z.literal('end-take-over'), takeOver: FactId, visitEnds: z.boolean() }),
  ...bookingCommands,
  OpenForm,
  RaiseSafetyAlert,
  AcknowledgeAlert,
  ReadForms,
]);
export type Command = z.infer<typeof Command>;

export const CommandRefusal = z.enum([
  'unknown-type',
  'malformed',
  'not-allowed',
  'not-found',
  'already-decided',
  'record-changed',
  'settings-changed',
  'low-contrast',
  'too-many',
  'kiosk-offline',
  'visit-over',
  'no-help-asked',
  'already-held',
  /** Somebody else has the time by now, or it does not fit any more. */
  'slot-taken',
  /** The clinic's rules leave this to the desk. */
  'not-offered',
]);
export type CommandRefusal = z.infer<typeof CommandRefusal>;
export const CommandAnswer = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('done'),
    revision: z.number().int().nonnegative(),
    found: z.enum(['wrong-site', 'too-early']).nullable(),
    /** Of `check-code`: whose visit it is. Of a booking: the new appointment. */
    appointment: AppointmentId.nullable().default(null),
    /** Of a booking command: what it found or did. */
    booking: BookingFound.nullable().default(null),
    /** Of `open-form`. */
    opened: FormOpened.nullable().default(null),
    /** Of `read-forms`. */
    answers: z.array(FormAnswers).nullable().default(null),
  }),
  z.object({ answer: z.literal('refused'), reason: CommandRefusal }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;

/** A kiosk says who is there now, every few seconds; `ended` names a take-over that the patient ended. */
export const PresenceBody = z.object({ visit: PresentVisit.nullable(), ended: FactId.nullable() });
/** What staff want of that visit: to help, or that it ends. */
export const PresenceAnswer = z.object({ takeOver: TakeOver.nullable(), endVisit: StaffId.nullable(), portalTime: Instant });
export type PresenceAnswer = z.infer<typeof PresenceAnswer>;
/** What a console of the site asks for. */
export const PresentKiosks = z.object({ kiosks: z.array(KioskPresence), portalTime: Instant });
export type PresentKiosks = z.infer<typeof PresentKiosks>;
/** The name of the event on the line of hints that means: ask for presence again. All others mean the feed. */
export const presenceHint = 'presence';
export const CardPicture = z.object({ type: BlobType, base64: z.base64().max(1_400_000) });
export type CardPicture = z.infer<typeof CardPicture>;

/** Paths, once. `public` ones are served by the enrolment listener, the rest only over mutual TLS. */
export const paths = {
  hello: '/hello',
  enrol: '/enrol',
  renew: '/renew',
  facts: '/facts',
  feed: '/feed',
  hints: '/hints',
  signIn: '/staff/sign-in',
  signOut: '/staff/sign-out',
  staffReading: '/staff/reading',
  commands: '/commands',
  presence: '/presence',
  /** `PUT /blobs/<hash>`: a picture, as bytes. */
  blobs: '/blobs',
  /** `GET /card-pictures/<answer>/<side>`: one side of a card, for staff who are signed in. */
  cardPictures: '/card-pictures',
} as const;

/** What IT carries to a device: a JSON file made by `admin device enrol`, good for one enrolment. The CA in it is public and pins the portal. */
export const EnrolmentFile = z.object({
  v: z.literal(1),
  enrolUrl: z.url(),
  portalUrl: z.url(),
  code: z.string().max(40),
  ca: z.string().max(8000),
});
export type EnrolmentFile = z.infer<typeof EnrolmentFile>;
