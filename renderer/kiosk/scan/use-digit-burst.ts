import { useEffect, useEffectEvent, useMemo } from 'react';
import { createDigitBurst } from '../../ui/digit-burst.ts';

/** A number that a scanner typed replaces whatever stood in the field; its Enter is the scanner's, not the person's. */
export function useDigitBurst(length: number, onNumber: (digits: string) => void): void {
  const burst = useMemo(() => createDigitBurst(length), [length]);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const number = burst.takes(event.key, event.timeStamp);
    if (number === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onNumber(number);
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
