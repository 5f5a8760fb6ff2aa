/** What may be said: private words only where nobody else hears them. */
export const mayBeSaid = (words: { readonly holdsPrivate: boolean }, output: { readonly private: boolean }): boolean =>
  output.private || !words.holdsPrivate;

/** Words a minute. Slower than conversation at first; people used to listening go much faster. */
export const speechRates = [110, 140, 170, 220, 280, 350] as const;
export const usualRate = 140;

/** One step slower (-1) or faster (+1), within what is offered. */
export function otherRate(rate: number, step: -1 | 1): number {
  const at = speechRates.findIndex((one) => one >= rate);
  return speechRates[Math.max(0, Math.min(speechRates.length - 1, at + step))] ?? usualRate;
}
