import { z } from 'zod';
import { IdentityTier } from '../../domain/cached-appointment.ts';
import { DeskNumber, HandOffReason } from '../../domain/hand-off.ts';
import { TaskName } from '../../domain/tasks.ts';
import { Instant } from '../../domain/time.ts';
import { ToldWait } from '../../domain/wait-range.ts';

export const Arrived = z.object({
  kind: z.literal('arrived'),
  arrivedAt: Instant,
  ticket: DeskNumber.nullable(),
  tier: IdentityTier,
  /** Someone (perhaps this person) had already said so today. */
  alreadyHere: z.boolean(),
  /** They came late, are let in by policy, and the desk was told. Absent: no. */
  late: z.literal(true).optional(),
  /** Where to sit, in the visit's language. */
  seating: z.string().nullable(),
  /** How long it usually takes, as told at the arrival; the truth when it has taken longer. */
  wait: ToldWait,
  /** What is still asked here, in order; nothing of tier D, which ends here. */
  tasks: z.array(TaskName),
  /** The same for a tablet in the waiting room. */
  tabletTasks: z.array(TaskName),
  /** Staff hand out tablets at this site. Absent: no, so what waits for one is left to the desk. */
  hasTablets: z.literal(true).optional(),
  /** May this person look after their own appointments here? Absent: no. */
  mayManage: z.literal(true).optional(),
  /** May this person look again at what they agreed to here? Absent: no, or there is nothing to look at. */
  maySeeConsents: z.literal(true).optional(),
});

/** How an attempt to say who one is can end. Below a full match only `not-matched`, whatever the cause. */
export const Identified = z.discriminatedUnion('kind', [
  Arrived,
  z.object({ kind: z.literal('ask-first-name') }),
  /** Several appointments today: only their times are shown; choose by position. */
  z.object({ kind: z.literal('choose'), starts: z.array(Instant) }),
  z.object({
    kind: z.literal('handed-off'),
    reason: HandOffReason,
    deskNumber: DeskNumber,
    opensAt: Instant.nullable(),
    /** The clinic's own sentence for its own rule, in the visit's language. */
    says: z.string().optional(),
    /** May this person look after their own appointments here? Absent: no. */
    mayManage: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('not-matched'), deskNumber: DeskNumber }),
  z.object({ kind: z.literal('pause'), seconds: z.number().int().positive(), deskNumber: DeskNumber }),
]);
export type Identified = z.infer<typeof Identified>;
