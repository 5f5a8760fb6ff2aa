import type { View } from './device-view.ts';

export interface Cursor {
  readonly epoch: string;
  readonly revision: number;
  /** `View.mark` of the view it was made for. */
  readonly view: string;
}

export const writeCursor = ({ epoch, revision, view }: Cursor): string => `${epoch}.${revision}.${view}`;

/** Null when it is none of ours. Nothing is trusted because of a cursor: it only says where to go on. */
export function readCursor(text: string | null): Cursor | null {
  const [, epoch, revision, view] = /^([\w-]{1,40})\.(\d{1,15})\.([\w-]{1,40})$/.exec(text ?? '') ?? [];
  return epoch === undefined || revision === undefined || view === undefined ? null : { epoch, revision: Number(revision), view };
}

export type ResetReason = 'no-cursor' | 'other-epoch' | 'too-old' | 'ahead' | 'other-view';

/** Why the device must start again from a whole snapshot; null when it can go on (docs/sync.md S33). */
export function decideReset(
  cursor: Cursor | null,
  { epoch, revision, prunedThrough }: { readonly epoch: string; readonly revision: number; readonly prunedThrough: number },
  view: View,
): ResetReason | null {
  if (cursor === null) return 'no-cursor';
  if (cursor.epoch !== epoch) return 'other-epoch';
  if (cursor.revision < prunedThrough) return 'too-old';
  if (cursor.revision > revision) return 'ahead';
  return cursor.view === view.mark ? null : 'other-view';
}
