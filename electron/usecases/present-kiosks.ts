import { type KioskPresence, presenceLastsMs } from '../../shared/domain/presence.ts';

interface Options {
  /** Null when the portal could not be reached. Never throws. */
  readonly ask: () => Promise<readonly KioskPresence[] | null>;
  /** Is anybody there to see it? */
  readonly wanted: () => boolean;
  /** Milliseconds, monotonic. */
  readonly mono: () => number;
  /** What the window should ask about again. */
  readonly onChange: () => void;
}

const askEveryMs = 15_000;
const retryMs = 5_000;

/** Who is at which kiosk of this site now, as the portal said last (docs/sync.md S60). In memory only; without contact nothing is known. */
export function createPresentKiosks({ ask, wanted, mono, onChange }: Options) {
  let known: readonly KioskPresence[] = [];
  let heardAt = Number.NEGATIVE_INFINITY;
  let dueAt = Number.NEGATIVE_INFINITY;
  let asking = false;

  async function askNow(): Promise<void> {
    asking = true;
    dueAt = mono() + askEveryMs;
    const answer = await ask();
    asking = false;
    if (answer === null) {
      dueAt = Math.min(dueAt, mono() + retryMs);
      return;
    }
    const news = JSON.stringify(answer) !== JSON.stringify(known);
    known = answer;
    heardAt = mono();
    if (news) onChange();
  }

  return {
    tick(): void {
      if (!asking && mono() >= dueAt && wanted()) void askNow();
    },
    askSoon(): void {
      dueAt = Number.NEGATIVE_INFINITY;
    },
    current: (): readonly KioskPresence[] => (mono() - heardAt < presenceLastsMs ? known : []),
  };
}
export type PresentKiosks = ReturnType<typeof createPresentKiosks>;
