import type { CardEntry, CardSide } from '../../../shared/domain/coverage.ts';

export type CardField = keyof CardEntry;
const fields: readonly CardField[] = ['payer', 'memberId', 'group'];

/** Where the person is. Pictures are with main; only which sides it has is known here. */
export type CoverageStep =
  | { readonly name: 'ask' }
  | { readonly name: 'none' }
  | { readonly name: 'photo'; readonly side: CardSide }
  | { readonly name: 'field'; readonly field: CardField };

export interface CoverageDraft {
  readonly step: CoverageStep;
  readonly card: CardEntry;
  readonly kept: readonly CardSide[];
  /** Pictures of this side that were not good enough. */
  readonly poor: number;
  readonly noCamera: boolean;
  readonly missing: CardField | null;
}

export const emptyDraft: CoverageDraft = {
  step: { name: 'ask' },
  card: { payer: '', memberId: '', group: '' },
  kept: [],
  poor: 0,
  noCamera: false,
  missing: null,
};

/** Nobody is held up by a camera: after so many poor pictures one may be used as it is. */
export const triesBeforeAnyway = 2;

export const ask = (draft: CoverageDraft): CoverageDraft => ({ ...draft, step: { name: 'ask' }, missing: null });

export const beginCard = (draft: CoverageDraft, mayPhotograph: boolean): CoverageDraft =>
  mayPhotograph && !draft.noCamera ? photo(draft, 'front') : field(draft, 'payer');

export const photo = (draft: CoverageDraft, side: CardSide): CoverageDraft => ({ ...draft, step: { name: 'photo', side }, poor: 0 });

export const field = (draft: CoverageDraft, next: CardField): CoverageDraft => ({
  ...draft,
  step: { name: 'field', field: next },
  missing: null,
});

/** The side is on disk: the other one, then the fields. */
export function pictureKept(draft: CoverageDraft, side: CardSide): CoverageDraft {
  const kept = { ...draft, kept: [...draft.kept.filter((one) => one !== side), side] };
  return side === 'front' ? photo(kept, 'back') : field(kept, 'payer');
}

export const cameraGone = (draft: CoverageDraft): CoverageDraft => ({ ...field(draft, 'payer'), noCamera: true });

/** @returns what to do next; `done` when the last field is in */
export function nextField(draft: CoverageDraft, at: CardField): CoverageDraft | 'done' {
  const needed = at !== 'group' && !draft.kept.includes('front');
  if (needed && draft.card[at].trim() === '') return { ...draft, missing: at };
  const next = fields[fields.indexOf(at) + 1];
  return next === undefined ? 'done' : field(draft, next);
}

export function fieldBefore(draft: CoverageDraft, at: CardField, mayPhotograph: boolean): CoverageDraft {
  const before = fields[fields.indexOf(at) - 1];
  if (before !== undefined) return field(draft, before);
  return mayPhotograph && !draft.noCamera ? photo(draft, 'front') : ask(draft);
}
