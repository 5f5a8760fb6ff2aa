import { z } from 'zod';
import { BootId, DeviceId, StaffId, TenantId } from './ids.ts';
import { Instant } from './time.ts';

/** Who did it. A patient at a kiosk is `patient`, never a staff id; `device` acted on its own (purge, sync, enrolment). */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('patient') }),
  z.object({ kind: z.literal('staff'), id: StaffId }),
  z.object({ kind: z.literal('device') }),
  z.object({ kind: z.literal('admin'), name: z.string().max(100) }),
]);
export type Actor = z.infer<typeof Actor>;

/** What happened, from one list, so that a rule can be written against it. Ids are stored; never rename one. */
export const AuditAction = z.enum([
  'identify',
  'identify-failed',
  'kiosk-paused',
  'arrive',
  'hand-off',
  'hand-off-resolve',
  'details-show',
  'details-reveal',
  'details-confirm',
  'change-request',
  'change-accept',
  'change-reject',
  'consent-show',
  'consent-give',
  'consent-decline',
  'consent-withdraw',
  'consent-keep',
  'consent-receipt',
  'consent-text-add',
  'consent-text-retire',
  'review-show',
  'review-answer',
  'review-read',
  'review-decide',
  'visit-end',
  'staff-sign-in',
  'staff-sign-in-failed',
  'staff-lock',
  'staff-unlock',
  'staff-unlock-failed',
  'staff-sign-out',
  'board-read',
  'arrival-seen',
  'mark-arrived',
  'parked',
  'parked-dismiss',
  'feed-applied',
  'cache-reset',
  'cache-purge',
  'start',
  'stop',
  'enrol',
  'renew',
  'letter-give',
  'revoke',
  'import',
  'day-make',
  'create',
  'settings-save',
  'settings-read',
  'fact-accept',
  'fact-refuse',
  'access-refused',
  'clock-step',
  'key-unprotected',
  'message-queue',
  'message-send',
  'message-settings-save',
  'letters-print',
  'code-send',
  'site-guessing',
  'kiosk-take-over',
  'kiosk-take-over-end',
  'companions-noted',
  'appointments-show',
  'slot-make',
  'slot-hold',
  'slot-release',
  'appointment-book',
  'appointment-move',
  'appointment-cancel',
  'appointment-keep',
  'appointment-book-undo',
  'appointment-move-undo',
  'call-in',
  'call-take-back',
  'language-add',
  'language-retire',
  'form-install',
  'form-retire',
  'form-assign',
  'form-responder',
  'form-open',
  'form-answer',
  'form-read',
  'safety-alert',
  'safety-acknowledge',
  'coverage-show',
  'coverage-reveal',
  'coverage-answer',
  'coverage-confirm',
  'coverage-accept',
  'coverage-reject',
  'picture-keep',
  'picture-accept',
  'picture-read',
  'picture-prune',
  'retention-prune',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/**
 * One row of the record of every access (45 CFR 164.312(b)), written in the transaction of the act. Opaque ids only, never names.
 * `previous`, `mac` and `proof` stay null until the tamper-evident log fills them; the columns exist from the first day.
 */
export const AuditRow = z.object({
  seq: z.number().int().positive(),
  tenant: TenantId,
  device: DeviceId.nullable(),
  boot: BootId,
  mono: z.number().nonnegative(),
  wall: Instant,
  actor: Actor,
  action: AuditAction,
  outcome: z.enum(['ok', 'refused', 'failed']),
  /** FHIR reference of what was touched, `Appointment/id`, `Patient/id`; null when nothing was. */
  subject: z.string().max(80).nullable(),
  /** Machine words only: reason codes, field names, counts. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  previous: z.string().nullable(),
  mac: z.string().nullable(),
  proof: z.string().nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** What a use-case says; the store adds order, clock, boot and device. */
export interface Act {
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly outcome?: AuditRow['outcome'];
  readonly subject?: string | null;
  readonly detail?: AuditRow['detail'];
}
