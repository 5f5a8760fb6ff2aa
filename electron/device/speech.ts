import type { DeviceConfig } from '../provisioning/device-config.ts';
import type { SpeechDevice } from '../usecases/speech.ts';
import { createEspeak, findEspeak } from './espeak.ts';

/** Why a kiosk does or does not offer speech, for IT. */
export type SpeechPosture = 'ready' | 'not-chosen' | 'voice-not-installed';

/** The speech of this machine: what IT chose, when the voice is installed. */
export function speechOf({ speech }: DeviceConfig, program: string | null = findEspeak()) {
  if (speech === undefined) return { posture: 'not-chosen' as SpeechPosture, device: null };
  if (program === null) return { posture: 'voice-not-installed' as SpeechPosture, device: null };
  const device: SpeechDevice = { ...speech, render: createEspeak(program) };
  return { posture: 'ready' as SpeechPosture, device };
}
