/** Keys of a scanner that plays a keyboard come closer together than this; no finger is as fast. */
const gapMs = 40;

/**
 * Recognises a number that a scanner typed, whole: exactly so many digits without a pause, then Enter. Anything else is a person's.
 * @param length how many digits
 */
export function createDigitBurst(length: number) {
  let digits = '';
  let last = -Infinity;
  return {
    /** @param at when the key was pressed, milliseconds. Answers the number with its Enter. */
    takes(key: string, at: number): string | null {
      const runs = at - last <= gapMs;
      last = at;
      if (/^\d$/.test(key)) {
        digits = runs ? digits + key : key;
        return null;
      }
      const whole = key === 'Enter' && runs && digits.length === length ? digits : null;
      digits = '';
      return whole;
    },
  };
}
