import { type ReviewAddition, type ReviewItem, type ReviewKind, reviewPerScreen } from '../../../shared/domain/review.ts';

/** What was said so far; all is still right until the patient says otherwise. */
export interface ReviewDraft {
  readonly page: number;
  /** Places in the list. */
  readonly stopped: readonly number[];
  readonly additions: readonly ReviewAddition[];
  /** Being typed now. */
  readonly adding: {
    readonly kind: ReviewKind;
    readonly part: 'name' | 'reaction';
    readonly name: string;
    readonly reaction: string;
  } | null;
  readonly faulty: boolean;
}

export const newReviewDraft: ReviewDraft = { page: 0, stopped: [], additions: [], adding: null, faulty: false };

export type ReviewRow =
  | { readonly from: 'record'; readonly at: number; readonly name: string }
  | { readonly from: 'patient'; readonly at: number; readonly name: string };

export interface ReviewPage {
  readonly kind: ReviewKind;
  readonly rows: readonly ReviewRow[];
}

/** Allergies, then medicines: the record's lines and what the patient added, a few on each page, one page even when there is nothing. */
export function reviewPages(items: readonly ReviewItem[], additions: readonly ReviewAddition[]): readonly ReviewPage[] {
  return (['allergy', 'medicine'] as const).flatMap((kind) => {
    const of = <T extends { readonly kind: ReviewKind; readonly name: string }>(list: readonly T[], from: ReviewRow['from']) =>
      list.flatMap((one, at) => (one.kind === kind ? [{ from, at, name: one.name }] : []));
    const rows = [...of(items, 'record'), ...of(additions, 'patient')];
    const count = Math.max(1, Math.ceil(rows.length / reviewPerScreen));
    return Array.from({ length: count }, (_, page) => ({ kind, rows: rows.slice(page * reviewPerScreen, (page + 1) * reviewPerScreen) }));
  });
}
