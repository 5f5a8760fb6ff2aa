import { z } from 'zod';
import { ReviewAddition, ReviewItem } from '../../domain/review.ts';
import { method } from '../contract.ts';

/** Allergies and medicines; refused where the site's policy keeps them off kiosks. */
export const reviewMethods = {
  review: method({
    input: z.strictObject({}),
    output: z.object({ items: z.array(ReviewItem) }),
    refusals: ['visit-over', 'not-allowed'],
    needs: null,
  }),
  /** `stopped` names lines by their place in the list. Said once a visit. */
  answerReview: method({
    input: z.strictObject({ stopped: z.array(z.number().int().min(0).max(200)).max(200), additions: z.array(ReviewAddition).max(20) }),
    output: z.object({}),
    refusals: ['visit-over', 'not-allowed'],
    needs: null,
  }),
} as const;
