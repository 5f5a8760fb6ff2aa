import { useEffect, useEffectEvent } from 'react';

interface KeyActions {
  /** One printable character. */
  readonly onType: (character: string) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
  /** Which characters this field takes. */
  readonly takes: (character: string) => boolean;
}

/** A keyboard or tactile pad types into the one field of a screen, wherever the focus stands. Enter on a button stays that button's. */
export function usePhysicalKeys({ onType, onErase, onEnter, takes }: KeyActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    if (event.key === 'Enter') {
      if (!onButton && !event.repeat) onEnter();
    } else if (event.key === 'Backspace') {
      event.preventDefault();
      onErase();
    } else if ([...event.key].length === 1 && takes(event.key) && !(onButton && event.key === ' ')) {
      event.preventDefault();
      onType(event.key);
    }
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
