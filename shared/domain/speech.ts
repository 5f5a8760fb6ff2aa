/** What may be said: private words only where nobody else hears them. */
export const mayBeSaid = (words: { readonly holdsPrivate: boolean }, output: { readonly private: boolean }): boolean =>
  output.private || !words.holdsPrivate;

/** Words a minute. Slower than conversation at first; people used to listening go much faster. */
export const speechRates = [110, 140, 170, 220, 280, 350] as const;
export const usualRate = 140;

/**
 * Decibels below the loudest that the output gives without distortion: 24 dB from the quietest step to the loudest, which IT sets to at least
 * 65 dB at the listener's ear (docs/operations.md).
 */
export const speechVolumes = [-24, -18, -12, -6, 0] as const;

/** Where everybody begins: headphones are close to the ear, a loudspeaker is not. */
export const usualVolume = (output: { readonly private: boolean }): number => (output.private ? -12 : -6);

/** One step quieter (-1) or louder (1), within what is offered. */
export function otherVolume(volume: number, step: -1 | 1): number {
  const at = speechVolumes.findIndex((one) => one >= volume);
  return speechVolumes[Math.max(0, Math.min(speechVolumes.length - 1, at + step))] ?? volume;
}

/** Which step a volume is, from 1. */
export const volumeStep = (volume: number): number => speechVolumes.findIndex((one) => one >= volume) + 1;

/** What samples are multiplied with to be as loud as a step says. @param peak the largest sample of the sound, 0 to 1 @param decibels 0 or below */
export const gainFor = (peak: number, decibels: number): number => (peak > 0 ? 10 ** (decibels / 20) / peak : 1);

/** One step slower (-1) or faster (+1), within what is offered. */
export function otherRate(rate: number, step: -1 | 1): number {
  const at = speechRates.findIndex((one) => one >= rate);
  return speechRates[Math.max(0, Math.min(speechRates.length - 1, at + step))] ?? usualRate;
}
