import { z } from 'zod';
import { FactId, StaffId } from './ids.ts';
import type { Policy } from './policy.ts';
import { Instant, minutesFrom } from './time.ts';

/** FHIR R4 AllergyIntolerance, and MedicationRequest or MedicationStatement. */
export const ReviewKind = z.enum(['allergy', 'medicine']);
export type ReviewKind = z.infer<typeof ReviewKind>;

/** One line of what the record holds, as the source wrote it. */
export const ReviewItem = z.object({ kind: ReviewKind, name: z.string().min(1).max(200) });
export type ReviewItem = z.infer<typeof ReviewItem>;

/** What a kiosk that may show it has to ask: the record's lines, and when the patient last went through them. */
export const ReviewList = z.object({ items: z.array(ReviewItem).max(200), answeredAt: Instant.nullable() });
export type ReviewList = z.infer<typeof ReviewList>;

/** `stopped`: no longer taken, or not allergic to it. */
export const ReviewAnswer = ReviewItem.extend({ answer: z.enum(['still-right', 'stopped']) });
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

/** Something the record does not have, in the patient's own words. */
export const ReviewAddition = z.object({
  kind: ReviewKind,
  name: z.string().trim().min(1).max(100),
  /** What an allergy does to them; null for a medicine or when they did not say. */
  reaction: z.string().trim().min(1).max(100).nullable(),
});
export type ReviewAddition = z.infer<typeof ReviewAddition>;

/** What a patient said about the list. It changes no record by itself. */
export const ReviewAnswers = z.object({ answers: z.array(ReviewAnswer).max(200), additions: z.array(ReviewAddition).max(20) });
export type ReviewAnswers = z.infer<typeof ReviewAnswers>;

export const ReviewState = z.enum(['open', 'taken-over', 'dismissed']);
export type ReviewState = z.infer<typeof ReviewState>;

/** What a clinician reads: the record as it is now beside what the patient said. */
export const ReviewEntry = ReviewAnswers.extend({
  id: FactId,
  answeredAt: Instant,
  state: ReviewState,
  decidedBy: StaffId.nullable(),
  decidedAt: Instant.nullable(),
  current: z.array(ReviewItem).max(200),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

/** May names of allergies and medicines stand on this kiosk? On a tablet in somebody's hands nobody else reads along. */
export const mayShowReview = (letter: string | null, { review, forms }: Pick<Policy, 'review' | 'forms'>): boolean =>
  review.onKiosk || (letter !== null && forms.handOutLetters.split(',').includes(letter));

/** Is it time to go through the list? Never where it may not be shown (null); an empty list is asked too, because something may be missing in it. */
export function isReviewDue(list: ReviewList | null, now: Instant, policy: Policy['review']): boolean {
  if (list === null) return false;
  return list.answeredAt === null || minutesFrom(list.answeredAt, now) > policy.everyDays * 24 * 60;
}

/** How many lines one screen shows. */
export const reviewPerScreen = 3;

/** Screens of one kind; one even when the record has none, since that may be wrong. */
export const pagesOf = (items: readonly ReviewItem[], kind: ReviewKind): number =>
  Math.max(1, Math.ceil(items.filter((item) => item.kind === kind).length / reviewPerScreen));

export const reviewScreens = ({ items }: ReviewList): number => pagesOf(items, 'allergy') + pagesOf(items, 'medicine');
