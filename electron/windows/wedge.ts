import { tokenMaxBytes, tokenPattern } from '../../shared/domain/arrival-token.ts';
import type { KeyPress } from './keyboard.ts';

/** A scanner that plays a keyboard leaves less than this between two keys; a person does not. */
const gapMs = 150;

export interface WedgeOptions {
  /** Milliseconds, monotonic. */
  readonly mono: () => number;
  /** Is there a screen that waits for a scan? On any other, every key is a person's. */
  readonly mayScan: () => boolean;
  /** A whole token, or whatever stood where one was begun. */
  readonly onScan: (text: string) => void;
}

/**
 * Takes what a scanner types as a keyboard out of the keys of a page: from the first letter of a token, which no screen that waits for a scan
 * has a use for, to its last. The page gets all of it in one piece or nothing. Twelve digits are left to the page, which has a field for them.
 */
export function createWedge({ mono, mayScan, onScan }: WedgeOptions) {
  let text = '';
  let last = -Infinity;
  /** The Enter that a scanner adds still belongs to it. */
  let ended = -Infinity;

  const end = (): void => {
    const whole = text;
    text = '';
    ended = mono();
    onScan(whole);
  };

  return {
    /** True when this key is a scanner's: the page must not see it. */
    takes({ type, key }: Pick<KeyPress, 'type' | 'key'>): boolean {
      const now = mono();
      const runs = text !== '' && now - last <= gapMs;
      if (text !== '' && !runs) text = '';
      if (type !== 'keyDown') return runs || now - ended <= gapMs;
      if (!runs) {
        if (key === 'Enter' && now - ended <= gapMs) return true;
        if (key !== 'F' || !mayScan()) return false;
        [text, last] = [key, now];
        return true;
      }
      last = now;
      if (key === 'Enter') end();
      else if ([...key].length === 1) {
        text += key;
        if (tokenPattern.test(text) || text.length > tokenMaxBytes) end();
      }
      return true;
    },
  };
}
