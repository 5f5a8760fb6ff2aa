import { z } from 'zod';
import { Guardian, Relationship, type Standing } from '../../domain/guardian.ts';
import { ScreenName } from '../../domain/presence.ts';
import { method } from '../contract.ts';

const nothing = z.strictObject({});
const Switches = z.strictObject({ carer: z.boolean(), interpreter: z.boolean() });

/** `as-before`: whoever stood here for the one before; their name stays in main. */
export const StandingSaid = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('patient') }),
  z.strictObject({ kind: z.literal('guardian'), ...Guardian.shape }),
  z.strictObject({ kind: z.literal('as-before') }),
]) satisfies z.ZodType<Standing | { kind: 'as-before' }>;

export type StandingSaid = z.infer<typeof StandingSaid>;

/** The patient and the people with them, and staff who help from the console. */
export const othersMethods = {
  /**
   * The screen shown now, so that staff who are asked for help know where somebody is, and whether its text was made larger: then less stands
   * on a screen.
   */
  showing: method({
    input: z.strictObject({ screen: ScreenName, largeText: z.boolean() }),
    output: z.object({}),
    refusals: ['visit-over'],
    needs: null,
  }),
  companions: method({ input: nothing, output: Switches, refusals: ['visit-over'], needs: null }),
  noteCompanions: method({ input: Switches, output: z.object({}), refusals: ['visit-over', 'not-allowed'], needs: null }),
  /** Who stood here for the one before: an initial and a relationship, enough to know it is oneself. */
  standingQuestion: method({
    input: nothing,
    output: z.object({ before: z.object({ initial: z.string().max(4), relationship: Relationship }).nullable() }),
    refusals: ['visit-over', 'not-allowed'],
    needs: null,
  }),
  sayStanding: method({
    input: z.strictObject({ standing: StandingSaid }),
    output: z.object({}),
    refusals: ['visit-over', 'not-allowed'],
    needs: null,
  }),
  /** Ends this visit like `finish` and begins the next one in the same language. */
  someoneElse: method({ input: nothing, output: z.object({}), refusals: ['visit-over', 'not-allowed'], needs: null }),
  /** Ends the help from the console: the patient has the last word about the screen. */
  takeBack: method({ input: nothing, output: z.object({}), refusals: ['visit-over'], needs: null }),
};
