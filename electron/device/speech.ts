import type { DeviceConfig } from '../provisioning/device-config.ts';
import type { SpeechDevice } from '../usecases/speech.ts';
import { createEspeak, findEspeak, voiceFor, voicesOf } from './espeak.ts';

/** Why a kiosk does or does not offer speech, for IT. */
export type SpeechPosture = 'ready' | 'not-chosen' | 'voice-not-installed';

/** The speech of this machine: what IT chose, when the voice is installed. */
export function speechOf({ speech }: DeviceConfig, program: string | null = findEspeak()) {
  if (speech === undefined) return { posture: 'not-chosen' as SpeechPosture, device: null };
  if (program === null) return { posture: 'voice-not-installed' as SpeechPosture, device: null };
  let known: ReadonlySet<string> | null = null;
  // A clinic that added no language never waits for the list.
  const voices = () => {
    known ??= voicesOf(program);
    return known;
  };
  const device: SpeechDevice = {
    ...speech,
    speaks: (language) => voiceFor(language, voices) !== null,
    render: createEspeak(program, voices),
  };
  return { posture: 'ready' as SpeechPosture, device };
}
