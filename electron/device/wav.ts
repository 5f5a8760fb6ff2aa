import type { Spoken } from '../usecases/speech.ts';

const headerBytes = 44;

/**
 * A WAV file whose header says how long it really is: a program that writes into a pipe cannot know beforehand. Null for anything that is
 * not plain PCM with something to hear.
 */
export function wholeWav(written: Buffer): Spoken | null {
  if (written.length <= headerBytes || written.toString('latin1', 0, 4) !== 'RIFF' || written.toString('latin1', 36, 40) !== 'data')
    return null;
  const bytesPerSecond = written.readUInt32LE(28);
  if (bytesPerSecond === 0) return null;
  const wav = Buffer.from(written);
  const sound = wav.length - headerBytes;
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(sound, 40);
  return { wav: new Uint8Array(wav), ms: Math.round((sound / bytesPerSecond) * 1000) };
}
