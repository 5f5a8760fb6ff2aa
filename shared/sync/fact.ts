import { z } from 'zod';
import { Actor } from '../domain/audit.ts';
import type { BlobHash } from '../domain/blob.ts';
import { Entered } from '../domain/board.ts';
import { IdentityTier } from '../domain/cached-appointment.ts';
import { FieldChange } from '../domain/change-request.ts';
import { ChangeableField } from '../domain/changeable-field.ts';
import { ConsentCode } from '../domain/consent.ts';
import { CoverageReply } from '../domain/coverage.ts';
import { CoverageRank, CoverageValue } from '../domain/coverage-value.ts';
import { Canonical } from '../domain/forms/installed-form.ts';
import { Companions, Standing } from '../domain/guardian.ts';
import { DeskNumber, HandOffReason } from '../domain/hand-off.ts';
import { AppointmentId, BootId, DeviceId, FactId } from '../domain/ids.ts';
import { Language } from '../domain/language.ts';
import { ReviewAnswers } from '../domain/review.ts';
import { Signature } from '../domain/signature.ts';
import { Instant, Moment } from '../domain/time.ts';
import { WaitRange } from '../domain/wait-range.ts';

/** What a fact is about: one appointment, or nobody known (a refused stranger waiting for the desk). */
export const Subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('appointment'), id: AppointmentId }),
  z.object({ kind: z.literal('nobody') }),
]);

/** Which text was on the screen: its name, version and language, and the SHA-256 of the words themselves (hexadecimal). */
const shown = {
  consent: ConsentCode,
  version: z.number().int().positive(),
  language: Language,
  textHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** FHIR R4 Consent.performer: the patient, or the RelatedPerson who signs for a minor. */
  signedBy: Standing,
  tier: IdentityTier,
};

/** Everything a device may observe, by type; the shape of `body` belongs to the type and its version `v`. */
const bodies = {
  /** The person is here. Nothing later undoes it (promise 1). */
  'patient-arrived': z.object({
    tier: IdentityTier,
    ticket: DeskNumber.nullable(),
    firstTouchAt: Instant,
    /** How long they were told it would take; absent when nothing was. */
    told: WaitRange.optional(),
  }),
  /** A signed-in console showed an arrival. */
  'arrival-seen': z.object({}),
  /** The person waits for the desk, with the reason and what was already entered. */
  'hand-off-raised': z.object({
    deskNumber: DeskNumber,
    reason: HandOffReason,
    step: z.string().max(40),
    language: z.string().max(20),
    entered: Entered,
    firstTouchAt: Instant,
  }),
  'hand-off-resolved': z.object({ handOff: FactId }),
  /** Who came along, and whether an interpreter is wanted; of a stranger, with the call that is open. */
  'companions-noted': z.object({ companions: Companions, handOff: FactId.nullable() }),
  'change-requested': z.object({ change: FieldChange, before: FieldChange.nullable(), tier: IdentityTier, ticket: DeskNumber.nullable() }),
  /** The person looked at the details and said all is right. */
  'details-confirmed': z.object({
    /** Those that were on the screen; absent from kiosks that showed all of them at once. */
    fields: z.array(ChangeableField).max(20).optional(),
  }),
  /** Not to be called out: somebody walks over. */
  'quiet-call-asked': z.object({}),
  /** All answers of one form so far, as a FHIR R4 QuestionnaireResponse: sent after each page, `done` once the person finished it. */
  'form-answered': z.object({ form: Canonical, response: z.record(z.string(), z.unknown()), done: z.boolean(), tier: IdentityTier }),
  /** FHIR R4 Consent: accepted and signed, declined, or withdrawn after it had been given. */
  'consent-given': z.object({ ...shown, signature: Signature }),
  'consent-declined': z.object(shown),
  'consent-withdrawn': z.object(shown),
  /** An earlier agreement was shown again and kept. */
  'consent-kept': z.object({ consent: ConsentCode, version: z.number().int().positive(), tier: IdentityTier }),
  /** The patient wants the receipt by e-mail, to the address on file. */
  'consent-receipt-asked': z.object({ tier: IdentityTier }),
  /** What the patient said about allergies and medicines; reviewed by a clinician, never the record itself. */
  'review-answered': ReviewAnswers.extend({ tier: IdentityTier }),
  /** What the person said of the insurance on file. `before` is what they were shown. */
  'coverage-answered': z.object({
    reply: CoverageReply,
    before: CoverageValue.nullable(),
    /** Which insurance it is about; the first when it is not said. */
    rank: CoverageRank.optional(),
    tier: IdentityTier,
    ticket: DeskNumber.nullable(),
  }),
  /** Staff called the person in: the wait is over. */
  'patient-called': z.object({}),
  /** That was the wrong row: the person still waits. */
  'call-taken-back': z.object({}),
} as const;

export type FactType = keyof typeof bodies;
export const factTypes = Object.keys(bodies) as readonly FactType[];
export const factVersion = 1;

const envelope = {
  id: FactId,
  v: z.literal(factVersion),
  device: DeviceId,
  bootId: BootId,
  /** Counts up by one per device, never reused, across restarts. */
  seq: z.number().int().positive(),
  actor: Actor,
  subject: Subject,
  occurredAt: Moment,
};

const fact = <T extends FactType>(type: T) => z.object({ ...envelope, type: z.literal(type), body: bodies[type] });

/** A fact a device observed; it may have happened offline. Sending it twice is harmless: `id` is the idempotency key. */
export const Fact = z.discriminatedUnion('type', [
  fact('patient-arrived'),
  fact('arrival-seen'),
  fact('hand-off-raised'),
  fact('hand-off-resolved'),
  fact('companions-noted'),
  fact('change-requested'),
  fact('details-confirmed'),
  fact('quiet-call-asked'),
  fact('form-answered'),
  fact('consent-given'),
  fact('consent-declined'),
  fact('consent-withdrawn'),
  fact('consent-kept'),
  fact('consent-receipt-asked'),
  fact('review-answered'),
  fact('coverage-answered'),
  fact('patient-called'),
  fact('call-taken-back'),
]);
export type Fact = z.infer<typeof Fact>;
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

/** What can be read of a fact whose type or version we do not know, so that it can be refused by name. */
export const FactEnvelope = z.looseObject({ id: FactId, type: z.string().max(60), v: z.number().int() });

/** The pictures a fact names. They reach the portal before it (docs/sync.md S50). */
export function blobsNamedBy(fact: Fact): readonly BlobHash[] {
  if (fact.type !== 'coverage-answered' || fact.body.reply.kind !== 'new-card') return [];
  const { front, back } = fact.body.reply.pictures;
  return [...new Set([front, back].filter((hash) => hash !== null))];
}
