import type { AppointmentId } from '../../shared/domain/ids.ts';
import type { SlotId } from '../../shared/domain/slots.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { MyAppointment } from '../../shared/sync/booking-commands.ts';
import type { KioskDeps } from './kiosk-deps.ts';

/** What this visit was shown, so that the page names only places in it. */
export interface BookingMemory {
  readonly appointments: readonly MyAppointment[];
  /** The visit a follow-up would be like; null where none may be booked. */
  readonly like: AppointmentId | null;
  /** What a time is looked for. */
  readonly purpose: { readonly kind: 'move' | 'book'; readonly appointment: AppointmentId } | null;
  readonly slots: readonly { readonly id: SlotId; readonly start: Instant }[];
  readonly held: SlotId | null;
  readonly cancelled: AppointmentId | null;
}
export const nothingShown: BookingMemory = { appointments: [], like: null, purpose: null, slots: [], held: null, cancelled: null };

/** Whatever this visit still keeps is free again. */
export function releaseHeld({ visits, portal }: Pick<KioskDeps, 'visits' | 'portal'>): void {
  const { held, cancelled } = visits.current()?.booking ?? nothingShown;
  if (held !== null || cancelled !== null) void portal.booking({ type: 'release-slot' });
}
