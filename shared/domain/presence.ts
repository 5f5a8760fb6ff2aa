import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { DeskNumber, KioskLetter } from './hand-off.ts';
import { AppointmentId, DeviceId, FactId, StaffId } from './ids.ts';
import { Instant, msOf } from './time.ts';

/** Tells one visit at a kiosk from the next and says nothing about who it is. Made anew for each visit. */
export const VisitKey = z.uuid().brand<'VisitKey'>();
export type VisitKey = z.infer<typeof VisitKey>;

/** The name of a screen: what staff read as "on the date of birth". Never anything a person typed. */
export const ScreenName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9:-]{0,39}$/);

/** Who is being checked in at a kiosk now. Ephemeral: it is never in an outbox, and gone when nobody renews it. */
export const PresentVisit = z.object({
  visit: VisitKey,
  since: Instant,
  screen: ScreenName,
  language: z.string().max(20),
  number: DeskNumber.nullable(),
  /** The call for the desk that is open, if any: help was asked for. */
  handOff: FactId.nullable(),
  /** Null until a full match; before that nobody is told whom somebody tried to be. */
  appointment: AppointmentId.nullable(),
  /** The take-over that the kiosk's screen shows now. */
  shows: FactId.nullable(),
});
export type PresentVisit = z.infer<typeof PresentVisit>;

/** A member of staff helps at a kiosk from the console. The patient reads the name, and may end it. */
export const TakeOver = z.object({
  id: FactId,
  visit: VisitKey,
  staff: StaffId,
  name: z.string().max(200),
  until: Instant,
});
export type TakeOver = z.infer<typeof TakeOver>;

/** One kiosk with somebody at it, as consoles of its site see it. */
export const KioskPresence = z.object({
  kiosk: DeviceId,
  /** For people, for example "Kiosk A". */
  name: z.string().max(100),
  letter: KioskLetter.nullable(),
  visit: PresentVisit,
  /** False when the kiosk has not been heard of for a while and staff still hold it. */
  online: z.boolean(),
  takeOver: TakeOver.nullable(),
});
export type KioskPresence = z.infer<typeof KioskPresence>;

/** A kiosk says again that somebody is there at least this often. */
export const presenceRenewMs = 10_000;
/** Not said again for this long, nobody is taken to be there: two renewals may be lost. */
export const presenceLastsMs = 30_000;

export const isFresh = (seenAt: Instant, now: Instant): boolean => msOf(now) - msOf(seenAt) < presenceLastsMs;

export type TakeOverRefusal = 'kiosk-offline' | 'visit-over' | 'no-help-asked' | 'already-held';

export interface AtKiosk {
  readonly visit: PresentVisit | null;
  readonly seenAt: Instant | null;
  /** Who holds it now, if anybody. */
  readonly heldBy: StaffId | null;
}

/**
 * May this member of staff take this visit over? Only one that asked for help: nobody's screen is taken away unasked. The one who holds it
 * already may take it once more, which gives it the full time again.
 */
export function decideTakeOver(
  { visit, seenAt, heldBy }: AtKiosk,
  wanted: { readonly visit: VisitKey; readonly staff: StaffId },
  now: Instant,
): Result<'take', TakeOverRefusal> {
  if (visit === null || visit.visit !== wanted.visit) return err('visit-over');
  if (seenAt === null || !isFresh(seenAt, now)) return err('kiosk-offline');
  if (visit.handOff === null) return err('no-help-asked');
  return heldBy !== null && heldBy !== wanted.staff ? err('already-held') : ok('take');
}
