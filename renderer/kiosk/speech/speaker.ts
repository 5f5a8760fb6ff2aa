import type { Utterance } from './utterances.ts';

/** Sound that has begun. */
export interface Playing {
  /** Settles when it has been heard to its end, or was stopped. */
  readonly ended: Promise<void>;
  stop(): void;
}

export interface SpeakerDeps {
  /** A WAV file of the words, or null when they cannot be said. */
  readonly render: (utterance: Utterance) => Promise<Uint8Array | null>;
  /** Null when there is nothing to play it on. */
  readonly play: (wav: Uint8Array) => Promise<Playing | null>;
}

/** Says one thing after another; the next is rendered while one is heard. */
export function createSpeaker({ render, play }: SpeakerDeps) {
  let turn = 0;
  let waiting: Utterance[] = [];
  let playing: Playing | null = null;
  let busy = false;

  function stop(): void {
    turn += 1;
    waiting = [];
    busy = false;
    playing?.stop();
    playing = null;
  }

  async function run(mine: number): Promise<void> {
    busy = true;
    let next = renderNext();
    while (next !== null) {
      const wav = await next;
      if (turn !== mine) return;
      next = renderNext();
      const begun = wav === null ? null : await play(wav);
      if (turn !== mine) return begun?.stop();
      playing = begun;
      await begun?.ended;
      if (turn !== mine) return;
      next ??= renderNext();
    }
    playing = null;
    busy = false;
  }

  const renderNext = (): Promise<Uint8Array | null> | null => {
    const utterance = waiting.shift();
    return utterance === undefined ? null : render(utterance);
  };

  /** After what is being said. */
  function add(utterances: readonly Utterance[]): void {
    waiting.push(...utterances);
    if (!busy) void run(turn);
  }

  return {
    add,
    stop,
    /** Now: whatever is being said stops. */
    speak(utterances: readonly Utterance[]): void {
      stop();
      add(utterances);
    },
  };
}
export type Speaker = ReturnType<typeof createSpeaker>;
