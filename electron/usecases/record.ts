import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { Site } from '../../shared/domain/site.ts';
import { err, type Result } from '../../shared/result.ts';
import { undoable } from './hand-off.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import type { Settled, Visit } from './visit.ts';

export interface OpenVisit {
  readonly visit: Visit;
  readonly settled: Settled;
  readonly appointment: KioskAppointment;
  readonly site: Site;
}

/**
 * One act on the record of whoever stands here, if their identity was settled well enough to see it; tier D opens nothing. All of the act is
 * written, or none of it.
 */
export function withOpenVisit<T, E>(
  deps: Pick<KioskDeps, 'store' | 'visits'>,
  act: (open: OpenVisit) => Result<T, E>,
): Result<T, E | 'visit-over' | 'not-allowed' | 'storage-failed'> {
  const visit = deps.visits.current();
  const site = deps.store.site.current();
  if (visit === null || site === null) return err('visit-over');
  const { settled } = visit;
  if (settled === null || !settled.here || settled.tier === 'D') return err('not-allowed');
  const appointment = deps.store.appointments.find(settled.appointment);
  return appointment === null ? err('not-allowed') : undoable(deps, () => act({ visit, settled, appointment, site }));
}
