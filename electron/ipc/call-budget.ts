/** No hand asks as often; a page that was taken over would, to fill the disk with notes or to keep everything busy. */
const callsPerSecond = 60;

/**
 * How many questions the windows of one surface may ask.
 * @param mono milliseconds, monotonic
 */
export function createCallBudget(mono: () => number): { readonly spend: () => boolean } {
  let secondFrom = Number.NEGATIVE_INFINITY;
  let calls = 0;
  return {
    /** False when this second's questions are used up. */
    spend(): boolean {
      const now = mono();
      if (now - secondFrom >= 1000) [secondFrom, calls] = [now, 0];
      calls += 1;
      return calls <= callsPerSecond;
    },
  };
}
