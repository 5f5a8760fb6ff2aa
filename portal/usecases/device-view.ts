import { createHash } from 'node:crypto';
import type { DeviceRole } from '../../shared/domain/access.ts';
import { ConsoleAppointment, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { FormsState, VisitForm } from '../../shared/domain/forms/due.ts';
import { mayShowReview } from '../../shared/domain/review.ts';
import type { Site } from '../../shared/domain/site.ts';
import { dayIn, type Instant, instantAt, plusDays } from '../../shared/domain/time.ts';
import { apiVersion } from '../../shared/sync/portal-api.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { Device } from '../store/devices.ts';
import { looksAtBalance } from './owing-patients.ts';

/** What one device may see at one time: its site, and appointments that start from `from` (inclusive) to `to` (exclusive). */
export interface View {
  readonly role: DeviceRole;
  readonly letter: Device['letter'];
  /** Names of allergies and medicines may stand on this device. */
  readonly showsReview: boolean;
  readonly from: Instant;
  readonly to: Instant;
  /** Differs when anything above but the letter differs, so that a cursor made for another view is told apart (docs/sync.md S33, S34). */
  readonly mark: string;
}

/**
 * 45 CFR 164.502(b): each role gets the days it needs, by the site's own calendar.
 * @param forms canonical addresses of the forms this site asks
 * @param languages the added ones this site offers, each with its version; none for a console
 */
export function viewOf(
  { role, site, letter }: Pick<Device, 'role' | 'site' | 'letter'>,
  { zone, settings }: Site,
  { now, forms, languages }: { readonly now: Instant; readonly forms: readonly string[]; readonly languages: readonly string[] },
): View {
  const { cache } = settings.policy;
  const [before, after] =
    role === 'console' ? [cache.consoleDaysBefore, cache.consoleDaysAfter] : [cache.kioskDaysBefore, cache.kioskDaysAfter];
  // Another limit is another answer for everybody: the whole view is made anew (docs/sync.md S33).
  const owesOver = role === 'kiosk' && looksAtBalance(settings.policy.arrival) ? settings.policy.arrival.owesOver : null;
  const showsReview = role === 'kiosk' && mayShowReview(letter, settings.policy);
  const today = dayIn(zone, now);
  const from = instantAt(zone, plusDays(today, -before), '00:00');
  const to = instantAt(zone, plusDays(today, after + 1), '00:00');
  const mark = createHash('sha256')
    .update(
      JSON.stringify([
        apiVersion,
        role,
        site,
        from,
        to,
        settings.forms,
        settings.policy.kiosk.screensAfterArrival,
        forms,
        languages,
        owesOver,
        showsReview,
      ]),
    )
    .digest('base64url')
    .slice(0, 16);
  return { role, letter, showsReview, from, to, mark };
}

/** What is worked out for a kiosk: who owes, its forms, and allergies and medicines (null where the policy keeps them off kiosks). */
export interface KioskExtras extends Pick<KioskAppointment, 'owes' | 'review' | 'coverage'> {
  readonly forms: readonly VisitForm[];
}

/** Only what a kiosk needs to check its own site's patients in. Parsing drops every other field. */
export const forKiosk = (appointment: PortalAppointment, told: KioskExtras): KioskAppointment =>
  KioskAppointment.parse({ ...appointment, ...told });

/** Who and when; no booking code, no contact data. Parsing drops every other field. */
export const forConsole = (appointment: PortalAppointment, formsState: FormsState): ConsoleAppointment =>
  ConsoleAppointment.parse({ ...appointment, formsState });
