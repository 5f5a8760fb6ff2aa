import type { Words } from '../catalogue.ts';

/** How long it takes: from the clinic's own past, or no promise. */
export const waitingEn = {
  label: 'How long it takes',
  range: (from: number, to: number) => `Usually ${from} to ${to} minutes.`,
  upTo: (to: number) => `Usually up to ${to} minutes.`,
  longer: 'It takes longer than we said. We are sorry.',
  noPromise: 'We will call you.',
} as const;

export type WaitingWords = Words<typeof waitingEn>;
