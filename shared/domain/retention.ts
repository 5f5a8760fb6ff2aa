import { type Instant, plusMinutes } from './time.ts';

/**
 * How long the portal keeps what it needs only to work. An answer outlives the longest time a device may be away and still be trusted (a
 * certificate of 7 days, renewed for 90 after it ended), so that what it sends again is never taken for new (docs/sync.md S2). The audit log is
 * not in here: nothing removes a row of it (45 CFR 164.316(b)(2)(i) asks for six years).
 */
export const retentionDays = { answers: 120, sessions: 30 } as const;

/** What was received, or had ended, before these times may go. */
export const forgetBefore = (now: Instant): { readonly answers: Instant; readonly sessions: Instant } => ({
  answers: plusMinutes(now, -retentionDays.answers * 24 * 60),
  sessions: plusMinutes(now, -retentionDays.sessions * 24 * 60),
});
