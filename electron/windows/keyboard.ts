/** A key as Electron's `before-input-event` tells of it. */
export interface KeyPress {
  readonly type: string;
  readonly key: string;
  readonly isAutoRepeat: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

const namedKeys = new Set([
  'Enter',
  'Tab',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Escape',
  'Shift',
  'CapsLock',
  'Dead',
  // Pads made for listening turn the volume and halt speech with these.
  'AudioVolumeUp',
  'AudioVolumeDown',
  'PageUp',
  'PageDown',
  'Pause',
]);
const mayRepeat = new Set(['Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);

/** The fastest typist makes about 15 strokes a second; a device that pretends to be a keyboard makes a thousand. */
const strokesPerSecond = 25;

/**
 * Lets a kiosk's page have only the keys its forms need: no chord, no function key, no flood.
 * @param mono milliseconds, monotonic
 */
export function createKeyFilter(mono: () => number) {
  let secondFrom = -Infinity;
  let strokes = 0;
  const isFlood = (): boolean => {
    const now = mono();
    if (now - secondFrom >= 1000) [secondFrom, strokes] = [now, 0];
    strokes += 1;
    return strokes > strokesPerSecond;
  };
  return { mayPass: (press: KeyPress): boolean => isPlain(press) && (press.type !== 'keyDown' || !isFlood()) };
}

function isPlain({ key, isAutoRepeat, control, alt, meta }: KeyPress): boolean {
  if (control || alt || meta) return false;
  if (isAutoRepeat && !mayRepeat.has(key)) return false;
  return namedKeys.has(key) || [...key].length === 1;
}
