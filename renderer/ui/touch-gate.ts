/** Touches this soon after a screen change were meant for the screen before. */
export const settleMs = 350;
/** A second touch of one key this soon is a tremor or a double tap. Physical keys are not held to it. */
export const repeatMs = 250;

/** Decides which touches count. Times are milliseconds of any steady clock. */
export interface TouchGate {
  /** A new screen is on the glass. */
  screenShown(atMs: number): void;
  /** May this touch of this control act? */
  accepts(control: string, atMs: number): boolean;
}

export function createTouchGate(): TouchGate {
  let shownAt = Number.NEGATIVE_INFINITY;
  let last = { control: '', at: Number.NEGATIVE_INFINITY };
  return {
    screenShown: (atMs) => {
      shownAt = atMs;
    },
    accepts: (control, atMs) => {
      const repeated = control === last.control && atMs - last.at < repeatMs;
      const settled = atMs - shownAt >= settleMs;
      // A refused repeat also moves the mark, so that a long tremble counts once.
      if (settled) last = { control, at: atMs };
      return settled && !repeated;
    },
  };
}

/** For surfaces used with mouse and keyboard: every touch counts. */
export const openGate: TouchGate = { screenShown: () => {}, accepts: () => true };
