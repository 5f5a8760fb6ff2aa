const notes = [
  { hertz: 659, at: 0 },
  { hertz: 880, at: 0.2 },
  { hertz: 659, at: 0.55 },
  { hertz: 880, at: 0.75 },
] as const;

/** Two soft rising notes, twice. Made here: the page loads no sound. Silent where there is no sound output; the words are on screen. */
export function createChime(): () => void {
  let audio: AudioContext | null = null;
  return () => {
    try {
      audio ??= new AudioContext();
      void audio.resume();
      for (const { hertz, at } of notes) playNote(audio, hertz, audio.currentTime + at);
    } catch {
      audio = null;
    }
  };
}

function playNote(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.25, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.18);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.2);
}
