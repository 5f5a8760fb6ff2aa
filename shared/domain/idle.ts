import type { Policy } from './policy.ts';

/** Where a visit stands, as far as patience goes. `attract` never times out. */
export type IdleStep = 'attract' | 'identify' | 'details' | 'forms' | 'done';

export type IdleState =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

/**
 * @param idleMs milliseconds since the last touch, key or spoken word, on the monotonic clock
 * @returns `over` means: end the visit and replace the window
 */
export function decideIdle(step: IdleStep, idleMs: number, { speech }: { readonly speech: boolean }, policy: Policy['idle']): IdleState {
  if (step === 'attract') return { kind: 'active' };
  if (step === 'done') {
    return idleMs >= 1000 * (speech ? policy.doneSpeechSeconds : policy.doneSeconds) ? { kind: 'over' } : { kind: 'active' };
  }
  const seconds = { identify: policy.identifySeconds, details: policy.detailsSeconds, forms: policy.formsSeconds }[step];
  const leftMs = seconds * 1000 * (speech ? policy.speechFactor : 1) - idleMs;
  if (leftMs > 0) return { kind: 'active' };
  const secondsLeft = Math.ceil((leftMs + policy.warningSeconds * 1000) / 1000);
  return secondsLeft > 0 ? { kind: 'warning', secondsLeft } : { kind: 'over' };
}
