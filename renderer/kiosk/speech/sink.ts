import { gainFor } from '../../../shared/domain/speech.ts';
import type { Playing } from './speaker.ts';

/** What the page sees of the audio outputs. */
export interface FoundOutputs {
  readonly there: boolean;
  readonly names: readonly string[];
}

/** Chromium can send an audio context to an output; the types of the DOM do not know it everywhere. */
type AimedContext = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Longer than its sound, an utterance is not waited for: a driver that lost its device never says that it ended. */
const patienceMs = 1500;

/**
 * The one output that speaks. When it is not there nothing is played anywhere else.
 * @param output its name, or `default` for whatever the system chooses
 */
export function createSink(output: string) {
  let audio: AimedContext | null = null;
  let aimedAt: string | null = null;

  async function look(): Promise<FoundOutputs> {
    const outputs = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind, label }) => kind === 'audiooutput' && label !== '');
    aimedAt = output === 'default' ? '' : (outputs.find(({ label }) => label === output)?.deviceId ?? null);
    return { there: aimedAt !== null, names: [...new Set(outputs.map(({ label }) => label))].slice(0, 50) };
  }

  async function open(): Promise<AimedContext | null> {
    if (aimedAt === null) return null;
    audio ??= new AudioContext();
    if (aimedAt === '') return audio;
    try {
      await audio.setSinkId?.(aimedAt);
      return audio.setSinkId === undefined ? null : audio;
    } catch {
      return null;
    }
  }

  /** @param volume decibels below the loudest */
  async function play(wav: Uint8Array, volume: number): Promise<Playing | null> {
    const context = await open();
    if (context === null) return null;
    const buffer = await context.decodeAudioData(new Uint8Array(wav).buffer);
    const source = context.createBufferSource();
    source.buffer = buffer;
    const loudness = new GainNode(context, { gain: gainFor(peakOf(buffer), volume) });
    source.connect(loudness).connect(context.destination);
    let settle: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const patience = setTimeout(() => settle(), buffer.duration * 1000 + patienceMs);
    source.onended = () => {
      clearTimeout(patience);
      settle();
    };
    source.start();
    return {
      ended,
      stop: () => {
        source.stop();
        settle();
      },
    };
  }

  return {
    look,
    play,
    /** Called with every change of the outputs, for example headphones plugged in. Returns the function that stops watching. */
    watch(onFound: (found: FoundOutputs) => void): () => void {
      const ask = (): void => void look().then(onFound, () => onFound({ there: output === 'default', names: [] }));
      ask();
      navigator.mediaDevices.addEventListener('devicechange', ask);
      return () => navigator.mediaDevices.removeEventListener('devicechange', ask);
    },
  };
}
/** The largest sample of a sound, 0 to 1. */
function peakOf(sound: AudioBuffer): number {
  let peak = 0;
  for (const sample of sound.getChannelData(0)) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

export type Sink = ReturnType<typeof createSink>;
