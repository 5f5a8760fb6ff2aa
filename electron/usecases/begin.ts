import type { IdleStep } from '../../shared/domain/idle.ts';
import type { Language } from '../../shared/domain/language.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
type Answer = Result<Record<never, never>, 'visit-over'>;

/** First touch: the place in line counts from here. A second touch changes the language and nothing else. */
export const begin =
  ({ store, visits }: Deps) =>
  ({ language }: { readonly language: Language }): Result<Record<never, never>> => {
    if (visits.current() === null) visits.begin(language, trueNow(store));
    else visits.change({ language });
    return ok({});
  };

export const speak =
  ({ visits }: Deps) =>
  ({ language }: { readonly language: Language }): Answer =>
    during(visits, () => visits.change({ language }));

export const moveTo =
  ({ visits }: Deps) =>
  ({ step }: { readonly step: Exclude<IdleStep, 'attract'> }): Answer =>
    during(visits, () => visits.change({ step }));

/** Keeps nothing open by itself: the touch that said it was heard by main already, and the word of a page alone is no touch. */
export const stillHere =
  ({ visits }: Deps) =>
  (): Answer =>
    during(visits, () => undefined);

function during(visits: Deps['visits'], act: () => void): Answer {
  if (visits.current() === null) return err('visit-over');
  act();
  return ok({});
}
