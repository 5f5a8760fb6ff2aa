import { z } from 'zod';
import { FactId } from '../domain/ids.ts';

/** Why the portal will never take a fact. It is then parked for a person to look at. Ids are stored; never rename one. */
export const FactRefusal = z.enum([
  'unknown-type',
  'unknown-version',
  'malformed',
  'unknown-appointment',
  'wrong-site',
  'not-expected',
  'role-not-allowed',
  'id-reused',
  'wrong-device',
]);
export type FactRefusal = z.infer<typeof FactRefusal>;

/**
 * Why a fact waits for a person: the portal's refusal, `never-settled` when it said `ask-again` beyond the policy's bounds, or
 * `picture-refused` when it would not take a picture the fact names.
 */
export const ParkReason = z.enum([...FactRefusal.options, 'never-settled', 'picture-refused']);
export type ParkReason = z.infer<typeof ParkReason>;

/** The portal's answer to one fact. `ask-again` is bounded by the device (policy), then blocks one appointment only. */
export const FactAnswer = z.discriminatedUnion('answer', [
  z.object({ id: FactId, answer: z.literal('accepted'), revision: z.number().int().nonnegative() }),
  z.object({ id: FactId, answer: z.literal('refused'), reason: FactRefusal }),
  z.object({ id: FactId, answer: z.literal('ask-again') }),
]);
export type FactAnswer = z.infer<typeof FactAnswer>;

/**
 * How an exchange with the portal failed. transient: nothing was done, try later. ambiguous: it may have arrived; the fact's id makes
 * trying again safe. permanent: trying again cannot help until a person acts.
 */
export type Failure = { readonly kind: 'transient' | 'ambiguous' | 'permanent'; readonly reason: PortalTrouble };

/** Every way a portal can be out of reach or wrong, in the words of docs/operations.md. */
export const PortalTrouble = z.enum([
  'no-network',
  'name-not-found',
  'refused-connection',
  'timed-out',
  'cut-off',
  'proxy-in-the-way',
  'not-json',
  'server-failed',
  'wrong-portal',
  'portal-too-old',
  'portal-too-new',
  'certificate-expired',
  'device-revoked',
  'device-unknown',
  'clock-wrong',
  'not-allowed',
  'malformed-answer',
]);
export type PortalTrouble = z.infer<typeof PortalTrouble>;

/** Delay before try number `tries + 1`, milliseconds: 0.5 s doubled to 30 s, each shortened by up to half at random (`random` in [0, 1)). */
export function retryDelay(tries: number, random: number): number {
  const full = Math.min(500 * 2 ** Math.min(tries, 10), 30_000);
  return full * (1 - random / 2);
}
