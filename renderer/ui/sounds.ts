/** The two sounds of the kiosk; there is none for mistakes. */
export interface Sounds {
  /** Two rising notes, 180 ms each: the arrival is recorded. */
  arrived(): void;
  /** Two low notes: this screen is about to clear. */
  timeIsShort(): void;
}

const noteSeconds = 0.18;

/** @param context made at the first touch, because browsers keep sound shut until then */
export function createSounds(context: () => AudioContext): Sounds {
  const play = (frequencies: readonly number[]) => {
    const audio = context();
    frequencies.forEach((frequency, index) => playNote(audio, frequency, audio.currentTime + index * noteSeconds));
  };
  return {
    arrived: () => play([587.33, 880]),
    timeIsShort: () => play([220, 174.61]),
  };
}

function playNote(audio: AudioContext, frequency: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequency;
  // Short ramps keep the note from clicking at its ends.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.25, at + 0.015);
  volume.gain.linearRampToValueAtTime(0, at + noteSeconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + noteSeconds);
}
