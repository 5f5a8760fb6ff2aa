import { err, ok, type Result } from '../../shared/result.ts';
import type { EndVisit } from './end-visit.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';

/**
 * "Someone else to check in": this patient's visit ends like any other, window and all, and the next one begins at once. Only the language and who
 * stands here go along; nobody else's name, number or time. Open only after a match, so that it gives no tries back to somebody who guesses.
 */
export const someoneElse =
  ({ store, visits, endVisit }: Pick<KioskDeps, 'store' | 'visits'> & { readonly endVisit: EndVisit }) =>
  (): Result<Record<never, never>, 'visit-over' | 'not-allowed'> => {
    const visit = visits.current();
    if (visit === null) return err('visit-over');
    if (visit.settled === null) return err('not-allowed');
    const standing = visit.standing ?? visit.standingBefore;
    endVisit('someone-else');
    visits.begin(visit.language, trueNow(store), standing?.kind === 'guardian' ? standing : null);
    return ok({});
  };
