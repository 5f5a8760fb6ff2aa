import type { Language } from '../../shared/domain/language.ts';
import { mayBeSaid } from '../../shared/domain/speech.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { idleState } from './visit-status.ts';

export interface Utterance {
  readonly text: string;
  readonly language: Language;
  /** Words a minute. */
  readonly rate: number;
}

/** A WAV file and how long it plays. */
export interface Spoken {
  readonly wav: Uint8Array<ArrayBuffer>;
  readonly ms: number;
}

/** The voice of this kiosk and the output IT chose for it. */
export interface SpeechDevice {
  readonly output: string;
  readonly private: boolean;
  readonly announceMinutes: number;
  /** Whether it has a voice for that language. */
  readonly speaks: (language: Language) => boolean;
  /** Never throws; null when there is nothing to hear. */
  readonly render: (utterance: Utterance) => Promise<Spoken | null>;
}

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
type Answer<E extends string> = Result<Record<never, never>, E>;

export const listen =
  ({ visits }: Pick<Deps, 'visits'>, device: SpeechDevice | null) =>
  ({ on }: { readonly on: boolean }): Answer<'not-offered'> => {
    if (device === null) return err('not-offered');
    visits.listen(on);
    return ok({});
  };

/** Renders words. Time does not run against whoever listens, except to the question whether they are still there. */
export const say =
  (deps: Deps, device: SpeechDevice | null) =>
  async ({
    holdsPrivate,
    ...utterance
  }: Utterance & { readonly holdsPrivate: boolean }): Promise<
    Result<{ wav: Uint8Array<ArrayBuffer> }, 'not-offered' | 'not-private' | 'unspeakable'>
  > => {
    if (device === null) return err('not-offered');
    if (!mayBeSaid({ holdsPrivate }, device)) return err('not-private');
    const visit = deps.visits.count();
    const spoken = await device.render(utterance);
    if (spoken === null) return err('unspeakable');
    if (deps.visits.count() === visit && idleState(deps).kind === 'active') deps.visits.spoke(spoken.ms);
    return ok({ wav: spoken.wav });
  };
