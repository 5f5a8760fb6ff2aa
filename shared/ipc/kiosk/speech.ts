import { z } from 'zod';
import { Language } from '../../domain/language.ts';
import { method } from '../contract.ts';

const nothing = z.object({});

/** How this kiosk speaks, as IT set it up. */
export const SpeechOffer = z.object({
  /** The name of the output that speaks, or `default`. */
  output: z.string(),
  /** Whether only the person who listens hears it. Elsewhere nothing private is said. */
  private: z.boolean(),
  /** How often the resting screen says aloud how to start speech, minutes; 0 is never. */
  announceMinutes: z.number().int().min(0),
  /** Whether that output is plugged in now; until the page has looked, it is not. */
  there: z.boolean(),
});
export type SpeechOffer = z.infer<typeof SpeechOffer>;

/** Long enough for every sentence of a screen; a longer text is said in parts. */
export const longestUtterance = 600;

export const speechMethods = {
  /** Speech begins or ends for whoever stands here; it ends with the visit by itself. */
  listen: method({ input: z.strictObject({ on: z.boolean() }), output: nothing, refusals: ['not-offered'], needs: null }),
  /** Words as a WAV file. Private words are refused where the output is not private, whatever the page thinks of it. */
  say: method({
    input: z.strictObject({
      text: z.string().trim().min(1).max(longestUtterance),
      language: Language,
      /** Words a minute. */
      rate: z.number().int().min(80).max(400),
      holdsPrivate: z.boolean(),
    }),
    output: z.object({ wav: z.instanceof(Uint8Array) }),
    refusals: ['not-offered', 'not-private', 'unspeakable'],
    needs: null,
  }),
  /** What the page sees of the outputs: whether the chosen one is there, and the names of all, for IT. */
  foundOutputs: method({
    input: z.strictObject({ there: z.boolean(), names: z.array(z.string().max(200)).max(50) }),
    output: nothing,
    refusals: ['not-offered'],
    needs: null,
  }),
} as const;
