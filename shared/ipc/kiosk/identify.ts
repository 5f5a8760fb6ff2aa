import { z } from 'zod';
import { DeskNumber } from '../../domain/hand-off.ts';
import { CodeChannel } from '../../domain/site.ts';
import { LocalDate } from '../../domain/time.ts';
import { method } from '../contract.ts';
import { Identified } from './identified.ts';

const nothing = z.strictObject({});

/** What a camera or scanner read, whole and of our shape; `token` or `code` is null. */
export const Scanned = z.object({ token: z.string().max(512).nullable(), code: z.string().max(12).nullable(), strange: z.boolean() });
export type Scanned = z.infer<typeof Scanned>;

/** What asking for a code can end in. `sent` is said whether or not there is somebody to send one to. */
export const CodeAsked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), againAfterSeconds: z.number().int().nonnegative() }),
  /** The clinic cannot be reached, or this kiosk asked too often. */
  z.object({ kind: z.literal('not-sent') }),
  z.object({ kind: z.literal('pause'), seconds: z.number().int().positive(), deskNumber: DeskNumber }),
]);
export type CodeAsked = z.infer<typeof CodeAsked>;

/** Tier A, the QR of a letter, and tier C, a code sent to the patient. */
export const identifyMethods = {
  /** What the page looks at now: the camera is open to it only while it says so, and a scanner is listened to only then. */
  watchFor: method({
    input: z.strictObject({ camera: z.boolean(), scanner: z.boolean() }),
    output: z.object({}),
    refusals: ['visit-over'],
    needs: null,
  }),
  /** What a scanner read since this was last asked; asked after main's bell. */
  takeScan: method({ input: nothing, output: z.object({ scanned: Scanned.nullable() }), refusals: [], needs: null }),
  identifyByToken: method({
    input: z.strictObject({ token: z.string().max(512), birthDate: LocalDate }),
    output: Identified,
    refusals: ['visit-over'],
    needs: null,
  }),
  sendCode: method({
    input: z.strictObject({
      family: z.string().trim().min(1).max(200),
      given: z.string().trim().min(1).max(200),
      birthDate: LocalDate,
      channel: CodeChannel,
    }),
    output: CodeAsked,
    refusals: ['visit-over', 'not-offered'],
    needs: null,
  }),
  /** The birth date is the one the code was asked for with; main remembers it. */
  checkCode: method({ input: z.strictObject({ code: z.string().max(20) }), output: Identified, refusals: ['visit-over'], needs: null }),
} as const;
