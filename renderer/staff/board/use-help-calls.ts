import { useEffect, useRef, useState } from 'react';
import { createChime } from './chime.ts';
import { helpNumbers, newHelpCalls } from './help-calls.ts';

type Calls = Parameters<typeof newHelpCalls>[1];

/** Chimes for people who newly ask for help. @returns their numbers, to be spoken by a screen reader */
export function useHelpCalls(calls: Calls | null): readonly string[] {
  const known = useRef<ReadonlySet<string> | null>(null);
  const [chime] = useState(createChime);
  const [spoken, setSpoken] = useState<readonly string[]>([]);
  useEffect(() => {
    if (calls === null) return;
    const fresh = newHelpCalls(known.current, calls);
    known.current = new Set(helpNumbers(calls));
    if (fresh.length === 0) return;
    setSpoken(fresh);
    chime();
  }, [calls, chime]);
  return spoken;
}
