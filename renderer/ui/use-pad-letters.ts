import { createContext, useContext, useEffect, useState } from 'react';
import { letterWaitMs, type PadField, type Tap, tapKey } from './pad-letters.ts';

/** Whether a person types with twelve keys: then digits make letters. */
export const PadTypingContext = createContext(false);

interface Options extends PadField {
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly maxLength: number;
}

/** Letters of a twelve-key pad: a key pressed again makes the next letter of that key, until it is kept or left alone for a while. */
export function usePadLetters({ typed, onChange, maxLength, ...field }: Options) {
  const active = useContext(PadTypingContext);
  const [tap, setTap] = useState<Tap | null>(null);
  const [kept, setKept] = useState(false);
  useEffect(() => {
    if (tap === null) return;
    const timer = setTimeout(() => {
      setTap(null);
      setKept(true);
    }, letterWaitMs);
    return () => clearTimeout(timer);
  }, [tap]);
  const settle = (said: boolean): void => {
    setTap(null);
    setKept(said);
  };
  return {
    /** A letter was kept, and nothing has been typed since. */
    kept,
    /** Any other key: what stands there stays. */
    leave: () => settle(false),
    /** A key of a keyboard or pad. Answers true when it was one of the pad's. */
    takes(key: string, onEnter: () => void): boolean {
      if (!active || !/^[0-9#]$/.test(key)) return false;
      if (key === '#') {
        if (tap === null) onEnter();
        else settle(true);
        return true;
      }
      const next = tapKey(typed, tap, key, field);
      setKept(false);
      if (next.typed.length > maxLength) return true;
      setTap(next.tap);
      onChange(next.typed);
      return true;
    },
  };
}
