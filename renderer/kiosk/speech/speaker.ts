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
  /** The first is being said while it runs; it leaves when it was heard. */
  let waiting: Utterance[] = [];
  let playing: Playing | null = null;
  let busy = false;
  let halted = false;

  function silence(): void {
    turn += 1;
    busy = false;
    playing?.stop();
    playing = null;
  }

  function stop(): void {
    waiting = [];
    halted = false;
    silence();
  }

  async function run(mine: number): Promise<void> {
    busy = true;
    let next = renderAt(0);
    while (next !== null) {
      const wav = await next;
      if (turn !== mine) return;
      next = renderAt(1);
      const begun = wav === null ? null : await play(wav);
      if (turn !== mine) return begun?.stop();
      playing = begun;
      await begun?.ended;
      if (turn !== mine) return;
      waiting.shift();
      next ??= renderAt(0);
    }
    playing = null;
    busy = false;
  }

  const renderAt = (place: number): Promise<Uint8Array | null> | null => {
    const utterance = waiting[place];
    return utterance === undefined ? null : render(utterance);
  };

  /** After what is being said, or was when it was halted. */
  function add(utterances: readonly Utterance[]): void {
    waiting.push(...utterances);
    if (!busy && !halted) void run(turn);
  }

  return {
    add,
    stop,
    /** Halts what is being said; the next call goes on with the sentence it was in. Nothing where nothing is said. */
    pause(): void {
      if (halted) {
        halted = false;
        void run(turn);
      } else if (busy) {
        halted = true;
        silence();
      }
    },
    /** Now: whatever is being said stops. */
    speak(utterances: readonly Utterance[]): void {
      stop();
      add(utterances);
    },
  };
}
export type Speaker = ReturnType<typeof createSpeaker>;
