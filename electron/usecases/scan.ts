import { readScan } from '../../shared/domain/scan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { KioskDeps } from './kiosk-deps.ts';

/** One of the first two, or neither when it was nothing of ours. */
export interface Scanned {
  readonly token: string | null;
  readonly code: string | null;
  readonly strange: boolean;
}

type Deps = Pick<KioskDeps, 'visits'>;

/** What the page looks at: the camera and the scanner count only meanwhile. */
export const watchFor =
  ({ visits }: Deps) =>
  (watching: { readonly camera: boolean; readonly scanner: boolean }): Result<Record<never, never>, 'visit-over'> => {
    if (visits.current() === null) return err('visit-over');
    visits.change({ watching, scanned: null });
    return ok({});
  };

/** May the page have the camera? Only while it shows a screen for one. */
export const mayUseCamera = ({ visits }: Deps): boolean => visits.current()?.watching.camera === true;

export const mayScan = ({ visits }: Deps): boolean => {
  const visit = visits.current();
  return visit?.settled === null && visit.watching.scanner;
};

/** A scanner read something. False when nobody waits for it: then it is forgotten. */
export function noteScan(deps: Deps, text: string): boolean {
  if (!mayScan(deps)) return false;
  deps.visits.touched();
  deps.visits.change({ scanned: readScan(text) ?? 'strange' });
  return true;
}

/** Given once. */
export const takeScan = ({ visits }: Deps): Result<{ scanned: Scanned | null }> => {
  const scan = visits.current()?.scanned ?? null;
  visits.change({ scanned: null });
  if (scan === null) return ok({ scanned: null });
  const nothing = { token: null, code: null, strange: false };
  if (scan === 'strange') return ok({ scanned: { ...nothing, strange: true } });
  return ok({ scanned: scan.kind === 'token' ? { ...nothing, token: scan.text } : { ...nothing, code: scan.code } });
};
