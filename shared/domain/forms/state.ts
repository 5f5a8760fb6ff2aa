import { z } from 'zod';
import type { FormGroup } from './form.ts';
import { Value } from './value.ts';

/**
 * Which item: its linkId, and the occurrence of each repeating group around it, outermost first. For an occurrence of a repeating
 * group itself the last number is its own.
 */
export const Path = z.object({ linkId: z.string(), at: z.array(z.number().int().nonnegative()).readonly() });
export type Path = Readonly<z.infer<typeof Path>>;

/** What was answered so far, free of language and of order. Answers to questions that are not asked now are kept, and not sent. */
export const FormState = z.object({
  /** By `keyOfPath`. Without an answer there is no entry. */
  answers: z.record(z.string(), z.array(Value).readonly()).readonly(),
  /** Occurrences of repeating groups, by `keyOfPath` of the group without its own number. Numbers are not used twice in a list. */
  occurrences: z.record(z.string(), z.array(z.number().int().nonnegative()).readonly()).readonly(),
});
export type FormState = Readonly<z.infer<typeof FormState>>;

export const emptyState: FormState = { answers: {}, occurrences: {} };

export const keyOfPath = ({ linkId, at }: Path): string => JSON.stringify([linkId, ...at]);

/** The occurrences of a repeating group inside the given ones: as many as the author demands until one is added. */
export const occurrencesOf = (state: FormState, group: FormGroup, at: readonly number[]): readonly number[] =>
  state.occurrences[keyOfPath({ linkId: group.linkId, at })] ?? Array.from({ length: group.minTimes }, (_, index) => index);
