import { LocalDate } from '../../shared/domain/time.ts';
import type { VisitProof } from '../../shared/sync/booking-commands.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import type { Visit } from './visit.ts';

/** What the kiosk itself matched, never what the page says (docs/sync.md S80). Null below a full match: tier D opens nothing. */
export function proofOf({ store }: Pick<KioskDeps, 'store'>, { settled, elsewhere }: Visit): VisitProof | null {
  if (settled === null) return elsewhere;
  const known = settled.tier === 'D' || settled.tier === 'desk' ? null : store.appointments.find(settled.appointment);
  const birthDate = LocalDate.safeParse(known?.patient.birthDate);
  return known !== null && birthDate.success ? { code: known.bookingCode, birthDate: birthDate.data } : null;
}

/** May this person look after their appointments here? The portal decides again. */
export const mayManage = (deps: Pick<KioskDeps, 'store'>, visit: Visit): boolean =>
  proofOf(deps, visit) !== null && deps.store.site.current()?.settings.policy.booking.see === true;
