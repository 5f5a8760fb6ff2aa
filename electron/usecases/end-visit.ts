import type { Actor } from '../../shared/domain/audit.ts';
import { releaseHeld } from './booking-memory.ts';
import { type HandOffNote, raiseHandOff } from './hand-off.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import type { Visit } from './visit.ts';

export type VisitEnd =
  | 'finished'
  | 'someone-else'
  | 'ended-by-staff'
  | 'walked-away'
  | 'page-lost'
  | 'device-slept'
  | 'device-woke'
  | 'screen-locked';
export interface HowEnded {
  readonly replaceWindow?: boolean;
  /** Who ended it, when it was not the patient or time. */
  readonly by?: Actor;
}
export type EndVisit = (why: VisitEnd, how?: HowEnded) => void;
type Deps = Pick<KioskDeps, 'store' | 'visits' | 'replaceWindow' | 'portal'>;

/**
 * Ends the visit and replaces the window, so that nothing of it is left; an arrival stays recorded. Whoever was known but had not
 * chosen an appointment, or stood before a page that broke, is passed to the desk. The window is replaced even when the disk refuses the last note; a page that was lost
 * is replaced by the stage itself.
 */
export const endVisit =
  ({ store, visits, replaceWindow, portal }: Deps) =>
  (why: VisitEnd, { replaceWindow: replace = true, by = { kind: 'patient' } }: HowEnded = {}): void => {
    const visit = visits.current();
    const site = store.site.current();
    try {
      if (visit === null) return;
      store.transaction(() => {
        const left = leftOver(visit, why);
        if (left !== null && site !== null) raiseHandOff({ store, visits }, site, left);
        store.blobs.dropHeld();
        const subject = visit.settled === null ? null : `Appointment/${visit.settled.appointment}`;
        store.audit.append({ actor: by, action: 'visit-end', subject, detail: { why } });
        return { ok: true, value: null };
      });
    } finally {
      releaseHeld({ visits, portal });
      visits.end();
      if (replace && (visit !== null || why !== 'finished')) replaceWindow();
    }
  };

/** What the desk must hear of a visit that ended before it was settled. */
function leftOver({ choices, settled, step }: Visit, why: VisitEnd): HandOffNote | null {
  const [appointment] = choices?.appointments ?? [];
  if (appointment !== undefined) return { reason: 'ambiguous-match', step: 'choose', appointment };
  return why === 'page-lost' && settled === null ? { reason: 'device-fault', step } : null;
}
