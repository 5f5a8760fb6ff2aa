import { z } from 'zod';
import { BlobHash } from './blob.ts';
import { IdentityTier } from './cached-appointment.ts';
import { ChangeState, ChangeWarning, looksLikeWrongPatient } from './change-request.ts';
import type { ChangeableField } from './changeable-field.ts';
import { CoverageRank, CoverageValue, sameCoverage } from './coverage-value.ts';
import { DeskNumber } from './hand-off.ts';
import { AppointmentId, DeviceId, FactId, PatientId, StaffId } from './ids.ts';
import { Instant } from './time.ts';

/** Both sides of a card, or as many as were photographed. */
export const CardPictures = z.object({ front: BlobHash.nullable(), back: BlobHash.nullable() });
export type CardPictures = z.infer<typeof CardPictures>;
export const CardSide = z.enum(['front', 'back']);
export type CardSide = z.infer<typeof CardSide>;

/** What a person types off a card. Empty: not typed, because the picture shows it. */
export const CardEntry = z.object({
  payer: z.string().trim().max(120),
  memberId: z.string().trim().max(60),
  group: z.string().trim().max(60),
});
export type CardEntry = z.infer<typeof CardEntry>;

/** What a patient says about the insurance on file. `ask the desk` is a hand-off, not an answer. */
export const CoverageReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('still-right') }),
  z.object({ kind: z.literal('new-card'), card: CardEntry, pictures: CardPictures }),
  z.object({ kind: z.literal('no-insurance') }),
]);
export type CoverageReply = z.infer<typeof CoverageReply>;

/** Without a picture of the front, the desk needs a payer and a member number to begin with. Null: it is enough. */
export function missingOnCard({ payer, memberId }: CardEntry, { front }: CardPictures): 'payer' | 'memberId' | null {
  if (front !== null) return null;
  if (payer === '') return 'payer';
  return memberId === '' ? 'memberId' : null;
}

/** What the record will hold when staff accept; an answer that confirms changes nothing. */
export function valueFrom(reply: CoverageReply, before: CoverageValue | null): CoverageValue | null {
  if (reply.kind === 'still-right') return before;
  if (reply.kind === 'no-insurance') return { kind: 'self-pay' };
  const { payer, memberId, group } = reply.card;
  return { kind: 'insured', payer: payer || null, memberId: memberId || null, group: group || null, plan: null };
}

/** An answer that staff must look at, with everything they need to decide. `id` is the id of the fact that told it. */
export const CoverageAnswer = z.object({
  id: FactId,
  patient: PatientId,
  patientName: z.string().nullable(),
  appointment: AppointmentId,
  ticket: DeskNumber.nullable(),
  tier: IdentityTier,
  device: DeviceId,
  deviceName: z.string(),
  askedAt: Instant,
  /** Which insurance it is about. */
  rank: CoverageRank.default('primary'),
  asked: CoverageValue,
  /** Which sides were photographed and are still kept. A picture itself is asked of the portal, one at a time. */
  pictures: z.array(CardSide),
  before: CoverageValue.nullable(),
  /** The record's value now, so that staff never decide on an old picture. */
  current: CoverageValue.nullable(),
  warnings: z.array(ChangeWarning),
  state: ChangeState,
  decidedBy: StaffId.nullable(),
  decidedAt: Instant.nullable(),
});
export type CoverageAnswer = z.infer<typeof CoverageAnswer>;

/**
 * A new card by itself is ordinary. Together with three of the contact fields in one visit it is more often another person's chart.
 * @param fields contact fields this visit asked to change
 */
export const cardLooksLikeWrongPatient = (fields: ReadonlySet<ChangeableField>): boolean =>
  fields.size >= 3 || looksLikeWrongPatient(fields);

/** Doubts about one answer: what else the visit changed, and whether the record moved since. */
export function coverageWarnings(
  { before, current, state }: Pick<CoverageAnswer, 'before' | 'current' | 'state'>,
  fields: ReadonlySet<ChangeableField>,
): readonly ChangeWarning[] {
  const moved = state === 'open' && !sameCoverage(before, current);
  return [
    ...(cardLooksLikeWrongPatient(fields) ? ['possible-wrong-patient' as const] : []),
    ...(moved ? ['record-changed-since' as const] : []),
  ];
}
