import { LocalDate } from '../../shared/domain/time.ts';
import type { VisitProof } from '../../shared/sync/booking-commands.ts';
import { contactHidden } from './companions.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import type { Visit } from './visit.ts';

/** What the kiosk itself matched, never what the page says (docs/sync.md S100). Null below a full match: tier D opens nothing. */
export function proofOf({ store }: Pick<KioskDeps, 'store'>, { settled, elsewhere }: Visit): VisitProof | null {
  if (settled === null) return elsewhere;
  const known = settled.tier === 'D' || settled.tier === 'desk' ? null : store.appointments.find(settled.appointment);
  const birthDate = LocalDate.safeParse(known?.patient.birthDate);
  return known !== null && birthDate.success ? { code: known.bookingCode, birthDate: birthDate.data } : null;
}

/**
 * May this person look after their appointments here? The portal decides again. What a teenager comes for is as private as their number:
 * where a parent may not see the one at a kiosk, nobody sees the other.
 */
export function mayManage(deps: Pick<KioskDeps, 'store' | 'visits'>, visit: Visit): boolean {
  const known = visit.settled === null ? null : deps.store.appointments.find(visit.settled.appointment);
  if (known !== null && contactHidden(deps, known)) return false;
  return proofOf(deps, visit) !== null && deps.store.site.current()?.settings.policy.booking.see === true;
}
