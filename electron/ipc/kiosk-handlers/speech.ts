import { ok } from '../../../shared/result.ts';
import type { KioskDeps } from '../../usecases/kiosk-deps.ts';
import { listen, type SpeechDevice, say } from '../../usecases/speech.ts';

export interface SpeechParts {
  readonly deps: Pick<KioskDeps, 'store' | 'visits'>;
  readonly device: SpeechDevice | null;
  /** The page saw the chosen output come or go: windows ask again. */
  readonly onOutput: (there: boolean, names: readonly string[]) => void;
}

/** Speech of an open kiosk. Whether the chosen output is plugged in only the page can see; until it says so, it is not. */
export function speechHandlers({ deps, device, onOutput }: SpeechParts) {
  let there = device?.output === 'default';
  return {
    offer: () => (device === null ? null : { ...described(device), there }),
    methods: {
      listen: listen(deps, device),
      say: say(deps, device),
      foundOutputs: (found: { readonly there: boolean; readonly names: readonly string[] }) => {
        if (device === null) return { ok: false, error: 'not-offered' } as const;
        const changed = found.there !== there;
        there = found.there;
        if (changed) onOutput(there, found.names);
        return ok({});
      },
    },
  };
}

const described = ({ output, private: heardAlone, announceMinutes }: SpeechDevice) => ({ output, private: heardAlone, announceMinutes });
