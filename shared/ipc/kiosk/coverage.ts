import { z } from 'zod';
import { maxBlobBytes } from '../../domain/blob.ts';
import { CardEntry, CardSide } from '../../domain/coverage.ts';
import { CoverageRank } from '../../domain/coverage-value.ts';
import { method } from '../contract.ts';

const nothing = z.strictObject({});
const text = z.string().max(200).nullable();

/** The insurance on file as it may be seen by whoever stands behind: the member number is masked. */
export const ShownCoverage = z.object({
  /** Which insurance is asked about now. */
  rank: CoverageRank,
  onFile: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('insured'), payer: text, memberId: text, plan: text }),
      z.object({ kind: z.literal('self-pay') }),
    ])
    .nullable(),
  picturesAllowed: z.boolean(),
  /** Sides of a new card that are on disk already. */
  kept: z.array(CardSide),
});
export type ShownCoverage = z.infer<typeof ShownCoverage>;

/** The task `coverage`. A picture goes in and never out: main remembers whose it is. */
export const coverageMethods = {
  coverage: method({ input: nothing, output: ShownCoverage, refusals: ['visit-over', 'not-allowed'], needs: null }),
  /** In clear, audited, to be shown for so long. */
  revealMemberId: method({
    input: nothing,
    output: z.object({ value: z.string().nullable(), seconds: z.number().int().positive() }),
    refusals: ['visit-over', 'not-allowed'],
    needs: null,
  }),
  keepCardPicture: method({
    input: z.strictObject({ side: CardSide, picture: z.instanceof(Uint8Array).refine(({ length }) => length <= maxBlobBytes) }),
    output: z.object({}),
    refusals: ['visit-over', 'not-allowed', 'not-a-picture', 'too-large'],
    needs: null,
  }),
  dropCardPictures: method({ input: nothing, output: z.object({}), refusals: ['visit-over', 'not-allowed'], needs: null }),
  answerCoverage: method({
    input: z.strictObject({
      said: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('still-right') }),
        z.strictObject({ kind: z.literal('new-card'), card: CardEntry }),
        z.strictObject({ kind: z.literal('no-insurance') }),
      ]),
    }),
    /** There is a second insurance to ask about: ask `coverage` again. */
    output: z.object({ more: z.boolean() }),
    refusals: ['visit-over', 'not-allowed', 'card-incomplete'],
    needs: null,
  }),
};
