import type { KioskDeps } from './kiosk-deps.ts';

/** A tablet that staff hand out to somebody who sits: it opens visits by ticket and asks without a limit of screens. */
export function isHandOut({ store }: Pick<KioskDeps, 'store'>): boolean {
  const letters = store.site.current()?.settings.policy.forms.handOutLetters.split(',') ?? [];
  return store.identity.letter !== null && letters.includes(store.identity.letter);
}
