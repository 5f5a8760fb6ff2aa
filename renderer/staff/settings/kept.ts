import type { Site } from '../staff-window.ts';
import { type Draft, draftOf, sameDraft } from './draft.ts';

/** What is being edited and what it started from. Kept above the page, so that locking does not lose an hour's typing. */
export interface Kept {
  readonly base: Site;
  readonly draft: Draft;
}

export const isDirty = (kept: Kept | null): boolean => kept !== null && !sameDraft(kept.draft, draftOf(kept.base.settings));

export interface Editing extends Kept {
  readonly dirty: boolean;
  /** Somebody else saved since; null when nobody did. */
  readonly theirs: Site | null;
}

/** What the page shows: the newest settings, unless there is something typed or just saved that is newer. */
export function decideEditing(kept: Kept | null, latest: Site): Editing {
  const fresh = { base: latest, draft: draftOf(latest.settings) };
  if (kept === null) return { ...fresh, dirty: false, theirs: null };
  const dirty = isDirty(kept);
  const newer = latest.version > kept.base.version;
  if (!dirty && newer) return { ...fresh, dirty: false, theirs: null };
  return { ...kept, dirty, theirs: newer ? latest : null };
}

/** After a save the version counts up by one; the settings are ours until the portal's feed says more. */
export const afterSave = ({ base }: Kept, settings: Site['settings']): Kept => ({
  base: { ...base, settings, version: base.version + 1 },
  draft: draftOf(settings),
});
