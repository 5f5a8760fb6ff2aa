import { z } from 'zod';
import { AddedLanguage } from '../domain/added-language.ts';
import { HandOff } from '../domain/board.ts';
import { ConsoleAppointment, KioskAppointment } from '../domain/cached-appointment.ts';
import { ChangeRequest } from '../domain/change-request.ts';
import { CoverageAnswer } from '../domain/coverage.ts';
import { InstalledForm } from '../domain/forms/installed-form.ts';
import { SafetyAlert } from '../domain/forms/safety-alert.ts';
import { KioskLetter } from '../domain/hand-off.ts';
import { AppointmentId, FactId } from '../domain/ids.ts';
import { Site } from '../domain/site.ts';
import { Instant } from '../domain/time.ts';

/** One changed thing as this device may see it, whole. What it may no longer see arrives as a removal. */
const entriesFor = <A extends z.ZodType>(appointment: A) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('appointment'), put: appointment }),
    z.object({ kind: z.literal('appointment-gone'), id: AppointmentId }),
    z.object({ kind: z.literal('hand-off'), put: HandOff }),
    z.object({ kind: z.literal('change-request'), put: ChangeRequest }),
    z.object({ kind: z.literal('change-request-gone'), id: FactId }),
    z.object({ kind: z.literal('coverage-answer'), put: CoverageAnswer }),
    z.object({ kind: z.literal('coverage-answer-gone'), id: FactId }),
    z.object({ kind: z.literal('site'), put: Site }),
    /** To kiosks only, with a whole snapshot: a form that visits at this site may ask for. */
    z.object({ kind: z.literal('form'), put: InstalledForm }),
    /** To kiosks only, with a whole snapshot: a language the clinic added and this site offers. */
    z.object({ kind: z.literal('language'), put: AddedLanguage }),
    z.object({ kind: z.literal('safety-alert'), put: SafetyAlert }),
  ]);

/**
 * The answer to `GET /feed?cursor=`. `reset`: these entries are the whole snapshot; replace what you have in one transaction. `revision`: every
 * change up to it is now included, filtered or not. `cursor` is opaque: give it back next time. `more`: ask again at once. `letter`: of the
 * numbers this device gives; null for a display, and from a portal of the version before.
 */
const answerFor = <A extends z.ZodType>(appointment: A) =>
  z.object({
    reset: z.boolean(),
    entries: z.array(entriesFor(appointment)),
    revision: z.number().int().nonnegative(),
    cursor: z.string().max(200),
    more: z.boolean(),
    portalTime: Instant,
    letter: KioskLetter.nullable().default(null),
  });

export const KioskFeed = answerFor(KioskAppointment);
export type KioskFeed = z.infer<typeof KioskFeed>;
export const ConsoleFeed = answerFor(ConsoleAppointment);
export type ConsoleFeed = z.infer<typeof ConsoleFeed>;
export type Feed = KioskFeed | ConsoleFeed;
export type FeedEntry = Feed['entries'][number];
